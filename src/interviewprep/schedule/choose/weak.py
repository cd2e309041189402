"""What is known least: first what was wrong and sure, then by expected recall and importance, with what explains it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from random import Random

from interviewprep.base.records import dataclass
from interviewprep.model.attempt import Card, Mistake
from interviewprep.model.mistakes import SURE
from interviewprep.model.question import Entry
from interviewprep.model.taxonomy import Area
from interviewprep.schedule.choose import reasons
from interviewprep.schedule.choose.audits import with_audits
from interviewprep.schedule.choose.mistakes import Habit, Habits, find_beliefs, find_habits
from interviewprep.schedule.choose.pick import Motive, Pick
from interviewprep.schedule.choose.prerequisites import with_prerequisites
from interviewprep.schedule.fsrs import Scheduler
from interviewprep.schedule.leech import is_leech

REPEATS_COUNT = 1.5
"""Times that a question counts which exercises a mistake made twice. Ours: as much as an important area."""

SHAKY = 0.9
"""Expected recall below which a prerequisite is too weak to build on: that at which a card falls due by default."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of somebody, as far as it may matter today.

    `entries` may be asked, and `cards` are those that they have, both by ref. `standing` are last answers that did not
    pass, by ref; `recent` are mistakes, whether or not they stand. `mastered` are refs in random order. `catching` has
    for a misconception the refs that catch it.
    """

    entries: Mapping[str, Entry]
    cards: Mapping[str, Card]
    standing: Mapping[str, Mistake]
    recent: Sequence[Mistake] = ()
    mastered: Sequence[str] = ()
    catching: Mapping[str, Sequence[str]] = {}


def rank_weak(
    known: Known, scheduler: Scheduler, *, today: int, seed: int, importance: Mapping[Area, float]
) -> list[Pick]:
    """Rank what was answered before by how urgently it should be asked again, on study day `today`.

    First mistakes that stand and were made with a confidence of 75 % or more, surest first. Then the highest chance of
    forgetting times `importance` of the area (1 where it is not given), and times 1.5 where the question exercises a
    class of mistake made in two others, or catches a misconception fallen for in two; of each such misconception one
    question comes up that did not fool the learner so far, even a new one. Before what was failed comes its
    prerequisite where that is weak, before a leech in any case, and one place in eight is an audit of a mastered
    question.
    """
    ranking = _Ranking(known, scheduler, today, seed, importance)
    sure = ranking.sure_and_wrong()
    believed = {one.ref: one for one in ranking.believed()}
    rest = [*believed.values(), *(one for one in ranking.forgotten() if one.ref not in believed)]
    built = with_prerequisites(sure, sorted(rest, key=lambda one: one.order), ranking.foundations)
    return [*sure, *with_audits(built, ranking.mastered(), ranking.random)]


class _Ranking:
    """Looks at one learner on one day."""

    def __init__(
        self, known: Known, scheduler: Scheduler, today: int, seed: int, importance: Mapping[Area, float]
    ) -> None:
        self._known = known
        self._scheduler = scheduler
        self._today = today
        self._importance = importance
        self.random = Random(seed)  # noqa: S311 - which question comes next is no secret

    @cached_property
    def _beliefs(self) -> Mapping[str, frozenset[str]]:
        return find_beliefs(self._known.recent)

    @cached_property
    def _habits(self) -> Habits:
        return find_habits(self._known.recent)

    def sure_and_wrong(self) -> list[Pick]:
        """List the mistakes that stand and that somebody was sure of, surest first."""
        found = []
        for ref, mistake in self._known.standing.items():
            entry, sure = self._known.entries.get(ref), mistake.confidence
            if entry is not None and sure is not None and sure >= SURE:
                why = reasons.sure_and_wrong(sure, self._today - mistake.study_day)
                found.append(Pick(entry, Motive.SURE_AND_WRONG, why, sure))
        return sorted(found, key=lambda one: one.order)

    def forgotten(self) -> Iterator[Pick]:
        """Rate each card by its chance of being forgotten, and what makes that matter.

        What was known earlier today is left out: it would teach nothing, and a second answer of a day moves no card.
        """
        for ref, card in self._known.cards.items():
            entry = self._known.entries.get(ref)
            is_fresh = card.last_day == self._today and ref not in self._known.standing
            if entry is not None and not is_fresh:
                yield self._forgotten(entry, card)

    def _forgotten(self, entry: Entry, card: Card) -> Pick:
        weight, chance = self._weight(entry), self._recall(card)
        habit = self._habits.exercised_by(entry)
        why = reasons.recall(chance, self._today - card.last_day)
        if also := self._also(entry, card, habit):
            why = f"{why}; {also}"
        factor = REPEATS_COUNT if habit or not self._beliefs.keys().isdisjoint(entry.misconceptions) else 1.0
        return Pick(entry, Motive.FORGOTTEN, why, (1 - chance) * weight * factor)

    def _also(self, entry: Entry, card: Card, habit: Habit | None) -> str:
        """Say what else speaks for a question: of several things the one that tells most."""
        if self._is_leech(entry.ref):
            return reasons.leech(card.lapses)
        for misconception in entry.misconceptions:
            if misconception in self._beliefs:
                return reasons.belief(misconception, len(self._beliefs[misconception]))
        if habit:
            return reasons.repeated(habit.kind, habit.questions)
        weight = self._weight(entry)
        return reasons.importance(entry.area, weight) if weight >= reasons.NOTABLE_IMPORTANCE else ""

    def believed(self) -> Iterator[Pick]:
        """Give for each misconception fallen for repeatedly a question that catches it and is no trouble by itself."""
        for misconception, questions in self._beliefs.items():
            catching = self._known.catching.get(misconception, ())
            fresh = [ref for ref in sorted(catching) if ref in self._known.entries and not self._is_trouble(ref)]
            if not fresh:
                continue
            ref = min(fresh, key=lambda one: (self._recall_of(one), self.random.random()))
            entry = self._known.entries[ref]
            why = reasons.belief(misconception, len(questions))
            # Who holds a wrong belief is taken to give the wrong answer.
            yield Pick(entry, Motive.BELIEF, why, self._weight(entry) * REPEATS_COUNT)

    def foundations(self, one: Pick) -> list[Pick]:
        """Give the prerequisites of what was failed, as far as they are too weak to build on; all those of a leech."""
        if not self._is_trouble(one.ref):
            return []
        mistake = self._known.standing.get(one.ref)
        there = (ref for ref in one.entry.prerequisites if ref in self._known.entries)
        weak = (ref for ref in there if self._is_leech(one.ref) or self._is_shaky(ref))
        why = reasons.prerequisite(one.entry.title, mistake, self._today)
        return [Pick(self._known.entries[ref], Motive.PREREQUISITE, why, one.urgency) for ref in weak]

    def mastered(self) -> list[Pick]:
        """Give the mastered questions in the order in which they would be audited; no leech is one."""
        refs = (ref for ref in self._known.mastered if ref in self._known.entries and not self._is_trouble(ref))
        found = ((self._known.entries[ref], self._known.cards[ref]) for ref in refs)
        return [
            Pick(entry, Motive.AUDIT, reasons.audit(self._recall(card), self._today - card.last_day))
            for entry, card in found
        ]

    def _is_trouble(self, ref: str) -> bool:
        return ref in self._known.standing or self._is_leech(ref)

    def _is_leech(self, ref: str) -> bool:
        card = self._known.cards.get(ref)
        return card is not None and is_leech(card)

    def _is_shaky(self, ref: str) -> bool:
        return ref in self._known.standing or self._recall_of(ref) < SHAKY

    def _recall_of(self, ref: str) -> float:
        """Estimate the recall of a question; 0 for one without a card, of which nothing is known."""
        card = self._known.cards.get(ref)
        return 0.0 if card is None else self._recall(card)

    def _recall(self, card: Card) -> float:
        return self._scheduler.retrievability(card.memory, self._today - card.last_day)

    def _weight(self, entry: Entry) -> float:
        return self._importance.get(entry.area, 1.0)
