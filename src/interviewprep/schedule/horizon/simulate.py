"""One run: a learner practises a deck by a policy, day after day, within the minutes of each day."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from zlib import crc32

from interviewprep.base.records import dataclass
from interviewprep.model.evidence import Rating
from interviewprep.schedule.horizon.deck import Deck
from interviewprep.schedule.horizon.formulas import Fsrs6
from interviewprep.schedule.horizon.learner import LATER_RATINGS, Learner
from interviewprep.schedule.horizon.policies import Policy
from interviewprep.schedule.horizon.state import State

_AGAIN, _HARD, _GOOD, _EASY = (rating.value for rating in Rating)
_HARD_UP_TO, _GOOD_UP_TO, _ = accumulate(LATER_RATINGS)
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Setting:
    """What all runs share. `budgets` are the minutes of each day, the first being today's and the last the day before.

    `today` is a study day, and `retention` the recall at which the scheduler has cards fall due. With `is_light_end`,
    what is new comes last on the last day. Items are ranked anew every `pace` days, and asked in that order meanwhile.
    """

    deck: Deck
    model: Fsrs6
    budgets: Sequence[float]
    today: int
    retention: float = 0.9
    is_light_end: bool = True
    pace: int = 1


@dataclass(frozen=True, slots=True)
class Run:
    """How a run ended: `recall` of each item on the date, 0 for what was never asked, and what was asked by day."""

    recall: Sequence[float]
    asked: Sequence[Sequence[int]]

    @property
    def begun(self) -> frozenset[int]:
        """The numbers of all items that were asked."""
        return frozenset(number for asked in self.asked for number in asked)


def simulate(setting: Setting, policy: Policy, learner: Learner) -> Run:
    """Practise until the date. The policy sees what the scheduler believes, and the learner forgets as they do."""
    state = start(setting)
    truth = _Truth(setting.deck, state, learner)
    order: Iterator[int] = iter(())
    by_day: list[list[int]] = []
    for day, budget in enumerate(setting.budgets):
        if day % setting.pace == 0 or day == state.days - 1:
            order = rank(setting, policy, state, day)
        asked, skipped = fill(state, order, budget)
        order = chain(skipped, order)
        for number in asked:
            truth.answer(number, day)
        state.note(asked)
        by_day.append(asked)
    return Run([truth.recall(number) for number in range(len(state.minutes))], by_day)


def start(setting: Setting) -> State:
    """Give the state of today."""
    return State(
        setting.deck, setting.model, today=setting.today, days=len(setting.budgets), retention=setting.retention
    )


def rank(setting: Setting, policy: Policy, state: State, day: int) -> Iterator[int]:
    """Give what may be asked on a day, the best first."""
    order = policy(state, day)
    is_light = setting.is_light_end and day == state.days - 1
    return iter(sorted(order, key=state.unseen.__contains__)) if is_light else order


def fill(state: State, order: Iterator[int], budget: float) -> tuple[list[int], list[int]]:
    """Take from the top what fits into the minutes, and nothing new before what it builds on; give what was passed by.

    The order is only used up as far as needed.
    """
    left = budget + _ROUNDING
    asked: list[int] = []
    skipped: list[int] = []
    while left >= state.shortest and (number := next(order, None)) is not None:
        if state.minutes[number] <= left and not state.waits(number, asked):
            asked.append(number)
            left -= state.minutes[number]
        else:
            skipped.append(number)
    return asked, skipped


class _Truth:
    """What a learner really remembers, beside what is believed of it."""

    def __init__(self, deck: Deck, state: State, learner: Learner) -> None:
        self._state = state
        self._model = learner.model
        self._luck = learner.luck
        # The same number in every deck.
        self._names = [crc32(item.entry.ref.encode()) for item in deck.items]
        self._stability = [one * learner.known_better for one in state.stability]
        self._difficulty = list(state.difficulty)
        self._reviews = [0] * len(state.minutes)

    def recall(self, number: int) -> float:
        if number in self._state.unseen:
            return 0.0
        return self._model.recall(self._stability[number], self._state.days - self._state.last[number])

    def answer(self, number: int, day: int) -> None:
        name, draw = self._names[number], 2 * self._reviews[number]
        self._reviews[number] += 1
        luck = self._luck(name, draw)
        if number in self._state.unseen:
            self._begin(number, day, luck)
        else:
            self._review(number, day, luck, kind=self._luck(name, draw + 1))

    def _begin(self, number: int, day: int, luck: float) -> None:
        state = self._state
        # The last shares may add up to a little less than 1.
        place = min(bisect_right(list(accumulate(state.first[number])), luck), len(Rating) - 1)
        self._stability[number] = self._model.first_stability[place]
        self._difficulty[number] = self._model.first_difficulty[place]
        believed = state.model
        state.remember(number, believed.first_stability[place], believed.first_difficulty[place], day)

    def _review(self, number: int, day: int, luck: float, *, kind: float) -> None:
        state = self._state
        elapsed = day - state.last[number]
        stability, difficulty = self._stability[number], self._difficulty[number]
        rating = _AGAIN
        if luck < self._model.recall(stability, elapsed):
            rating = _EASY if kind >= _GOOD_UP_TO else _GOOD if kind >= _HARD_UP_TO else _HARD
        self._stability[number], self._difficulty[number] = self._model.reviewed(stability, difficulty, elapsed, rating)
        after = state.model.reviewed(state.stability[number], state.difficulty[number], elapsed, rating)
        state.remember(number, *after, day)
