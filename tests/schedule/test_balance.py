"""Cards come back on days that have little to do, within the usual range and in the order of their intervals."""

from datetime import timedelta
from unittest.mock import patch

import fsrs
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.model.attempt import Memory
from interviewprep.model.evidence import Rating
from interviewprep.schedule.balance import balance, interval_range
from interviewprep.schedule.fsrs import MAX_INTERVAL_DAYS, FsrsScheduler

DAY = 20_000
SCHEDULER = FsrsScheduler()

intervals = st.integers(1, 400) | st.integers(1, MAX_INTERVAL_DAYS)
loads = st.dictionaries(st.integers(DAY, DAY + 60), st.integers(0, 3))
names = st.sampled_from(["coding/two-sum", "ml-theory/auc", "coding/lru"])


class Loads:
    """Days with cards due, as history tells of them."""

    def __init__(self, cards: dict[int, int]) -> None:
        self.cards = cards

    def __call__(self, first: int, last: int) -> dict[int, int]:
        return {day: count for day, count in self.cards.items() if first <= day <= last}


@given(interval=intervals, question=names, cards=loads)
def test_day_chosen_lies_in_the_range_and_none_there_has_less_due(
    interval: int, question: str, cards: dict[int, int]
) -> None:
    low, high = interval_range(interval)
    chosen = balance(interval, question, DAY, Loads(cards))
    assert low <= chosen <= high
    assert cards.get(DAY + chosen, 0) == min(cards.get(DAY + days, 0) for days in range(low, high + 1))


@given(one=intervals, other=intervals, question=names, cards=loads)
def test_longer_interval_never_ends_sooner(one: int, other: int, question: str, cards: dict[int, int]) -> None:
    shorter, longer = sorted((one, other))
    load = Loads(cards)
    assert balance(shorter, question, DAY, load) <= balance(longer, question, DAY, load)


@given(
    memory=st.none() | st.builds(Memory, stability=st.floats(0.1, 300), difficulty=st.floats(1, 10)),
    gap=st.integers(1, 60),
    question=names,
    cards=loads,
)
def test_more_recall_never_schedules_sooner_on_balanced_days(
    memory: Memory | None, gap: int, question: str, cards: dict[int, int]
) -> None:
    scheduled = [SCHEDULER.review(memory, gap if memory else 0, rating).interval_days for rating in Rating]
    chosen = [balance(days, question, DAY, Loads(cards)) for days in scheduled]
    assert chosen == sorted(chosen)


@given(interval=intervals, question=names, cards=loads)
def test_same_card_on_the_same_day_comes_back_on_the_same_day(
    interval: int, question: str, cards: dict[int, int]
) -> None:
    assert balance(interval, question, DAY, Loads(cards)) == balance(interval, question, DAY, Loads(dict(cards)))


@given(interval=intervals)
def test_range_is_that_of_the_second_implementation(interval: int) -> None:
    other, drawn = fsrs.Scheduler(), set()
    for share in (0.0, 0.999_999):
        with patch("fsrs.scheduler.random", return_value=share):
            drawn.add(other._get_fuzzed_interval(interval=timedelta(days=interval)).days)
    low, high = interval_range(interval)
    # It draws one day too many, as though from above the range, and rounds: Anki draws from within.
    assert min(drawn) == low
    assert max(drawn) in {high, high + 1}


def test_cards_of_one_day_are_spread_evenly_over_the_range() -> None:
    cards: dict[int, int] = {}
    for number in range(900):
        day = DAY + balance(30, f"coding/{number}", DAY, Loads(cards))
        cards[day] = cards.get(day, 0) + 1
    low, high = interval_range(30)
    assert sorted(cards) == list(range(DAY + low, DAY + high + 1))
    assert max(cards.values()) - min(cards.values()) <= 1


def test_equally_empty_days_are_drawn_by_card_and_day() -> None:
    draws = [balance(30, f"coding/{number}", DAY, Loads({})) for number in range(200)]
    assert len(set(draws)) == len(range(*interval_range(30))) + 1
