"""Ways of practising: which items come first on a day.

To add one, write a function that ranks items by what a `State` tells, and add it to `POLICIES` with a name. Items are
taken from the top while their minutes fit into the day; new ones have to keep their order.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import islice

from interviewprep.schedule.horizon.state import State

Policy = Callable[[State, int], Iterator[int]]
"""Gives, for a state on a day, numbers of items, the best first."""

PATIENCE = 2.0
"""How much it counts against a review that it would add more tomorrow: so many times the difference.

Ours: of 0, 1, 2, 4 and 8, the one with the most recall on the day over the decks and memories of
`benchmarks/horizon.py`; between 1 and 4 the differences are below 0.003.
"""


def due_first(state: State, day: int) -> Iterator[int]:
    """Take what is due, longest overdue first, then what is new: the order of schedulers without a date."""
    yield from sorted((number for number in _rested(state, day) if state.due[number] <= day), key=state.due.__getitem__)
    yield from state.queue


def new_first(state: State, day: int) -> Iterator[int]:
    """Take what is new, then what is remembered least."""
    yield from state.queue
    recall, stability, last = state.model.recall, state.stability, state.last
    yield from sorted(_rested(state, day), key=lambda number: recall(stability[number], day - last[number]))


def most_gain(state: State, day: int) -> Iterator[int]:
    """Take what adds most to the expected recall on the date for each minute that it takes."""
    reviews, new = _by_gain(state, day), state.queue
    place = 0
    worth = partial(_worth_of_new, state, day)
    next_worth = worth(new[0]) if new else 0.0
    for gain, number in reviews:
        while place < len(new) and next_worth > gain:
            yield new[place]
            place += 1
            next_worth = worth(new[place]) if place < len(new) else 0.0
        yield number
    yield from islice(new, place, None)


def spread(share: float, state: State, day: int) -> Iterator[int]:
    """Spread what is new evenly over the first `share` of the days, and use the rest of each day for the most gain.

    A question that is begun early is forgotten early, and one that is begun late can hardly be practised again: some of
    each do best where there is no time to practise everything twice.
    """
    new = state.queue
    wanted = state.new_minutes * min(1.0, (day + 1) / (share * state.days))
    begun = state.new_minutes - sum(state.minutes[number] for number in new)
    place = 0
    while place < len(new) and begun < wanted:
        begun += state.minutes[new[place]]
        yield new[place]
        place += 1
    yield from (number for _, number in _by_gain(state, day))
    yield from islice(new, place, None)


POLICIES: Mapping[str, Policy] = {
    "due-first": due_first,
    "new-first": new_first,
    "most-gain": most_gain,
    "spread-over-two-thirds": partial(spread, 2 / 3),
    "spread-to-the-end": partial(spread, 1.0),
}


def _by_gain(state: State, day: int) -> list[tuple[float, int]]:
    """Rank reviews by what they add to the expected recall on the date, weighted, for each minute."""
    today, tomorrow = state.expectations(day)
    untouched, weight, minutes = state.untouched, state.weight, state.minutes
    ranked = []
    for number in _rested(state, day):
        adds = today[number] - untouched[number]
        if tomorrow[number] > today[number]:
            adds -= PATIENCE * (tomorrow[number] - today[number])
        ranked.append((adds * weight[number] / minutes[number], number))
    ranked.sort(key=_first, reverse=True)
    return ranked


def _rested(state: State, day: int) -> list[int]:
    last, rest = state.last, state.rest
    return [number for number in state.seen if day - last[number] >= rest[number]]


def _first(pair: tuple[float, int]) -> float:
    return pair[0]


def _worth_of_new(state: State, day: int, number: int) -> float:
    return state.recall_begun(number, day) * state.weight[number] / state.minutes[number]
