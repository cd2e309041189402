"""What the next twenty minutes do most for: the scope with most to gain, weighed by what the target asks."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from interviewprep.base.records import dataclass
from interviewprep.base.text import counted, percent
from interviewprep.model.goal import Goal, Target
from interviewprep.model.taxonomy import Area, Domain, Phase
from interviewprep.report.readiness.estimate import Practice, Readiness, Scope, look_at_readiness
from interviewprep.store.memories import DueCards

MINUTES = 20

LEARNT = 0.1
"""The share of what is missing to certainty that so many minutes are taken to bring. Ours, the same for all scopes."""

BROUGHT_BACK = 0.5
"""The share of what forgetting took that they bring back: relearning is faster than learning.

Source: H. Ebbinghaus, Memory, 1885, chapter 7, savings; the size is ours.
"""

UNTOUCHED_COUNTS = 1.5
"""A scope without any answer gains more: its first answers also tell where one stands. Ours."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """Where to spend the next minutes: `gain` is the readiness hoped for, `why` is a sentence, `command` does it."""

    scope: Area | Domain
    gain: float
    why: str
    command: str


class Practised(Practice, Protocol):
    """What is needed of the history."""

    def goal(self) -> Goal | None:
        """Give the goal, or None where there is none."""


def look_for_next_step(practised: Practised, today: int, due: Mapping[Area, int]) -> NextStep | None:
    """Find the next step as of study day `today` from a history, as `find_next_step` does."""
    goal = practised.goal()
    return find_next_step(look_at_readiness(practised, today), due, goal.target if goal else None)


def due_by_area(cards: Iterable[DueCards], today: int) -> Mapping[Area, int]:
    """Count the cards that are due on study day `today`, overdue ones too, by area."""
    due: Counter[Area] = Counter()
    for one in cards:
        if one.day <= today:
            due[one.area] += one.cards
    return due


def find_next_step(
    estimates: Sequence[Readiness], due: Mapping[Area, int], target: Target | None = None
) -> NextStep | None:
    """Find the area or domain that twenty minutes do most for; None as long as nothing at all was answered.

    `due` counts cards that are due by area; the `target` weighs areas, 1 being ordinary. Domains weigh 1, since targets
    say nothing of them. Of two with the same gain the first in the order of the vocabularies is taken.
    """
    if not any(one.answers for one in estimates):
        return None
    weights = {one.scope: _weight(one.scope, target) for one in estimates}
    candidates = [one for one in estimates if not isinstance(one.scope, Phase)]
    best = max(candidates, key=lambda one: weights[one.scope] * _gain(one))
    scope = best.scope
    assert not isinstance(scope, Phase)
    option = "--area" if isinstance(scope, Area) else "--domain"
    why = _why(best, due.get(scope, 0) if isinstance(scope, Area) else 0, is_weighty=weights[scope] > 1)
    return NextStep(scope, weights[scope] * _gain(best), why, f"prep drill {option} {scope} --minutes {MINUTES}")


def _weight(scope: Scope, target: Target | None) -> float:
    return target.importance(scope) if target and isinstance(scope, Area) else 1.0


def _gain(one: Readiness) -> float:
    gain = LEARNT * (1 - one.probability) + BROUGHT_BACK * one.forgotten
    return gain if one.answers else gain * UNTOUCHED_COUNTS


def _why(one: Readiness, due: int, *, is_weighty: bool) -> str:
    if not one.answers:
        facts = ["no answer yet"]
    else:
        facts = [f"readiness {percent(one.probability)}, from {round(100 * one.low)} to {percent(one.high)}"]
        points = round(100 * one.forgotten)
        if points:
            facts.append(f"{counted(points, 'point')} of it forgotten since the last answer")
    if due:
        facts.append(f"{counted(due, 'question')} due")
    if is_weighty:
        facts.append("your target asks much of it")
    return f"{one.scope}: {'; '.join(facts)}."
