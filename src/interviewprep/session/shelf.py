"""What a drill can choose from: read from history and banks, no more of either than could be asked."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from random import Random
from typing import Protocol

from interviewprep.base.records import dataclass
from interviewprep.model.attempt import Card, MarkKind, Mistake
from interviewprep.model.goal import Goal
from interviewprep.model.question import Entry, Scope
from interviewprep.model.taxonomy import Area, Difficulty, Domain
from interviewprep.schedule.choose.allowance import Allowance
from interviewprep.schedule.choose.audits import EVERY, MASTERED, RESTED_DAYS
from interviewprep.schedule.choose.known import KNOWN
from interviewprep.schedule.choose.mistakes import RECENT_COUNT, RECENT_DAYS, find_beliefs
from interviewprep.schedule.choose.weak import Known
from interviewprep.schedule.fsrs import Scheduler

DEPTH = 100
"""Cards of each area that are looked at beyond those that could be asked: formats and habits change the order."""

SUITED_OF = 4
"""One in so many new questions that are drawn is asked: the ones whose difficulty suits the person best."""

DEEPER = 4
"""Times that a second look goes deeper than the first, where too few of what was found may be asked."""


class Practised(Protocol):
    """What is needed of the history."""

    def due(self, day: int, limit: int | None = None, areas: Collection[Area] = ()) -> list[Card]:
        """List cards due on a study day, longest overdue first."""
        ...

    def least_known(self, day: int, limit: int, scope: Scope) -> list[Card]:
        """List the cards of each area that are remembered least."""
        ...

    def draw_mastered(
        self, day: int, limit: int, scope: Scope, *, share: float, rested_days: int, random: Random
    ) -> list[Card]:
        """Draw rested cards at random of which no more than a share of the stability has gone by."""
        ...

    def sure_mistakes(self, limit: int, scope: Scope) -> list[Mistake]:
        """List mistakes that stand and were made with confidence."""
        ...

    def recent_mistakes(self, since_day: int, limit: int) -> list[Mistake]:
        """List the newest answers that did not pass."""
        ...

    def standing_mistakes(self, questions: Collection[str]) -> list[Mistake]:
        """List last answers that did not pass."""
        ...

    def cards_of(self, questions: Collection[str]) -> list[Card]:
        """List the cards of some questions."""
        ...

    def attempted(self) -> set[str]:
        """Tell which questions were ever attempted."""
        ...

    def marked(self, kind: MarkKind) -> set[str]:
        """Tell which questions carry a mark."""
        ...

    def tested_out(self) -> set[tuple[Area, str]]:
        """Tell which topics count as known, by area and topic."""
        ...

    def goal(self) -> Goal | None:
        """Give what the practice is for."""
        ...


class Catalogue(Protocol):
    """What is needed of the banks."""

    def entries_of(self, refs: Collection[str]) -> list[Entry]:
        """List those questions that are there and whose packages are installed."""
        ...

    def catching(self, misconception: str) -> list[str]:
        """List the questions that catch a misconception."""
        ...

    def entries(self, *, areas: Collection[str] = (), topics: Collection[str] = ()) -> list[Entry]:
        """List all questions that match."""
        ...

    def sample(
        self,
        limit: int,
        *,
        seed: int,
        areas: Collection[str] = (),
        topics: Collection[str] = (),
        domains: Collection[str] = (),
        formats: Collection[str] = (),
        exclude: Collection[str] = (),
    ) -> list[Entry]:
        """Draw questions at random, the same for the same seed."""
        ...


def none_suit() -> Mapping[Domain, Difficulty]:
    """Prefer no difficulty in any domain."""
    return {}


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where a drill takes its questions from, on study day `today`; the same for the same `seed`.

    `find_suited` tells which difficulty new questions of a domain should have; of others any will do. Questions that
    are `asked_elsewhere`, by another prep, are left out.
    """

    history: Practised
    catalogue: Catalogue
    scheduler: Scheduler
    scope: Scope
    today: int
    seed: int
    find_suited: Callable[[], Mapping[Domain, Difficulty]] = none_suit
    asked_elsewhere: frozenset[str] = frozenset()

    def due(self, allowance: Allowance) -> tuple[list[Card], dict[str, Entry]]:
        """Give cards that are due and may be asked, longest overdue first: as many as could fit, and their entries."""
        depth = allowance.most + DEPTH
        while True:
            cards = self.history.due(self.today, depth, self.scope.areas)
            entries = self._entries(card.question for card in cards)
            if len(entries) >= allowance.most or len(cards) < depth:
                return [card for card in cards if card.question in entries], entries
            depth *= DEEPER

    def new(self, allowance: Allowance) -> list[Entry]:
        """Draw questions that were never attempted: as many as could fit, of difficulties that suit the person.

        Topics that were tested out of are left out, unless they are asked for by name.
        """
        scope = self.scope
        drawn = self.catalogue.sample(
            allowance.most * SUITED_OF,
            seed=self.seed,
            areas=scope.areas,
            topics=scope.topics,
            domains=scope.domains,
            formats=scope.formats,
            exclude=self.history.attempted() | self._not_to_ask() | self._known_by_topic(),
        )
        suited = self.find_suited() if len(drawn) > allowance.most else {}
        drawn.sort(key=lambda entry: _steps_off(entry, suited))
        return drawn[: allowance.most]

    def well_known(self, allowance: Allowance) -> tuple[list[Card], dict[str, Entry]]:
        """Draw cards that are known, their last answer passed on an earlier day, and their entries: more than fit."""
        drawn = self._draw(DEEPER * (allowance.most + DEPTH), recall=KNOWN, rested_days=1)
        standing = {mistake.question for mistake in self.history.standing_mistakes([card.question for card in drawn])}
        cards = [card for card in drawn if card.question not in standing]
        return cards, self._entries(card.question for card in cards)

    def _known_by_topic(self) -> set[str]:
        known = {place for place in self.history.tested_out() if place[1] not in self.scope.topics}
        return {entry.ref for area, topic in known for entry in self.catalogue.entries(areas=(area,), topics=(topic,))}

    def importance(self) -> Mapping[Area, float]:
        """Tell what each area counts for the interview that is prepared for; nothing where there is none."""
        goal = self.history.goal()
        return {} if goal is None else {area: goal.target.importance(area) for area in Area}

    def known(self, allowance: Allowance) -> Known:
        """Gather what is known least, what was mastered, and what went wrong."""
        most = allowance.most
        least, entries = self._least_known(most)
        sure = self.history.sure_mistakes(most + DEPTH, self.scope)
        recent = self.history.recent_mistakes(self.today - RECENT_DAYS, RECENT_COUNT)
        mastered = self._mastered(most)
        beliefs = {name: self.catalogue.catching(name) for name in find_beliefs(recent)}
        entries |= self._entries(
            {
                *(mistake.question for mistake in sure),
                *(card.question for card in mastered),
                *(ref for refs in beliefs.values() for ref in refs),
            }
        )
        entries |= self._entries({ref for entry in entries.values() for ref in entry.prerequisites} - entries.keys())
        cards = {card.question: card for card in (*least, *mastered)}
        cards |= {card.question: card for card in self.history.cards_of(entries.keys() - cards.keys())}
        return Known(
            entries=entries,
            cards=cards,
            standing={mistake.question: mistake for mistake in self.history.standing_mistakes(entries.keys())},
            recent=recent,
            mastered=[card.question for card in mastered],
            catching=beliefs,
        )

    def _least_known(self, most: int) -> tuple[list[Card], dict[str, Entry]]:
        depth = most + DEPTH
        while True:
            cards = self.history.least_known(self.today, depth, self.scope)
            entries = self._entries(card.question for card in cards)
            deepest = max(Counter(card.area for card in cards).values(), default=0)
            if len(entries) >= most or deepest < depth:
                return cards, entries
            depth *= DEEPER

    def _mastered(self, most: int) -> list[Card]:
        # Twice as many as there are places: of some the last answer did not pass, or the question is gone.
        return self._draw(2 * (most // EVERY + 1), recall=MASTERED, rested_days=RESTED_DAYS)

    def _draw(self, most: int, *, recall: float, rested_days: int) -> list[Card]:
        share = self.scheduler.share_until(recall)
        draw = Random(self.seed)  # noqa: S311 - which question comes next is no secret
        return self.history.draw_mastered(
            self.today, most, self.scope, share=share, rested_days=rested_days, random=draw
        )

    def _entries(self, refs: Iterable[str]) -> dict[str, Entry]:
        """Look up which of some questions may be asked."""
        left_out = self._not_to_ask()
        found = self.catalogue.entries_of({ref for ref in refs if ref not in left_out})
        return {entry.ref: entry for entry in found if self.scope.admits(entry)}

    def _not_to_ask(self) -> set[str]:
        return self.history.marked("suspended") | self.asked_elsewhere


def _steps_off(entry: Entry, suited: Mapping[Domain, Difficulty]) -> int:
    """Tell by how many steps a question is too hard or too easy."""
    rising = tuple(Difficulty)
    return abs(rising.index(entry.difficulty) - rising.index(suited.get(entry.domain, entry.difficulty)))
