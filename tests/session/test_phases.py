"""The phases of a coding question, and the clocks of a case's stages: told once each, and never in an exam's way."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.base.paths import Paths
from interviewprep.model.question import Stage
from interviewprep.model.taxonomy import Format
from interviewprep.session.candidate import Action, Do, View
from interviewprep.session.phases import MIN_BUDGET_S, PHASES, has_phases, phase_at
from interviewprep.session.plan import Mode
from support.clock import FakeClock
from support.programs import CODE
from support.questions import dimension_of, open_of, question
from support.sessions import Script, Stand, answer

STAGES = (Stage("frame", "Frame", 2, "Frame it."), Stage("data", "Data", 3, "Which?"), Stage("run", "Run", 5, "How?"))
CASE = replace(question(Format.CASE, replace(open_of(dimension_of("framing")), stages=STAGES)), minutes=10)
BUDGETS = st.floats(MIN_BUDGET_S, 3 * 3600)


@given(BUDGETS, st.lists(st.floats(0, 1.2), min_size=1))
def test_phases_follow_one_another_and_end_with_the_budget(budget_s: float, shares: list[float]) -> None:
    places = [len(PHASES) if phase is None else PHASES.index(phase) for phase in phases_at(budget_s, sorted(shares))]
    assert places == sorted(places)
    assert all((phase_at(share * budget_s, budget_s) is None) == (share * budget_s >= budget_s) for share in shares)


def phases_at(budget_s: float, shares: list[float]) -> list[object]:
    return [phase_at(share * budget_s, budget_s) for share in shares]


def test_phases_of_thirty_eight_minutes_take_three_five_twenty_five_and_five() -> None:
    names = [phase.name for minute in range(38) if (phase := phase_at(minute * 60, 38 * 60))]
    assert {name: names.count(name) for name in names} == {
        "clarify": 3,
        "plan and own tests": 5,
        "code": 20,
        "verify": 5,
        "follow-up": 5,
    }


@pytest.mark.parametrize("kind", Format)
@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("budget_s", [MIN_BUDGET_S - 1, MIN_BUDGET_S])
def test_only_a_program_with_ten_minutes_in_practice_has_phases(kind: Format, mode: Mode, budget_s: float) -> None:
    expected = kind.is_executable and mode is Mode.PRACTICE and budget_s >= MIN_BUDGET_S
    assert has_phases(kind, mode, budget_s) == expected


@pytest.mark.parametrize(("mode", "told"), [(Mode.PRACTICE, [phase.name for phase in PHASES]), (Mode.EXAM, [])])
def test_each_phase_is_told_once_where_there_are_any(
    paths: Paths, fake_clock: FakeClock, mode: Mode, told: list[str]
) -> None:
    stand = Stand.build(paths, fake_clock, CODE)
    seen: list[str] = []
    names: set[str] = set()

    def work(view: View) -> Action:
        for _ in range(int(view.budget_s) - 1):
            seen.extend(view.news(""))
            names.add(view.phase())
            fake_clock.advance(1)
        return Action(Do.END)

    script = Script([work])
    stand.sit(script, replace(stand.plan(), mode=mode))

    heard = [line for line in [*script.told, *seen] if line.startswith("Now: ")]
    assert [line.removeprefix("Now: ").partition(".")[0] for line in heard] == told
    assert names == (set(told) or {""})


def test_clock_of_a_stage_begins_with_it_and_stretches_with_extra_time(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, CASE)
    lefts: list[float | None] = []

    def take(seconds: float, text: str) -> object:
        def deed(view: View) -> Action:
            lefts.append(view.stage_left_s())
            fake_clock.advance(seconds)
            lefts.append(view.stage_left_s())
            return answer(text)

        return deed

    script = Script([take(100, "One."), take(200, "Two."), take(10, "Three.")])  # type: ignore[list-item]
    stand.sit(script, replace(stand.plan(), extra_time=1.5))
    assert lefts == [180, 80, 270, 70, 450, 440]


def test_stage_that_is_over_takes_from_the_whole_is_told_once_and_noted(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, CASE)
    heard: list[str] = []

    def dawdle(view: View) -> Action:
        for _ in range(200):
            fake_clock.advance(1)
            heard.extend(view.news(""))
        return answer("One.")

    script = Script([dawdle, stand.after(60, answer("Two.")), stand.after(60, answer("Three."))])

    card = stand.sit(script)

    assert heard == ["The time of this stage is over; from here on it takes from the whole: 8:00 left."]
    assert [line for line in card.questions[0].evidence if line.startswith("stage")] == ["stage Frame: 3:20 of 2:00"]
    assert (card.questions[0].active_s, card.questions[0].over_time) == (320, False)


def test_question_without_stages_has_no_clock_of_a_stage(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, CODE)
    script = Script([Action(Do.END)])
    stand.sit(script)
    assert script.views[0].stage_left_s() is None
