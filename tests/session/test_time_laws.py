"""The laws of time: it only runs where it should, whatever is done and whatever the machine's clocks do."""

from collections.abc import Callable, Iterable
from enum import Enum, auto

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.model.attempt import EventKind, SessionKind
from interviewprep.session.engine import Engine
from interviewprep.session.plan import Item, Mode, Plan
from interviewprep.session.state import SessionState, fold
from support.clock import FakeClock
from support.logs import Bench

ITEMS = 3


class Step(Enum):
    """What can happen next: deeds of a candidate, and what befalls them."""

    DRAFT = auto()
    ZERO = auto()
    STAGE = auto()
    HINT = auto()
    RUN = auto()
    FAIL = auto()
    SUBMIT = auto()
    SKIP = auto()
    LATER = auto()
    HALT = auto()
    END = auto()
    LEAVE = auto()
    KILL = auto()
    REBOOT = auto()
    SLEEP = auto()
    JUMP_FORWARD = auto()
    JUMP_BACK = auto()
    TRAVEL = auto()


COMES_BACK = {Step.LEAVE, Step.KILL, Step.REBOOT}

MACHINE: dict[Step, Callable[[FakeClock], None]] = {
    Step.SLEEP: lambda clock: clock.sleep_machine(8 * 3600),
    Step.JUMP_FORWARD: lambda clock: clock.jump_wall(7200),
    Step.JUMP_BACK: lambda clock: clock.jump_wall(-7200),
    Step.TRAVEL: lambda clock: clock.move_zone(clock.read().utc_offset_s + 3600),
}
"""Sleep of the machine, jumps of its wall clock, and another zone, which daylight saving is as well."""

DEEDS: dict[Step, Callable[[Engine], None]] = {
    Step.DRAFT: lambda engine: engine.emit_for_item(EventKind.DRAFT, text="x"),
    Step.ZERO: lambda engine: engine.emit_for_item(EventKind.DRAFT, text="x", zero=True),
    Step.STAGE: lambda engine: engine.emit_for_item(EventKind.STAGE, stage="s", text="x"),
    Step.HINT: lambda engine: engine.emit_for_item(EventKind.HINT, level=1),
    Step.RUN: lambda engine: engine.emit_for_item(EventKind.RUN, source="x", verdict="accepted", own=None),
    Step.END: lambda engine: engine.finish("ended early"),
    Step.SKIP: lambda engine: engine.emit_for_item(EventKind.SKIP, reason="skipped"),
}


def submit(engine: Engine) -> None:
    """Answer, and in practice be graded at once."""
    index = engine.index
    engine.emit_for_item(EventKind.SUBMIT, answer="x", gave_up=False)
    if engine.plan.mode is Mode.PRACTICE:
        engine.emit(EventKind.VERDICT, item=index, final=True, passed=True, score=1.0, verdict="accepted")


def fail(engine: Engine) -> None:
    """Submit what does not pass, and go on with it."""
    engine.emit_for_item(EventKind.SUBMIT, answer="x", gave_up=False)
    if engine.plan.mode is Mode.PRACTICE:
        engine.emit_for_item(EventKind.VERDICT, final=False, passed=False, score=0.0, verdict="wrong_answer")


def come_back(bench: Bench, step: Step) -> None:
    """Leave or be killed, perhaps with the machine, and go on an hour later."""
    if step is Step.LEAVE:
        bench.engine.emit(EventKind.PAUSE)
    bench.beat()
    if step is Step.REBOOT:
        bench.clock.reboot()
    bench.clock.advance(3600)
    bench.come_back()


def take(bench: Bench, step: Step) -> None:
    """Let one step happen where it can; a question is put first where none is at hand."""
    engine = bench.engine
    if step in MACHINE:
        MACHINE[step](bench.clock)
    elif step in COMES_BACK:
        come_back(bench, step)
    elif engine.state.paused:
        engine.unhalt()
    elif engine.at_hand is not None:
        do(engine, step)


def do(engine: Engine, step: Step) -> None:
    """Do something at the question at hand."""
    if engine.state.finished:
        # All that is left is to grade.
        return
    if not engine.item.shown or engine.item.set_aside_at is not None:
        engine.emit_for_item(EventKind.SHOWN, question="q", revision="r", order=[])
    match step:
        case Step.HALT:
            engine.halt()
        case Step.SUBMIT:
            submit(engine)
        case Step.FAIL:
            fail(engine)
        case Step.LATER if sum(item.is_open for item in engine.state.items) > 1:
            engine.emit_for_item(EventKind.SKIP, reason="later", later=True)
        case _ if step in DEEDS:
            DEEDS[step](engine)


def bench_of(mode: Mode) -> Bench:
    items = tuple(Item(f"q{number}", 300.0) for number in range(ITEMS))
    return Bench(Plan(SessionKind.INTERVIEW, items, 700.0, 1, mode))


def lefts(engine: Engine) -> list[float]:
    """List all times left: of each item, and of the session."""
    session_s = engine.session_left_s()
    assert session_s is not None
    return [*(engine.item_left_s(index) for index in range(ITEMS)), session_s]


MODES = st.sampled_from(Mode)
STEPS = st.lists(st.tuples(st.sampled_from(Step), st.integers(0, 100)), max_size=25)


@given(MODES, STEPS)
def test_time_left_never_grows(mode: Mode, steps: list[tuple[Step, int]]) -> None:
    bench = bench_of(mode)
    before = lefts(bench.engine)
    for step, gap_s in steps:
        bench.clock.advance(gap_s)
        take(bench, step)
        now = lefts(bench.engine)
        assert all(later <= earlier for earlier, later in zip(before, now, strict=True))
        before = now


@given(MODES, STEPS)
def test_items_and_session_count_the_same_time(mode: Mode, steps: list[tuple[Step, int]]) -> None:
    bench = bench_of(mode)
    for step, gap_s in steps:
        bench.clock.advance(gap_s)
        take(bench, step)
        state = bench.engine.state
        assert sum(item.active_s for item in state.items) == state.active_s
        assert all(sum(item.stage_spans_s) <= item.active_s for item in state.items)


@given(MODES, STEPS)
def test_only_time_at_an_open_question_counts(mode: Mode, steps: list[tuple[Step, int]]) -> None:
    bench = bench_of(mode)
    expected = 0
    for step, gap_s in steps:
        state = bench.engine.state
        at_work = (
            bench.engine.at_hand is not None
            and bench.engine.item.shown
            and bench.engine.item.is_open
            and bench.engine.item.set_aside_at is None
            and not state.paused
        )
        expected += gap_s if at_work else 0
        bench.clock.advance(gap_s)
        take(bench, step)
    left_s = bench.engine.session_left_s()
    assert left_s == 700 - expected


@given(MODES, STEPS)
def test_paused_time_is_summed_up_and_costs_nothing(mode: Mode, steps: list[tuple[Step, int]]) -> None:
    bench = bench_of(mode)
    paused = 0
    for step, gap_s in steps:
        was_paused, before = bench.engine.state.paused, lefts(bench.engine)
        bench.clock.advance(gap_s)
        if was_paused:
            paused += gap_s
            assert lefts(bench.engine) == before
        take(bench, step)
    state = bench.engine.state
    assert state.paused_s + state.halted_s(bench.clock.read().awake_s) == paused


def states_of(bench: Bench, steps: Iterable[tuple[Step, int]]) -> dict[int, SessionState]:
    """Take steps, and keep the engine's state after each by the number of events so far."""
    seen = {}
    for step, gap_s in steps:
        bench.clock.advance(gap_s)
        take(bench, step)
        seen[len(bench.log.kept)] = bench.engine.state
    return seen


@given(MODES, STEPS)
def test_fold_of_any_prefix_is_what_the_engine_was(mode: Mode, steps: list[tuple[Step, int]]) -> None:
    bench = bench_of(mode)
    for number, state in states_of(bench, steps).items():
        assert fold(ITEMS, bench.log.kept[:number]) == state


@given(MODES, STEPS, st.integers(0, 30))
def test_resuming_after_a_kill_goes_on_as_if_nothing_had_happened(
    mode: Mode, steps: list[tuple[Step, int]], gap_s: int
) -> None:
    bench = bench_of(mode)
    states_of(bench, steps)
    bench.clock.advance(gap_s)
    before, at_hand, was_paused = lefts(bench.engine), bench.engine.at_hand, bench.engine.state.paused
    was_running = bench.engine.state.running
    take(bench, Step.REBOOT)
    assert (lefts(bench.engine), bench.engine.at_hand) == (before, at_hand)
    assert bench.engine.state.running == (was_running or was_paused)
    assert bench.engine.state.interruptions == 1 + sum(step in COMES_BACK for step, _ in steps)


@given(MODES, STEPS)
def test_what_is_set_aside_keeps_what_it_has_and_comes_back_after_the_others(
    mode: Mode, steps: list[tuple[Step, int]]
) -> None:
    bench = bench_of(mode)
    states_of(bench, steps)
    state = bench.engine.state
    aside = [index for index, item in enumerate(state.items) if item.is_open and item.set_aside_at is not None]
    straight = [index for index, item in enumerate(state.items) if item.is_open and item.set_aside_at is None]
    assert state.set_aside == len(aside)
    longest_aside = sorted(aside, key=lambda index: state.items[index].set_aside_at or 0)
    assert state.next_open(bench.plan) == next(iter([*straight, *longest_aside]), None)


def running(bench: Bench) -> None:
    take(bench, Step.DRAFT)


def paused(bench: Bench) -> None:
    take(bench, Step.DRAFT)
    take(bench, Step.HALT)


def set_aside(bench: Bench) -> None:
    take(bench, Step.LATER)
    take(bench, Step.DRAFT)


def between(bench: Bench) -> None:
    take(bench, Step.SUBMIT)


def resumed(bench: Bench) -> None:
    take(bench, Step.DRAFT)
    bench.clock.advance(20)
    take(bench, Step.REBOOT)


@pytest.mark.parametrize("moment", [running, paused, set_aside, between, resumed])
@pytest.mark.parametrize("event", MACHINE)
@pytest.mark.parametrize("mode", Mode)
def test_what_befalls_the_machine_changes_no_time_left(
    moment: Callable[[Bench], None], event: Step, mode: Mode
) -> None:
    bench = bench_of(mode)
    bench.clock.advance(7)
    moment(bench)
    before = lefts(bench.engine)
    take(bench, event)
    assert lefts(bench.engine) == before
    bench.clock.advance(5)
    counted = [earlier - later for earlier, later in zip(before, lefts(bench.engine), strict=True)]
    assert counted == ([0.0] * ITEMS + [0.0] if not bench.engine.state.running else [*one_of(bench.engine), 5.0])


def one_of(engine: Engine) -> list[float]:
    """Five seconds for the item at hand, none for the others."""
    return [5.0 if index == engine.at_hand else 0.0 for index in range(ITEMS)]
