"""The clock that another process reads from the log shows what the session itself would show."""

from dataclasses import replace
from math import isclose

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewprep.base.paths import Paths
from interviewprep.model.attempt import EventKind, SessionStatus
from interviewprep.model.question import Question, Stage
from interviewprep.model.taxonomy import Format
from interviewprep.session.candidate import Action, Do, View
from interviewprep.session.clock import ClockStatus, Reading, face_of, read_clock
from interviewprep.session.engine import Engine
from interviewprep.store.onlooker import look_at_sessions
from support.clock import FakeClock
from support.questions import choice, dimension_of, open_of, question
from support.sessions import Deed, Script, Stand, answer

SINGLE = replace(question(Format.SINGLE, choice("p", "qr")), title="Which one")
STAGES = (Stage("frame", "Frame", 1, "Frame it."), Stage("operate", "Operate", 1, "Run it."))
CASE = question(Format.CASE, replace(open_of(dimension_of("framing")), stages=STAGES))


def read(stand: Stand) -> Reading | None:
    """Look at the history as another process does."""
    sessions = look_at_sessions(stand.paths)
    assert sessions is not None
    with sessions:
        return read_clock(sessions, stand.clock.read())


def seen(stand: Stand) -> Reading:
    reading = read(stand)
    assert reading is not None
    return reading


def put(stand: Stand, engine: Engine, asked: Question = SINGLE) -> None:
    engine.emit_for_item(EventKind.SHOWN, question="test/q1", revision="r1", order=[], **face_of(asked))
    beat(stand, engine)


def beat(stand: Stand, engine: Engine) -> None:
    stand.history.heartbeat(engine.session, stand.clock.read())


def test_before_any_session_there_is_no_clock(paths: Paths, fake_clock: FakeClock) -> None:
    assert read(Stand.build(paths, fake_clock, SINGLE)) is None


def test_time_runs_while_a_question_is_open(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, SINGLE, SINGLE)
    engine = stand.start(stand.plan(budget_s=600))
    put(stand, engine)
    fake_clock.advance(10)
    reading = seen(stand)
    assert reading.status is ClockStatus.RUNNING
    assert (reading.number, reading.total, reading.question, reading.title) == (1, 2, "test/q1", "Which one")
    assert (reading.budget_s, reading.left_s) == (120, 110)
    assert (reading.session_budget_s, reading.session_left_s) == (600, 590)


def test_time_stands_while_nothing_counts(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, SINGLE)
    engine = stand.start()
    put(stand, engine)
    fake_clock.advance(10)
    engine.emit_for_item(EventKind.SUBMIT, answer="1", gave_up=False)
    fake_clock.advance(10)
    beat(stand, engine)
    reading = seen(stand)
    assert (reading.status, reading.left_s, reading.session_left_s) == (ClockStatus.PAUSED, 110, None)


def test_session_before_its_first_question_has_all_its_time(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, SINGLE)
    stand.start()
    reading = seen(stand)
    assert (reading.status, reading.title, reading.left_s) == (ClockStatus.PAUSED, "q1", 120)


@pytest.mark.parametrize("reboots", [False, True])
def test_session_whose_process_is_gone_was_left_at_its_last_heartbeat(
    paths: Paths, fake_clock: FakeClock, *, reboots: bool
) -> None:
    stand = Stand.build(paths, fake_clock, SINGLE)
    engine = stand.start()
    put(stand, engine)
    fake_clock.advance(25)
    beat(stand, engine)
    if reboots:
        fake_clock.reboot()
    fake_clock.advance(3600)
    reading = seen(stand)
    assert (reading.status, reading.left_s) == (ClockStatus.LEFT, 95)


def test_session_that_somebody_is_at_goes_before_one_that_was_left(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, SINGLE)
    stand.start()
    fake_clock.advance(3600)
    second = stand.start()
    assert (seen(stand).session, seen(stand).status) == (second.session, ClockStatus.PAUSED)


def test_session_that_ended_has_no_clock(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, SINGLE)
    stand.start().close(SessionStatus.FINISHED, "done")
    assert read(stand) is None


def test_log_of_an_earlier_version_shows_the_id_in_place_of_the_title(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, SINGLE)
    engine = stand.start()
    engine.emit_for_item(EventKind.SHOWN, question="test/q1", revision="r1", order=[])
    fake_clock.advance(5)
    reading = seen(stand)
    assert (reading.title, reading.stage, reading.left_s) == ("q1", "", 115)


def test_log_without_the_times_of_stages_names_them_all_the_same(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, SINGLE)
    engine = stand.start()
    engine.emit_for_item(EventKind.SHOWN, question="test/q1", revision="r1", order=[], title="Q", stages=["Frame"])
    assert (seen(stand).stage, seen(stand).stage_left_s) == ("Frame", None)


def test_stage_of_a_case_is_told_with_its_own_time(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, CASE)
    stages: list[tuple[str, float | None]] = []

    def look(seconds: float, text: str) -> Action:
        fake_clock.advance(seconds)
        stages.append((seen(stand).stage, seen(stand).stage_left_s))
        return answer(text)

    stand.sit(Script([lambda _: look(10, "First."), lambda _: look(3, "Second.")]))
    assert stages == [("Frame", 50), ("Operate", 57)]


@pytest.mark.parametrize(("seconds", "phase"), [(0, "clarify"), (14, "code"), (1000, "")])
def test_phase_of_a_coding_question_is_told(paths: Paths, fake_clock: FakeClock, seconds: float, phase: str) -> None:
    stand = Stand.build(paths, fake_clock, replace(SINGLE, minutes=10))
    engine = stand.start()
    put(stand, engine, replace(SINGLE, format=Format.CODE))
    for _ in range(14):
        fake_clock.advance(seconds)
        beat(stand, engine)
    assert seen(stand).phase == phase


DEEDS = st.lists(st.tuples(st.floats(0, 300), st.sampled_from([Do.SAVE, Do.HINT, Do.FLAG, Do.SKIP, Do.SUBMIT])))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(deeds=DEEDS)
def test_other_process_reads_what_the_candidate_sees(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[tuple[float, Do]]
) -> None:
    root = tmp_path_factory.mktemp("home")
    stand = Stand.build(Paths(data=root, cache=root, workspace=root), FakeClock(), SINGLE, SINGLE)

    def deed(seconds: float, do: Do) -> Deed:
        return stand.after(seconds, Action(do, "1" if do is Do.SUBMIT else ""))

    class Watched(Script):
        def act(self, view: View, stage: Stage | None) -> Action:
            action = super().act(view, stage)
            (row,) = stand.history.sessions(SessionStatus.ACTIVE)
            stand.history.heartbeat(row.id, stand.clock.read())
            reading = seen(stand)
            assert reading.status is ClockStatus.RUNNING
            assert (reading.number, reading.title) == (view.number, view.question.title)
            assert isclose(reading.left_s, view.item_left_s(), abs_tol=1e-6)
            assert reading.phase == view.phase()
            assert isclose(reading.stage_left_s or 0.0, view.stage_left_s() or 0.0, abs_tol=1e-6)
            assert isclose(reading.session_left_s or 0.0, view.session_left_s() or 0.0, abs_tol=1e-6)
            return action

    script = Watched([deed(*one) for one in [*deeds, (1.0, Do.END)]])
    stand.sit(script, stand.plan(budget_s=10_000))
    stand.history.close()
