"""Whole interviews: their parts keep their minutes, nothing is asked twice, and a break can last for days."""

from collections.abc import Collection
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.base.clock import Clock
from interviewprep.base.errors import UsageFault
from interviewprep.base.paths import Paths
from interviewprep.model.attempt import SessionKind
from interviewprep.model.question import Entry
from interviewprep.model.taxonomy import Area, Difficulty, Domain, Format, Phase
from interviewprep.session.loops import LOOPS, SHORT_FORMATS, Loop, Slot, Stretch, find_loop
from interviewprep.session.plan import Item, Part, Plan
from interviewprep.session.resume import Unfinished, unfinished_sessions
from interviewprep.session.whole import Known, plan_loop
from support.catalogues import Listed
from support.clock import FakeClock
from support.questions import NUMERIC, question
from support.sessions import Script, Stand, answer

NAMES = (
    "coding-screen coding-onsite assisted-code-review ml-coding ml-breadth ml-depth model-evaluation data-and-sql "
    "system-design behavioural-and-impact full-loop team-diagnostic"
)
TOPICS = ("behavioural", "impact-and-roi", "ml-from-scratch", "online-experiments", "pandas-wrangling", "trees")
NUMBER = question(Format.NUMERIC, NUMERIC)


def fits(entry: Entry, *filters: Collection[str]) -> bool:
    values = (entry.area, entry.topic, entry.domain, entry.format, entry.difficulty)
    return all(not wanted or value in wanted for value, wanted in zip(values, filters, strict=True))


def fits_slot(entry: Entry, slot: Slot) -> bool:
    return fits(entry, slot.areas, slot.topics, slot.domains, slot.formats, slot.difficulties)


@st.composite
def shelves(draw: st.DrawFn) -> list[Entry]:
    count = draw(st.integers(0, 40))
    return [
        Entry(
            bank="bank",
            id=f"q{number}",
            revision="r",
            area=draw(st.sampled_from(Area)),
            topic=draw(st.sampled_from(TOPICS)),
            domain=draw(st.sampled_from(Domain)),
            phase=Phase.FOUNDATIONS,
            difficulty=draw(st.sampled_from(Difficulty)),
            minutes=draw(st.sampled_from([1.0, 1.5, 15.0, 45.0])),
            format=draw(st.sampled_from(Format)),
            title=f"Question {number}",
        )
        for number in range(count)
    ]


@given(shelves(), st.sampled_from(list(LOOPS.values())), st.integers(0, 99), st.data())
def test_loop_asks_what_fits_once_within_the_time_of_each_part(
    shelf: list[Entry], loop: Loop, seed: int, data: st.DataObject
) -> None:
    refs = [entry.ref for entry in shelf]
    suspended = data.draw(st.sets(st.sampled_from(refs))) if refs else set()
    known = Known({}, suspended)
    try:
        plan, notices = plan_loop(loop, Listed(shelf), known, seed=seed)
    except UsageFault:
        slots = [slot for stretch in loop.stretches for slot in stretch.slots]
        assert not any(fits_slot(one, slot) for slot in slots for one in shelf if one.ref not in suspended)
        return

    asked = [item.ref for item in plan.items]
    assert len(asked) == len(set(asked))
    assert not suspended & set(asked)
    assert [item.part for item in plan.items] == sorted(item.part for item in plan.items)
    minutes = {stretch.title: stretch.minutes for stretch in loop.stretches}
    for place, part in enumerate(plan.parts):
        own = [item.budget_s for item in plan.items if item.part == place]
        assert sum(own) == pytest.approx(part.budget_s)
        assert 0 < part.budget_s <= minutes[part.title] * 60 + 1e-6
    assert plan.budget_s == pytest.approx(sum(part.budget_s for part in plan.parts))
    wanted = sum(slot.count for stretch in loop.stretches for slot in stretch.slots)
    assert len(asked) == wanted or notices
    assert plan_loop(loop, Listed(shelf), known, seed=seed) == (plan, notices)
    assert Plan.from_json(plan.to_json()) == plan


@given(shelves(), st.integers(0, 99), st.data())
def test_slot_takes_unseen_questions_first(shelf: list[Entry], seed: int, data: st.DataObject) -> None:
    refs = [entry.ref for entry in shelf]
    seen = data.draw(st.dictionaries(st.sampled_from(refs), st.integers(0, 50))) if refs else {}
    short = [entry for entry in shelf if entry.format in SHORT_FORMATS]
    loop = Loop("small", "", (Stretch("Short", 10, (Slot(3, "short questions", formats=SHORT_FORMATS),)),))
    if not short:
        return
    plan, _ = plan_loop(loop, Listed(shelf), Known(seen, ()), seed=seed)
    days = sorted(seen.get(entry.ref, -1) for entry in short)
    assert [seen.get(item.ref, -1) for item in plan.items] == days[:3]


def one(number: int, topic: str, difficulty: Difficulty) -> Entry:
    return Entry(
        "bank",
        f"q{number}",
        "r",
        Area.ML_THEORY,
        topic,
        Domain.MATHEMATICS,
        Phase.FOUNDATIONS,
        difficulty,
        2.0,
        Format.SINGLE,
        f"Question {number}",
    )


def test_depth_stays_with_the_topic_that_has_most_and_rises() -> None:
    rising = (Difficulty.HARD, Difficulty.EASY, Difficulty.MEDIUM, Difficulty.HARD, Difficulty.EASY)
    shelf = [one(number, "trees", level) for number, level in enumerate(rising)]
    shelf += [one(number + 10, "vision", Difficulty.EASY) for number in range(3)]
    plan, notices = plan_loop(find_loop("ml-depth"), Listed(shelf), Known({}, ()), seed=4)
    levels = {entry.ref: entry.difficulty for entry in shelf if entry.topic == "trees"}
    assert [levels[item.ref] for item in plan.items] == sorted(rising, key=list(Difficulty).index)
    assert notices == ("ML in depth, as far as the banks go: 0 of 1 question on work of your own.",)


def test_breadth_takes_from_each_topic_in_turn() -> None:
    shelf = [one(number, f"topic-{number % 8}", Difficulty.EASY) for number in range(40)]
    plan, _ = plan_loop(find_loop("ml-breadth"), Listed(shelf), Known({}, ()), seed=4)
    topics = {entry.ref: entry.topic for entry in shelf}
    assert len({topics[item.ref] for item in plan.items[:8]}) == 8


def test_question_that_cannot_be_run_here_is_in_no_loop() -> None:
    shelf = [one(number, f"topic-{number}", Difficulty.EASY) for number in range(20)]
    plan, _ = plan_loop(find_loop("ml-breadth"), Listed(shelf[:10], unready=shelf[10:]), Known({}, ()), seed=4)
    assert {item.ref for item in plan.items} <= {entry.ref for entry in shelf[:10]}


def test_all_loops_are_there_and_keep_their_minutes() -> None:
    assert list(LOOPS) == NAMES.split()
    minutes = [45, 60, 60, 45, 45, 45, 40, 45, 60, 45, 240, 60]
    assert [loop.minutes for loop in LOOPS.values()] == minutes


def test_unknown_loop_names_the_nearest() -> None:
    with pytest.raises(UsageFault, match="Did you mean 'full-loop'"):
        find_loop("full-lop")


def test_plan_stored_before_there_were_parts_reads_as_one_without() -> None:
    old = {"kind": "interview", "items": [{"ref": "a/b", "budget_s": 60.0, "why": ""}], "budget_s": 60.0, "seed": 3}
    assert Plan.from_json(old) == Plan(SessionKind.INTERVIEW, (Item("a/b", 60.0),), 60.0, 3)


def two_parts(stand: Stand) -> Plan:
    first, second = stand.questions
    parts = (Part("Morning", 120.0), Part("Noon", 120.0, break_s=600.0))
    items = (Item(first, 120.0), Item(second, 120.0, part=1))
    return replace(stand.plan(budget_s=240.0), items=items, parts=parts, loop="full-loop")


def test_parts_are_told_as_they_begin_and_a_break_costs_no_time(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, NUMBER, NUMBER)
    rest = [lambda: fake_clock.advance(3000)]
    script = Script([stand.after(30, answer("0.44")), stand.after(50, answer("0.44"))], at_breaks=rest)

    card = stand.sit(script, two_parts(stand))

    assert script.parts == ["1 of 2: Morning", "2 of 2: Noon"]
    assert card.active_s == 80
    assert not any(line.over_time for line in card.questions)


def leave() -> None:
    raise KeyboardInterrupt


def test_interview_left_in_a_break_goes_on_days_later_with_the_break(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, NUMBER, NUMBER)
    engine = stand.start(two_parts(stand))
    with pytest.raises(KeyboardInterrupt):
        stand.conductor(engine, Script([stand.after(30, answer("0.44"))], at_breaks=[leave])).run()
    fake_clock.sleep_machine(3 * 86_400)
    fake_clock.reboot()

    (left,) = unfinished(stand, fake_clock)
    assert (left.left_s, left.where) == (210.0, "part 2 of 2: Noon")
    script = Script([stand.after(50, answer("0.44"))])
    card = stand.conductor(stand.resume(engine), script).run()

    assert script.parts == ["2 of 2: Noon"]
    assert card.active_s == 80


def test_part_that_was_begun_is_not_begun_again(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, NUMBER, NUMBER)
    engine = stand.start(two_parts(stand))
    with pytest.raises(KeyboardInterrupt):
        stand.conductor(engine, Script([stand.after(30, answer("0.44")), KeyboardInterrupt])).run()
    script = Script([answer("0.44")])
    stand.conductor(stand.resume(engine), script).run()
    assert script.parts == []


def unfinished(stand: Stand, clock: Clock) -> list[Unfinished]:
    return unfinished_sessions(stand.history, SessionKind.INTERVIEW, clock.read())
