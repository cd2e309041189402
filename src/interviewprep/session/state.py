"""Where a session stands: a pure fold over its events, the same while it runs and after it was killed.

Time counts only while the candidate works on a question: from `shown` to `submit`, on after a submission that is
not final, and never through a pause or while a question is set aside. Spans are measured on the awake clock, which
sleeps with the machine; a `resume` carries over the seconds between the last event and the last heartbeat of a process
that was killed.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from interviewprep.base.errors import StoreFault
from interviewprep.base.records import dataclass, replace
from interviewprep.model.attempt import Event, EventKind
from interviewprep.session.items import ItemState, apply_to_item
from interviewprep.session.plan import Item, Plan


@dataclass(frozen=True, slots=True)
class SessionState:
    """All items, which of them is current, and the clock.

    `last_awake_s` is the awake clock at the last event; `running` tells whether time counts since then, `paused`
    whether the candidate halted it. `paused_s` sums up `pauses`; `interruptions` counts how often the session was left
    or killed and gone on with. After `finished` nothing more is answered, though something may still be graded.
    """

    items: tuple[ItemState, ...]
    current: int | None = None
    sequence: int = 0
    running: bool = False
    last_awake_s: float = 0.0
    active_s: float = 0.0
    finished: bool = False
    paused: bool = False
    pauses: int = 0
    paused_s: float = 0.0
    interruptions: int = 0

    def elapsed_s(self, awake_s: float) -> float:
        """Seconds that count since the last event, at `awake_s` on the same boot."""
        return max(awake_s - self.last_awake_s, 0.0) if self.running else 0.0

    def halted_s(self, awake_s: float) -> float:
        """Seconds of pause since the last event, at `awake_s` on the same boot."""
        return max(awake_s - self.last_awake_s, 0.0) if self.paused else 0.0

    def next_open(self, plan: Plan) -> int | None:
        """Index of the item to be answered next, or None: part by part, those set aside last and longest first."""
        waiting = (index for index, item in enumerate(self.items) if item.is_open)
        return min(
            waiting, key=lambda index: (plan.items[index].part, self.items[index].set_aside_at or 0), default=None
        )

    @property
    def next_ungraded(self) -> int | None:
        """Index of the first item that has an answer and no verdict yet, or None."""
        waiting = (place for place, item in enumerate(self.items) if item.answer is not None and not item.is_closed)
        return next(waiting, None)

    @property
    def set_aside(self) -> int:
        """How many items are set aside and wait for their answer."""
        return sum(item.is_open and item.set_aside_at is not None for item in self.items)


def fold(size: int, events: Iterable[Event]) -> SessionState:
    """Derive the state of a session of `size` items from its log."""
    state = SessionState(items=(ItemState(),) * size)
    for event in events:
        state = apply(state, event)
    return state


def read_back(document: Mapping[str, Any], events: Sequence[Event]) -> tuple[Plan, SessionState]:
    """Read a stored plan with all that was added to it since, and derive the state of its session.

    Raises:
        StoreFault: they are not what a session writes; a history that was brought here may hold anything.
    """
    try:
        plan = Plan.from_json(document)
        state = fold(len(plan.items), events)
        for event in events:
            if event.kind is EventKind.PLANNED:
                plan = plan.with_item(planned_item(event))
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise StoreFault(
            f"a session in the history is not as prep writes it ({type(error).__name__}: {error}). "
            "`prep data restore FILE` puts a copy of the history back."
        ) from error
    return plan, state


def planned_item(event: Event) -> Item:
    """Read the item that an event adds to the plan."""
    payload: dict[str, Any] = dict(event.payload)
    return Item(payload["ref"], payload["budget_s"], payload["why"])


def apply(state: SessionState, event: Event) -> SessionState:
    """Add one event."""
    state = _count_time(state, event)
    state = replace(state, sequence=event.sequence, last_awake_s=event.awake_s)
    index = event.payload.get("item")
    if not isinstance(index, int):
        return _apply_to_session(state, event)
    item = apply_to_item(state.items[index], event)
    return replace(_with(state, index, item), current=index, running=_keeps_running(state.running, event))


def _with(state: SessionState, index: int, item: ItemState) -> SessionState:
    return replace(state, items=(*state.items[:index], item, *state.items[index + 1 :]))


def _count_time(state: SessionState, event: Event) -> SessionState:
    if event.kind is EventKind.RESUME:
        spent, halted = (float(str(event.payload.get(key, 0.0))) for key in ("carried_s", "paused_s"))
    else:
        spent, halted = state.elapsed_s(event.awake_s), state.halted_s(event.awake_s)
    if halted:
        state = replace(state, paused_s=state.paused_s + halted)
    if not spent or state.current is None:
        return state
    item = state.items[state.current]
    state = _with(state, state.current, replace(item, active_s=item.active_s + spent))
    return replace(state, active_s=state.active_s + spent)


def _keeps_running(running: bool, event: Event) -> bool:
    match event.kind:
        case EventKind.SHOWN:
            return True
        case EventKind.SUBMIT | EventKind.SKIP:
            return False
        case EventKind.VERDICT:
            return not event.payload["final"]
        case _:
            return running


def _apply_to_session(state: SessionState, event: Event) -> SessionState:
    match event.kind:
        case EventKind.PLANNED:
            return replace(state, items=(*state.items, ItemState()))
        case EventKind.PAUSE:
            # Without `here` somebody leaves, and the time until they come back is no pause.
            here = bool(event.payload.get("here"))
            return replace(state, running=False, paused=here, pauses=state.pauses + here)
        case EventKind.RESUME:
            here = bool(event.payload.get("here"))
            return replace(
                state, running=_is_worked_on(state), paused=False, interruptions=state.interruptions + (not here)
            )
        case EventKind.FINISH:
            return replace(state, running=False, paused=False, finished=True)
        case _:
            return state


def _is_worked_on(state: SessionState) -> bool:
    if state.current is None or state.finished:
        return False
    item = state.items[state.current]
    return item.is_open and item.set_aside_at is None
