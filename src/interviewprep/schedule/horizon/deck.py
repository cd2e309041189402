"""What there is to learn until the date: remembered cards and new questions, each with its time and its weight."""

from collections.abc import Mapping, Sequence

from interviewprep.base.records import dataclass
from interviewprep.model.attempt import Memory
from interviewprep.model.question import Entry
from interviewprep.model.taxonomy import Area

FIRST_RATINGS = (0.24, 0.094, 0.666, 0.0)
"""Shares of Again, Hard, Good and Easy among first answers.

Source: the default of FSRS' simulator (fsrs-rs, `SimulatorConfig.first_rating_prob`: 0.24, 0.094, 0.495, 0.171), with
Easy counted as Good, since a first-ever answer rates at most that here.
"""

OWN_ANSWERS_NEEDED = 20.0
"""The published share of failures counts as much as so many first answers of one's own in an area. Ours: a week's."""


@dataclass(frozen=True, slots=True)
class Item:
    """One question: what it takes in minutes, what it weighs on the day, and what is remembered of it.

    `memory` and `last_day`, the study day of the last rating, are None for a new question.
    """

    entry: Entry
    minutes: float
    weight: float
    memory: Memory | None = None
    last_day: int | None = None

    @property
    def is_new(self) -> bool:
        """Whether it was never rated."""
        return self.memory is None


@dataclass(frozen=True, slots=True)
class Deck:
    """Items, the new ones in the order in which they are to be learnt, and how first answers turn out by area.

    `total_weight` also counts questions that are left out because there is no time for them: `settled` is what is
    recalled on the date, by weight, of the remembered ones among them, and `unbegun` the weight of the new ones.
    """

    items: Sequence[Item]
    first_ratings: Mapping[Area, tuple[float, ...]]
    total_weight: float
    settled: float = 0.0
    unbegun: float = 0.0


def weight_of(entry: Entry, importance: float) -> float:
    """Weigh a question: the minutes it would take of an interview, times the importance of its area.

    Ours: by number alone, ten quick choices would count ten times as much as the program that fills as long.
    """
    return entry.minutes * importance


def first_ratings(answers: int, passed: int) -> tuple[float, ...]:
    """Estimate the shares of ratings among first answers in an area from those so far and how many of them passed."""
    again, *others = FIRST_RATINGS
    failed = (answers - passed + OWN_ANSWERS_NEEDED * again) / (answers + OWN_ANSWERS_NEEDED)
    return failed, *((1 - failed) * share / (1 - again) for share in others)
