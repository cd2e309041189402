"""What a simulated learner knows on a day, as far as a policy may see it: flat lists, one place for each item."""

from collections.abc import Collection, Sequence
from math import exp

from interviewprep.schedule.horizon.deck import Deck
from interviewprep.schedule.horizon.formulas import Fsrs6

REST_PER_MINUTE = 1 / 4
"""Days that a question rests for each minute that it takes: a program five days, a design case eleven.

Ours: what is recalled of a long question counts by its minutes, and then the few cases of a bank would be worth asking
every other evening; but a case that was worked through this week is no case any more.
"""


class State:
    """Items by number: the remembered ones first, then the new ones in their order. Days count from 0, which is today.

    What is believed of each memory comes from the model that the person's own reviews are scheduled with. `last` is
    the day of the last review, at most 0 for reviews before the simulation, and `due` the day on which recall falls to
    the desired retention; `rest` is the number of days before an item may be asked again, and `untouched` the recall on
    the date without a further review. `seen` lists remembered items, and `queue` the new ones that are left, in order;
    `unseen` holds the same ones.
    """

    def __init__(self, deck: Deck, model: Fsrs6, *, today: int, days: int, retention: float) -> None:
        self.model = model
        self.days = days
        self.minutes = [item.minutes for item in deck.items]
        self.weight = [item.weight for item in deck.items]
        self.first = [deck.first_ratings[item.entry.area] for item in deck.items]
        self.rest = [max(1, round(item.entry.minutes * REST_PER_MINUTE)) for item in deck.items]
        size = len(deck.items)
        self.stability = [0.0] * size
        self.difficulty = [0.0] * size
        self.last = [0] * size
        self.due = [0] * size
        self.growth = [0.0] * size
        self.lost = [0.0] * size
        self.kept = [0.0] * size
        self.untouched = [0.0] * size
        self._tomorrow: list[float] = []
        self._kept_for = -1
        self._moved: list[int] = []
        self.seen: list[int] = []
        self.queue: list[int] = []
        self._interval = model.interval(retention)
        for number, item in enumerate(deck.items):
            if item.memory is None or item.last_day is None:
                self.queue.append(number)
            else:
                self.seen.append(number)
                self.remember(number, item.memory.stability, item.memory.difficulty, min(0, item.last_day - today))
        self.unseen = set(self.queue)
        self.new_minutes = sum(self.minutes[number] for number in self.queue)
        self.shortest = min(self.minutes, default=0.0)
        self._builds_on = _prerequisites(deck, self.unseen)

    def remember(self, number: int, stability: float, difficulty: float, day: int) -> None:
        """Keep what is remembered of an item after a review on a day."""
        self.stability[number] = stability
        self.difficulty[number] = difficulty
        self.last[number] = day
        self.due[number] = day + max(1, round(stability * self._interval))
        self.growth[number] = self.model.growth(stability, difficulty)
        self.lost[number], self.kept[number] = self.model.relapse(stability, difficulty)
        self.untouched[number] = self.model.recall(stability, self.days - day)
        self._moved.append(number)

    def note(self, asked: Sequence[int]) -> None:
        """Take over what was asked on a day: what was new is new no more."""
        begun = self.unseen.intersection(asked)
        if begun:
            self.unseen -= begun
            self.queue = [number for number in self.queue if number not in begun]
            self.seen += sorted(begun)

    def waits(self, number: int, asked: Sequence[int]) -> bool:
        """Whether an item builds on one that is new and was not among those asked before it today."""
        return any(one in self.unseen and one not in asked for one in self._builds_on.get(number, ()))

    def expectations(self, day: int) -> tuple[list[float], list[float]]:
        """Expect the recall of each remembered item on the date, if it is practised on that day, or on the next.

        And then no more; over the two outcomes, forgotten and Good, by their chances on that day. What was expected
        for the next day is kept until then, but for what is practised in between: half of a simulation's time.
        """
        if self._kept_for == day:
            today, stale = self._tomorrow, self._moved
        else:
            today, stale = [0.0] * len(self.minutes), self.seen
        self._expect(today, stale, day)
        tomorrow = list(today)
        if day + 1 < self.days:
            self._expect(tomorrow, self.seen, day + 1)
        self._tomorrow, self._kept_for, self._moved = tomorrow, day + 1, []
        return today, tomorrow

    def _expect(self, expected: list[float], numbers: Sequence[int], day: int) -> None:
        model = self.model
        w, decay, factor = model.weights, model.decay, model.factor
        passing, failing, left = w[10], w[14], self.days - day
        stabilities, growths, losts, kepts, lasts = self.stability, self.growth, self.lost, self.kept, self.last
        # Flat, without calls but for the formulas' own: the one loop that all the time goes to.
        for number in numbers:
            if lasts[number] >= day:
                continue
            stability = stabilities[number]
            recalled = (1 + factor * (day - lasts[number]) / stability) ** decay
            forgotten = 1 - recalled
            longer = stability * (1 + growths[number] * (exp(passing * forgotten) - 1))
            shorter = min(losts[number] * exp(failing * forgotten), kepts[number])
            expected[number] = (
                recalled * (1 + factor * left / longer) ** decay + forgotten * (1 + factor * left / shorter) ** decay
            )

    def recall_begun(self, number: int, day: int) -> float:
        """Expect the recall of a new item on the date, if it is asked on that day and then no more."""
        stabilities = self.model.first_stability
        left = self.days - day
        return sum(
            share * self.model.recall(stability, left)
            for share, stability in zip(self.first[number], stabilities, strict=True)
            if share
        )


def _prerequisites(deck: Deck, new: Collection[int]) -> dict[int, tuple[int, ...]]:
    """Give, for the new items that build on new ones, the numbers of these."""
    by_ref = {deck.items[number].entry.ref: number for number in new}
    found = {
        number: tuple(by_ref[ref] for ref in deck.items[number].entry.prerequisites if ref in by_ref) for number in new
    }
    return {number: before for number, before in found.items() if before}
