"""Mixing topics, compared with trying every order."""

from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from interviewprep.schedule.interleave import interleave

Item = tuple[int, str]
items = st.lists(st.sampled_from("abc"), max_size=6).map(lambda topics: list(enumerate(topics)))


def topic(item: Item) -> str:
    return item[1]


def neighbours(order: list[Item] | tuple[Item, ...], after: str | None) -> int:
    topics = [after, *map(topic, order)]
    return sum(one == other for one, other in pairwise(topics))


@given(items=items, after=st.none() | st.sampled_from("abc"))
def test_no_order_has_fewer_neighbours_of_one_topic(items: list[Item], after: str | None) -> None:
    mixed = interleave(items, topic, after=after)
    assert sorted(mixed) == items
    assert neighbours(mixed, after) == min(neighbours(order, after) for order in permutations(items))


@given(topics=st.lists(st.sampled_from("abcdefgh"), max_size=60))
def test_neighbours_appear_only_when_one_topic_fills_more_than_half(topics: list[str]) -> None:
    mixed = interleave(list(enumerate(topics)), topic)
    fullest = max((topics.count(name) for name in topics), default=0)
    assert neighbours(mixed, None) == max(0, 2 * fullest - len(topics) - 1)


@given(items=items, after=st.sampled_from("xyz"))
def test_order_that_is_mixed_already_is_kept(items: list[Item], after: str) -> None:
    mixed = interleave(items, topic)
    if not neighbours(mixed, None):
        assert interleave(mixed, topic, after=after) == mixed


@given(items=items)
def test_order_within_a_topic_is_kept(items: list[Item]) -> None:
    mixed = interleave(items, topic)
    for name in "abc":
        assert [item for item in mixed if topic(item) == name] == [item for item in items if topic(item) == name]
