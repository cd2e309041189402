"""What a session will ask, decided before it starts and stored with it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Self

from interviewprep.base.records import dataclass
from interviewprep.model.attempt import SessionKind


class Mode(StrEnum):
    """How strictly a session is led: with help and pauses, or as an interview would be."""

    PRACTICE = "practice"
    EXAM = "exam"


@dataclass(frozen=True, slots=True)
class Item:
    """One question to be asked: its budget in seconds, and why it was picked (may be empty)."""

    ref: str
    budget_s: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The items in order. `budget_s` is for the session as a whole; None means that only items have budgets.

    `extra_time` is the factor, from 1 to 3, that all budgets here were already multiplied by.
    """

    kind: SessionKind
    items: tuple[Item, ...]
    budget_s: float | None
    seed: int
    mode: Mode = Mode.PRACTICE
    extra_time: float = 1.0

    def to_json(self) -> dict[str, object]:
        """Write the plan as plain JSON."""
        items = [{"ref": item.ref, "budget_s": item.budget_s, "why": item.why} for item in self.items]
        return {
            "kind": self.kind.value,
            "items": items,
            "budget_s": self.budget_s,
            "seed": self.seed,
            "mode": self.mode.value,
            "extra_time": self.extra_time,
        }

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> Self:
        """Read back what `to_json` wrote; plans stored before there were modes are for practice, without extra time."""
        return cls(
            kind=SessionKind(document["kind"]),
            items=tuple(Item(item["ref"], item["budget_s"], item["why"]) for item in document["items"]),
            budget_s=document["budget_s"],
            seed=document["seed"],
            mode=Mode(document.get("mode", Mode.PRACTICE)),
            extra_time=document.get("extra_time", 1.0),
        )
