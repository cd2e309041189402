"""What an answer tells: how often luck alone, or having seen the question before, would have passed it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Protocol

from interviewprep.base.records import dataclass
from interviewprep.model.taxonomy import Area, Difficulty, Domain, Format, Phase

CHANCE: Mapping[Format, float] = {Format.SINGLE: 0.25, Format.MULTI: 0.06, Format.ORDER: 0.05, Format.NUMERIC: 0.02}
"""How often a guess passes: one option of four, one set of sixteen, a lucky order or number; nothing elsewhere."""

SEEN_BEFORE = 0.5
"""How often a question that was met before is passed by someone who would fail a fresh one like it. Ours: a guess."""

HARDNESS: Mapping[Difficulty, float] = {Difficulty.EASY: -1.0, Difficulty.MEDIUM: 0.0, Difficulty.HARD: 1.0}
"""What a difficulty takes from the log-odds of passing, against a medium question."""


class Answered(Protocol):
    """Answers of one study day to questions of one kind: a row of the history's tally."""

    @property
    def study_day(self) -> int:
        """The day on which they were given."""

    @property
    def area(self) -> Area:
        """The area of the questions."""

    @property
    def domain(self) -> Domain:
        """Their domain."""

    @property
    def phase(self) -> Phase:
        """Their phase."""

    @property
    def format(self) -> Format:
        """Their format."""

    @property
    def difficulty(self) -> Difficulty:
        """Their difficulty."""

    @property
    def attempts(self) -> int:
        """How many answers there were."""

    @property
    def passed(self) -> int:
        """How many of them were passed."""

    @property
    def first_attempts(self) -> int:
        """How many were the first ever at their question."""

    @property
    def first_passed(self) -> int:
        """How many of these were passed."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What the model tells apart: the chance to pass without being able to, and the hardness in log-odds."""

    chance: float
    hardness: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """Answers of one kind on one day."""

    kind: Kind
    answers: int
    passed: int


def outcomes(rows: Iterable[Answered]) -> tuple[Outcome, ...]:
    """Sort the answers of one day by what they tell; first answers and repeated ones are apart."""
    sums: dict[tuple[float, float], list[int]] = defaultdict(lambda: [0, 0])
    for row in rows:
        luck, hardness = CHANCE.get(row.format, 0.0), HARDNESS[row.difficulty]
        again = luck + (1 - luck) * SEEN_BEFORE
        for chance, answers, passed in (
            (luck, row.first_attempts, row.first_passed),
            (again, row.attempts - row.first_attempts, row.passed - row.first_passed),
        ):
            if answers:
                entry = sums[chance, hardness]
                entry[0] += answers
                entry[1] += passed
    return tuple(Outcome(Kind(*kind), answers, passed) for kind, (answers, passed) in sums.items())
