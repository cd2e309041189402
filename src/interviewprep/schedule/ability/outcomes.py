"""What answers tell of ability: how often luck, or having met the question before, would have passed them anyhow."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import exp

from interviewprep.base.records import dataclass
from interviewprep.model.taxonomy import Difficulty, Format

CHANCE: Mapping[Format, float] = {Format.SINGLE: 0.25, Format.MULTI: 0.06, Format.ORDER: 0.04, Format.NUMERIC: 0.02}
"""How often a guess passes: one option of four, one set of sixteen, one order of four steps, a lucky number.

Programs and prose are not guessed.
"""

SEEN_BEFORE = 0.3
"""How often a question that was met before is passed by somebody who would fail a fresh one like it. Ours."""

REPEATED_COUNTS = 0.4
"""What a repeated answer counts beside that: it tells of that one question first. Ours."""

HARDNESS: Mapping[Difficulty, float] = {Difficulty.EASY: -0.9, Difficulty.MEDIUM: 0.0, Difficulty.HARD: 0.9}
"""What a difficulty takes from the log-odds of passing, against a medium question. Ours."""

Kind = tuple[float, float, float]
"""What the model tells apart: the chance to pass without knowing, the hardness in log-odds, what one answer counts."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """`answers` of one kind, of which so many `passed`; each `counts` so much, 1 for a fresh one."""

    chance: float
    hardness: float
    counts: float
    answers: float
    passed: float

    @property
    def kind(self) -> Kind:
        """What the model tells apart."""
        return self.chance, self.hardness, self.counts

    @property
    def worth(self) -> float:
        """How many answers to fresh open questions these are worth.

        That is the Fisher information about the log-odds of knowing over that of an answer that cannot be guessed,
        (1 - chance) / (1 + chance) where knowing and not knowing are equally likely.
        """
        return self.answers * self.counts * (1 - self.chance) / (1 + self.chance)

    def pull(self, ability: float) -> tuple[float, float]:
        """Tell how strongly these answers pull at an ability, up or down, and how that changes with it.

        That is the derivative of their log-likelihood: a failure tells of not knowing, a pass of knowing as far as it
        was not luck.
        """
        knows = logistic(ability - self.hardness)
        passes = self.chance + (1 - self.chance) * knows
        by_knowing = 1 - self.chance / passes
        up = self.passed * (1 - knows) * by_knowing
        down = (self.answers - self.passed) * knows
        change = self.passed * ((1 - knows) * (1 - self.chance) * self.chance / passes**2 - by_knowing)
        change -= self.answers - self.passed
        return self.counts * (up - down), self.counts * change * knows * (1 - knows)


def logistic(log_odds: float) -> float:
    """Turn log-odds into a probability."""
    return 1 / (1 + exp(-log_odds))


def outcome(
    format_: Format, difficulty: Difficulty, answers: float, passed: float, *, is_fresh: bool = True
) -> Outcome:
    """Say what answers to questions of one format and difficulty tell; fresh ones were never attempted before.

    >>> outcome(Format.SINGLE, Difficulty.EASY, answers=10, passed=7).worth
    6.0
    """
    chance = CHANCE.get(format_, 0.0)
    if is_fresh:
        return Outcome(chance, HARDNESS[difficulty], 1.0, answers, passed)
    again = chance + (1 - chance) * SEEN_BEFORE
    return Outcome(again, HARDNESS[difficulty], REPEATED_COUNTS, answers, passed)


def add_up(outcomes: Iterable[Outcome]) -> dict[Kind, Outcome]:
    """Put together what is of one kind."""
    sums: dict[Kind, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for one in outcomes:
        entry = sums[one.kind]
        entry[0] += one.answers
        entry[1] += one.passed
    return {kind: Outcome(*kind, *entry) for kind, entry in sums.items() if entry[0]}


def without(whole: Mapping[Kind, Outcome], part: Mapping[Kind, Outcome]) -> list[Outcome]:
    """Give what is left of the answers of a whole without those of a part of it."""
    rest = []
    for kind, one in whole.items():
        less = part.get(kind)
        answers, passed = (one.answers - less.answers, one.passed - less.passed) if less else (one.answers, one.passed)
        if answers > 0:
            rest.append(Outcome(*kind, answers, passed))
    return rest
