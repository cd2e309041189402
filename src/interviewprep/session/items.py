"""What has happened to one question of a session: a pure fold over the events about it."""

from collections.abc import Mapping
from typing import Any

from interviewprep.base.records import dataclass, replace
from interviewprep.model.attempt import Event, EventKind
from interviewprep.model.verdict import Verdict

Confirmed = tuple[tuple[str, ...], tuple[str, ...]]
"""Ids of criteria met and of misconceptions stated."""


@dataclass(frozen=True, slots=True)
class AtZero:
    """What stood there when the time of a question was over, all stages of it, and the hints seen by then."""

    text: str
    hints: int


@dataclass(frozen=True, slots=True)
class ItemState:
    """What has happened to one item of the plan.

    `stages` holds what was written in each, answers to its follow-ups added, and `stage_spans_s` the active seconds
    that it took with them; `follow_ups` are stage and id of each that was asked. `set_aside_at` is the number of the
    event that set it aside, or None. `closed_at_zero`: its answer is what stood there at zero. `unanswered`: it was
    closed without an answer, though not by the candidate's wish. `own_checked` and `own_held`: checks of their own ran,
    and all held in one run, before the first submission. `said` holds what the candidate says of their own doing, by
    statement.
    """

    shown: bool = False
    order: tuple[str, ...] = ()
    active_s: float = 0.0
    hints: int = 0
    runs: int = 0
    first_run_s: float | None = None
    own_checked: bool = False
    own_held: bool = False
    submits: int = 0
    failed_submits: int = 0
    draft: str = ""
    stages: tuple[str, ...] = ()
    follow_ups: tuple[tuple[str, str], ...] = ()
    stage_spans_s: tuple[float, ...] = ()
    answer: str | None = None
    confidence: float | None = None
    confidence_asked: bool = False
    solution_seen: bool = False
    confirmation: Confirmed | None = None
    verdict: dict[str, Any] | None = None
    skipped: bool = False
    unanswered: bool = False
    set_aside_at: int | None = None
    at_zero: AtZero | None = None
    zero_confirmation: Confirmed | None = None
    closed_at_zero: bool = False
    said: tuple[tuple[str, bool], ...] = ()

    @property
    def is_closed(self) -> bool:
        """Whether nothing more can happen to it: graded, skipped or left without an answer."""
        return self.skipped or self.unanswered or self.verdict is not None

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.answer is None and not self.is_closed

    def is_over_time(self, budget_s: float) -> bool:
        """Whether the answer came after its own budget or the session's was used up."""
        return not self.closed_at_zero and (self.active_s > budget_s or self.at_zero is not None)


def apply_to_item(item: ItemState, event: Event) -> ItemState:
    """Add one event about this item; its time is counted by the session."""
    payload: dict[str, Any] = dict(event.payload)
    match event.kind:
        case EventKind.SHOWN:
            return replace(item, shown=True, order=tuple(payload["order"]), set_aside_at=None)
        case EventKind.DRAFT:
            return _drafted(item, payload)
        case EventKind.STAGE:
            span = item.active_s - sum(item.stage_spans_s)
            return replace(
                item, stages=(*item.stages, payload["text"]), stage_spans_s=(*item.stage_spans_s, span), draft=""
            )
        case EventKind.FOLLOW_UP:
            return _followed_up(item, payload)
        case EventKind.RUN:
            return _ran(item, payload)
        case EventKind.HINT:
            return replace(item, hints=max(item.hints, payload["level"]))
        case EventKind.SUBMIT:
            return replace(
                item,
                submits=item.submits + (not payload["gave_up"]),
                answer=payload["answer"],
                solution_seen=item.solution_seen or payload["gave_up"],
                closed_at_zero=payload.get("at_zero", False),
            )
        case EventKind.CONFIDENCE:
            return replace(item, confidence=payload["value"], confidence_asked=True)
        case EventKind.CONFIRMATION:
            return _confirmed(item, payload)
        case EventKind.VERDICT:
            return _judged(item, payload)
        case EventKind.SKIP:
            return _left(item, event)
        case _:
            return item


def _followed_up(item: ItemState, payload: Mapping[str, Any]) -> ItemState:
    """Add the answer to a follow-up, and its time, to its stage, which is the one that was answered last."""
    *before, last = item.stages
    *spans, _ = item.stage_spans_s
    text = f"{last}\n\n{payload['answer']}" if payload["answer"].strip() else last
    return replace(
        item,
        stages=(*before, text),
        stage_spans_s=(*spans, item.active_s - sum(spans)),
        follow_ups=(*item.follow_ups, (payload["stage"], payload["id"])),
    )


def _ran(item: ItemState, payload: Mapping[str, Any]) -> ItemState:
    own = payload.get("own") if item.submits == 0 else None
    return replace(
        item,
        runs=item.runs + 1,
        first_run_s=item.active_s if item.first_run_s is None else item.first_run_s,
        own_checked=item.own_checked or own is not None,
        own_held=item.own_held or own == Verdict.ACCEPTED,
        draft=payload["source"],
    )


def _drafted(item: ItemState, payload: Mapping[str, Any]) -> ItemState:
    text = payload["text"]
    stood = AtZero("\n\n".join([*item.stages, text]), item.hints) if payload.get("zero") else item.at_zero
    return replace(item, draft=text, at_zero=stood)


def _confirmed(item: ItemState, payload: Mapping[str, Any]) -> ItemState:
    if "said" in payload:
        return replace(item, said=tuple(payload["said"].items()))
    confirmed = (tuple(payload["met"]), tuple(payload["stated"]))
    if payload.get("zero"):
        return replace(item, zero_confirmation=confirmed)
    return replace(item, confirmation=confirmed)


def _left(item: ItemState, event: Event) -> ItemState:
    if event.payload.get("later"):
        return replace(item, set_aside_at=event.sequence)
    unanswered = bool(event.payload.get("unanswered"))
    return replace(item, skipped=not unanswered, unanswered=unanswered)


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
