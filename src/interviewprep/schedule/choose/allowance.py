"""How much fits: a number of questions, minutes, or both."""

from collections.abc import Sequence
from math import ceil

from interviewprep.base.records import dataclass
from interviewprep.schedule.choose.pick import Pick

SHORTEST_MINUTES = 0.5
"""No question is taken to be shorter when it is told how many could be asked. Ours: the shortest formats take one."""

ROUNDING = 1e-9
"""Minutes by which sums of budgets may differ from what they add up to."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """At most so many questions and so many minutes; None leaves one of them open, not both.

    A question costs its budget times `extra_time`.
    """

    questions: int | None = None
    minutes: float | None = None
    extra_time: float = 1.0

    @property
    def most(self) -> int:
        """How many questions could fit."""
        by_time = ceil(self.minutes / self.extra_time / SHORTEST_MINUTES) if self.minutes is not None else None
        return min(number for number in (self.questions, by_time) if number is not None)

    def take(self, ranked: Sequence[Pick]) -> list[Pick]:
        """Take picks in order while they fit, each question once; where none does, the shortest alone."""
        taken: dict[str, Pick] = {}
        left = self.minutes if self.minutes is not None else float("inf")
        for one in ranked:
            if len(taken) == self.questions:
                break
            cost = one.entry.minutes * self.extra_time
            if one.ref not in taken and cost <= left + ROUNDING:
                taken[one.ref] = one
                left -= cost
        if taken or self.questions == 0:
            return list(taken.values())
        return sorted(ranked, key=lambda one: (one.entry.minutes, one.ref))[:1]
