"""What went wrong more than once: a belief that fooled somebody in two questions, a class of mistake made in two."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

from interviewprep.base.records import dataclass
from interviewprep.model.attempt import Mistake
from interviewprep.model.mistakes import OF_KNOWLEDGE
from interviewprep.model.question import Entry
from interviewprep.model.taxonomy import Area, Format

K = TypeVar("K")

REPEATED = 2
"""Questions in which the same must have gone wrong to be more than chance. Ours: the smallest number that repeats."""

RECENT_DAYS = 60
"""Mistakes older than that say little of today. Ours: a season of preparation."""

RECENT_COUNT = 300
"""More mistakes than that are not looked at, newest first, so that the cost stays the same after years."""


@dataclass(frozen=True, slots=True)
class Habit:
    """A class of mistake, and in how many questions it was made."""

    kind: str
    questions: int


@dataclass(frozen=True, slots=True)
class Habits:
    """The classes of mistake that repeat, most frequent first, by what exercises them.

    Where knowledge was missing that is the topic; what is a habit, such as misreading, comes back with the format.
    """

    by_topic: Mapping[tuple[Area, str], Habit]
    by_format: Mapping[Format, Habit]

    def exercised_by(self, entry: Entry) -> Habit | None:
        """Give the class of mistake that a question exercises, the most frequent of several."""
        found = (self.by_topic.get((entry.area, entry.topic)), self.by_format.get(entry.format))
        return max((habit for habit in found if habit), key=lambda habit: habit.questions, default=None)


def find_beliefs(mistakes: Iterable[Mistake]) -> dict[str, frozenset[str]]:
    """Find the misconceptions that somebody still falls for in two questions or more, with these questions."""
    fallen: dict[str, set[str]] = defaultdict(set)
    for mistake in mistakes:
        for misconception in mistake.misconceptions if mistake.stands else ():
            fallen[misconception].add(mistake.question)
    return {name: frozenset(fallen[name]) for name in sorted(fallen) if len(fallen[name]) >= REPEATED}


def find_habits(mistakes: Iterable[Mistake]) -> Habits:
    """Find the classes of mistake that were named in two questions or more, whether or not these were passed since."""
    topics: dict[tuple[Area, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    questions: dict[str, set[str]] = defaultdict(set)
    formats: dict[str, set[Format]] = defaultdict(set)
    for mistake in mistakes:
        if mistake.kind in OF_KNOWLEDGE:
            topics[mistake.area, mistake.topic][mistake.kind].add(mistake.question)
        elif mistake.kind:
            questions[mistake.kind].add(mistake.question)
            formats[mistake.kind].add(mistake.format)
    by_format: dict[Format, dict[str, set[str]]] = defaultdict(dict)
    for kind, made_in in formats.items():
        for one in made_in:
            by_format[one][kind] = questions[kind]
    return Habits(_most_frequent(topics), _most_frequent(by_format))


def _most_frequent(places: Mapping[K, Mapping[str, set[str]]]) -> dict[K, Habit]:
    found = {}
    for place, kinds in places.items():
        kind, questions = max(kinds.items(), key=lambda pair: (len(pair[1]), pair[0]))
        if len(questions) >= REPEATED:
            found[place] = Habit(kind, len(questions))
    return found
