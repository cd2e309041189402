"""The state is a fold of the log, and only time spent on an open question counts."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.base.paths import Paths
from interviewprep.model.attempt import Event, EventKind
from interviewprep.model.taxonomy import Format
from interviewprep.session.engine import Engine
from interviewprep.session.state import fold
from support.clock import START, FakeClock
from support.questions import choice, question
from support.sessions import Stand

SINGLE = question(Format.SINGLE, choice("p", "qr"))


def event(sequence: int, kind: EventKind, awake_s: float, **payload: object) -> Event:
    return Event("s", sequence, kind, START.at, 0, awake_s, payload)


def shown(stand: Stand, *, budget_s: float = 600.0) -> Engine:
    engine = stand.start(stand.plan(budget_s=budget_s))
    engine.emit_for_item(EventKind.SHOWN, question="test/q1", revision="r1", order=[])
    return engine


def test_sleep_of_the_machine_costs_no_time(paths: Paths, fake_clock: FakeClock) -> None:
    engine = shown(Stand.build(paths, fake_clock, SINGLE))
    fake_clock.advance(10)
    fake_clock.sleep_machine(8 * 3600)
    assert engine.item_left_s() == 110


@pytest.mark.parametrize("jump_s", [7200, -7200])
def test_jump_of_the_wall_clock_costs_no_time(paths: Paths, fake_clock: FakeClock, jump_s: float) -> None:
    engine = shown(Stand.build(paths, fake_clock, SINGLE))
    fake_clock.advance(10)
    fake_clock.jump_wall(jump_s)
    assert engine.item_left_s() == 110
    assert engine.session_left_s() == 590


def test_killed_session_resumes_with_the_time_of_its_last_heartbeat(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, SINGLE)
    engine = shown(stand)
    fake_clock.advance(25)
    stand.history.heartbeat(engine.session, fake_clock.read())
    fake_clock.advance(3)
    fake_clock.reboot()
    fake_clock.advance(3600)

    resumed = stand.resume(engine)

    assert resumed.item_left_s() == 95
    fake_clock.advance(5)
    assert resumed.item_left_s() == 90
    assert resumed.session_left_s() == 570


def test_time_after_submitting_is_not_charged(paths: Paths, fake_clock: FakeClock) -> None:
    engine = shown(Stand.build(paths, fake_clock, SINGLE))
    fake_clock.advance(20)
    engine.emit_for_item(EventKind.SUBMIT, answer="1", gave_up=False)
    fake_clock.advance(500)
    engine.emit_for_item(EventKind.CONFIDENCE, value=None)
    assert engine.item_left_s() == 100


def test_work_after_a_failed_submission_is_charged_again(paths: Paths, fake_clock: FakeClock) -> None:
    engine = shown(Stand.build(paths, fake_clock, SINGLE))
    engine.emit_for_item(EventKind.SUBMIT, answer="1", gave_up=False)
    fake_clock.advance(500)
    engine.emit_for_item(EventKind.VERDICT, final=False, passed=False, score=0.0, verdict="wrong_answer")
    fake_clock.advance(30)
    assert engine.item_left_s() == 90
    assert engine.item.failed_submits == 1


def test_fault_of_the_judge_is_not_charged(paths: Paths, fake_clock: FakeClock) -> None:
    engine = shown(Stand.build(paths, fake_clock, SINGLE))
    engine.emit_for_item(EventKind.SUBMIT, answer="1", gave_up=False)
    engine.emit_for_item(EventKind.VERDICT, final=False, passed=False, score=0.0, verdict="judge_error")
    assert (engine.item.submits, engine.item.failed_submits) == (0, 0)


steps = st.lists(
    st.tuples(
        st.sampled_from(
            [
                (EventKind.DRAFT, {"text": "x"}),
                (EventKind.HINT, {"level": 1}),
                (EventKind.RUN, {"source": "", "verdict": "accepted", "passed": 1, "tests": 1}),
                (EventKind.PAUSE, {}),
                (EventKind.RESUME, {"carried_s": 0.0}),
            ]
        ),
        st.floats(0, 100, allow_nan=False),
    ),
    max_size=12,
)


@given(steps)
def test_time_counts_exactly_between_shown_and_pause(
    steps: list[tuple[tuple[EventKind, dict[str, object]], float]],
) -> None:
    events = [event(1, EventKind.SHOWN, 0.0, item=0, order=[])]
    now, expected, running = 0.0, 0.0, True
    for (kind, payload), gap in steps:
        now += gap
        expected += gap if running and kind is not EventKind.RESUME else 0.0
        # A resume without a pause follows a kill: what was not seen by a heartbeat is not charged.
        running = kind is EventKind.RESUME or (running and kind is not EventKind.PAUSE)
        located = payload if kind in {EventKind.PAUSE, EventKind.RESUME} else {**payload, "item": 0}
        events.append(event(len(events) + 1, kind, now, **located))

    state = fold(1, events)

    assert state.active_s == pytest.approx(expected)
    assert state.items[0].active_s == pytest.approx(expected)


def test_running_engine_and_fold_of_its_log_agree(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, SINGLE, replace(SINGLE, title="Another"))
    engine = shown(stand)
    for kind, payload in (
        (EventKind.HINT, {"level": 1}),
        (EventKind.SUBMIT, {"answer": "1", "gave_up": False}),
        (EventKind.CONFIDENCE, {"value": 0.6}),
    ):
        fake_clock.advance(7)
        engine.emit_for_item(kind, **payload)
    assert engine.state == fold(2, stand.history.events(engine.session))
