"""What a session will ask, decided before it starts and stored with it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Self

from interviewprep.base.records import dataclass, replace
from interviewprep.model.attempt import SessionKind


class Mode(StrEnum):
    """How strictly a session is led: with help and pauses, or as an interview would be."""

    PRACTICE = "practice"
    EXAM = "exam"


@dataclass(frozen=True, slots=True)
class Item:
    """One question to be asked: its budget in seconds, why it was picked (may be empty), and its part by index."""

    ref: str
    budget_s: float
    why: str = ""
    part: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a whole interview. Its budget is that of its items together; a break comes before it, in seconds."""

    title: str
    budget_s: float
    break_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Placement:
    """Finding out where somebody stands, by at most `most` questions, each chosen after the answers before it.

    `topic` is the one to be tested out of, as `area/topic`; it is empty where all domains are looked at.
    """

    most: int
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The items in order, part after part.

    `budget_s` is for the session as a whole; None means that only items have budgets. `extra_time` is the factor, from
    1 to 3, that all budgets here were already multiplied by. `loop` names the template of a whole interview, and
    `parts` are its parts; both are empty elsewhere. The plan of a `placement` grows while it is asked.
    """

    kind: SessionKind
    items: tuple[Item, ...]
    budget_s: float | None
    seed: int
    mode: Mode = Mode.PRACTICE
    extra_time: float = 1.0
    loop: str = ""
    parts: tuple[Part, ...] = ()
    placement: Placement | None = None

    @property
    def total(self) -> int:
        """How many questions it will ask; of a placement, at most."""
        return self.placement.most if self.placement else len(self.items)

    def with_item(self, item: Item) -> "Plan":
        """Make the plan that asks one more question at its end."""
        return replace(self, items=(*self.items, item))

    def to_json(self) -> dict[str, object]:
        """Write the plan as plain JSON."""
        return {
            "kind": self.kind.value,
            "items": [
                {"ref": item.ref, "budget_s": item.budget_s, "why": item.why, "part": item.part} for item in self.items
            ],
            "budget_s": self.budget_s,
            "seed": self.seed,
            "mode": self.mode.value,
            "extra_time": self.extra_time,
            "loop": self.loop,
            "parts": [{"title": part.title, "budget_s": part.budget_s, "break_s": part.break_s} for part in self.parts],
            "placement": None
            if self.placement is None
            else {"most": self.placement.most, "topic": self.placement.topic},
        }

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> Self:
        """Read back what `to_json` wrote.

        Plans stored before there were modes, extra time, parts and placements are for practice, and without the others.
        """
        return cls(
            kind=SessionKind(document["kind"]),
            items=tuple(
                Item(item["ref"], item["budget_s"], item["why"], item.get("part", 0)) for item in document["items"]
            ),
            budget_s=document["budget_s"],
            seed=document["seed"],
            mode=Mode(document.get("mode", Mode.PRACTICE)),
            extra_time=document.get("extra_time", 1.0),
            loop=document.get("loop", ""),
            parts=tuple(Part(part["title"], part["budget_s"], part["break_s"]) for part in document.get("parts", ())),
            placement=Placement(**placement) if (placement := document.get("placement")) else None,
        )
