"""Steps put in order, against a partial order."""

from collections.abc import Sequence

from interviewprep.model.question import Order
from interviewprep.model.score import Mark, Part, Score
from interviewprep.model.verdict import Verdict


def score_order(content: Order, steps: Sequence[str]) -> Score:
    """Score the share of pairs (earlier, later) that `steps`, all ids in the order given, respects.

    Every linear extension of the partial order scores 1.
    """
    place = {step: index for index, step in enumerate(steps)}
    text = {step.id: step.text for step in content.steps}
    parts = tuple(
        Part(
            id=f"{earlier}<{later}",
            text=f"'{text[earlier]}' comes before '{text[later]}'",
            mark=Mark.MET if place[earlier] < place[later] else Mark.DENIED,
            weight=1.0,
        )
        for earlier, later in content.before
    )
    broken = [part for part in parts if part.mark is Mark.DENIED]
    value = (len(parts) - len(broken)) / len(parts)
    return Score(
        value=value,
        passed=not broken,
        verdict=Verdict.WRONG_ANSWER if broken else Verdict.ACCEPTED,
        parts=parts,
        feedback=tuple(part.text for part in broken),
    )


def misplaced(content: Order, steps: Sequence[str]) -> tuple[str, ...]:
    """Name the steps that have to move to make an order right, in the order given; empty where it is right.

    Each time the step is taken that most of the broken pairs share, and of equals the first: a single step that was
    moved far is named alone. The others stand as they must.
    """
    place = {step: index for index, step in enumerate(steps)}
    broken = [(earlier, later) for earlier, later in content.before if place[earlier] > place[later]]
    moved: list[str] = []
    while broken:
        worst = max(steps, key=lambda step: sum(step in pair for pair in broken))
        moved.append(worst)
        broken = [pair for pair in broken if worst not in pair]
    return tuple(sorted(moved, key=place.__getitem__))
