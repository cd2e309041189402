"""Where a session stands: a pure fold over its events, the same while it runs and after it was killed.

Time counts only while the candidate works on a question: from `shown` to `submit`, on after a submission that is
not final, and never through a pause. Spans are measured on the awake clock, which sleeps with the machine; a
`resume` carries over the seconds between the last event and the last heartbeat of a process that was killed.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from interviewprep.base.records import dataclass
from interviewprep.model.attempt import Event, EventKind
from interviewprep.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class ItemState:
    """What has happened to one item of the plan.

    `stages` holds what was written in each, answers to follow-ups added; `follow_ups` the stage and id of each asked.
    """

    shown: bool = False
    order: tuple[str, ...] = ()
    active_s: float = 0.0
    hints: int = 0
    runs: int = 0
    first_run_s: float | None = None
    submits: int = 0
    failed_submits: int = 0
    draft: str = ""
    stages: tuple[str, ...] = ()
    follow_ups: tuple[tuple[str, str], ...] = ()
    answer: str | None = None
    confidence: float | None = None
    confidence_asked: bool = False
    solution_seen: bool = False
    confirmation: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    verdict: dict[str, Any] | None = None
    skipped: bool = False

    @property
    def is_closed(self) -> bool:
        """Whether nothing more can happen to it: graded or skipped."""
        return self.skipped or self.verdict is not None


@dataclass(frozen=True, slots=True)
class SessionState:
    """All items, which of them is current, and the clock.

    `last_awake_s` is the awake clock at the last event; `running` tells whether time counts since then.
    """

    items: tuple[ItemState, ...]
    current: int | None = None
    sequence: int = 0
    running: bool = False
    last_awake_s: float = 0.0
    active_s: float = 0.0
    finished: bool = False

    def elapsed_s(self, awake_s: float) -> float:
        """Seconds that count since the last event, at `awake_s` on the same boot."""
        return max(awake_s - self.last_awake_s, 0.0) if self.running else 0.0

    @property
    def next_open(self) -> int | None:
        """Index of the first item that is neither graded nor skipped, or None."""
        return next((index for index, item in enumerate(self.items) if not item.is_closed), None)


def fold(size: int, events: Iterable[Event]) -> SessionState:
    """Derive the state of a session of `size` items from its log."""
    state = SessionState(items=(ItemState(),) * size)
    for event in events:
        state = apply(state, event)
    return state


def apply(state: SessionState, event: Event) -> SessionState:
    """Add one event."""
    state = _count_time(state, event)
    state = replace(state, sequence=event.sequence, last_awake_s=event.awake_s)
    index = event.payload.get("item")
    if not isinstance(index, int):
        return _apply_to_session(state, event)
    item = _apply_to_item(state.items[index], event)
    items = (*state.items[:index], item, *state.items[index + 1 :])
    return replace(state, items=items, current=index, running=_keeps_running(state.running, event))


def _count_time(state: SessionState, event: Event) -> SessionState:
    carried = event.payload.get("carried_s", 0.0) if event.kind is EventKind.RESUME else None
    spent = float(str(carried)) if carried is not None else state.elapsed_s(event.awake_s)
    if not spent or state.current is None:
        return state
    item = state.items[state.current]
    grown = replace(item, active_s=item.active_s + spent)
    items = (*state.items[: state.current], grown, *state.items[state.current + 1 :])
    return replace(state, items=items, active_s=state.active_s + spent)


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
        case EventKind.PAUSE:
            return replace(state, running=False)
        case EventKind.RESUME:
            current = state.items[state.current] if state.current is not None else None
            return replace(state, running=current is not None and current.answer is None and not current.is_closed)
        case EventKind.FINISH:
            return replace(state, running=False, finished=True)
        case _:
            return state


def _apply_to_item(item: ItemState, event: Event) -> ItemState:
    payload: dict[str, Any] = dict(event.payload)
    match event.kind:
        case EventKind.SHOWN:
            return replace(item, shown=True, order=tuple(payload["order"]))
        case EventKind.DRAFT:
            return replace(item, draft=payload["text"])
        case EventKind.STAGE:
            return replace(item, stages=(*item.stages, payload["text"]), draft="")
        case EventKind.FOLLOW_UP:
            return _followed_up(item, payload)
        case EventKind.RUN:
            first = item.active_s if item.first_run_s is None else item.first_run_s
            return replace(item, runs=item.runs + 1, first_run_s=first, draft=payload["source"])
        case EventKind.HINT:
            return replace(item, hints=max(item.hints, payload["level"]))
        case EventKind.SUBMIT:
            return replace(
                item,
                submits=item.submits + (not payload["gave_up"]),
                answer=payload["answer"],
                solution_seen=item.solution_seen or payload["gave_up"],
            )
        case EventKind.CONFIDENCE:
            return replace(item, confidence=payload["value"], confidence_asked=True)
        case EventKind.CONFIRMATION:
            return replace(item, confirmation=(tuple(payload["met"]), tuple(payload["stated"])))
        case EventKind.VERDICT:
            return _judged(item, payload)
        case EventKind.SKIP:
            return replace(item, skipped=True)
        case _:
            return item


def _followed_up(item: ItemState, payload: dict[str, Any]) -> ItemState:
    """Add the answer to a follow-up to its stage, which is the last one that was answered."""
    *before, last = item.stages
    text = f"{last}\n\n{payload['answer']}" if payload["answer"].strip() else last
    return replace(
        item, stages=(*before, text), follow_ups=(*item.follow_ups, (payload["stage"], payload["id"])), draft=""
    )


def _judged(item: ItemState, payload: dict[str, Any]) -> ItemState:
    if payload["final"]:
        failed = item.failed_submits + (not payload["passed"] and not item.solution_seen)
        return replace(item, verdict=payload, failed_submits=failed)
    # A fault of the judge is never charged: neither the submission nor its failure counts.
    charged = payload["verdict"] != Verdict.JUDGE_ERROR
    return replace(
        item,
        submits=item.submits - (not charged),
        failed_submits=item.failed_submits + charged,
        draft=item.answer or "",
        answer=None,
    )
