"""Mixing topics and traits, compared with trying every order."""

from collections.abc import Sequence
from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from interviewprep.schedule.choose.interleave import Look, interleave

Item = tuple[int, Look]

looks = st.builds(
    Look, st.sampled_from("abc"), st.frozensets(st.tuples(st.just("single"), st.sampled_from("xyz")), max_size=2)
)
plain = st.sampled_from("abc").map(Look)
items = st.lists(looks, max_size=6).map(lambda found: list(enumerate(found)))
of_topics = st.lists(plain, max_size=6).map(lambda found: list(enumerate(found)))


def look(item: Item) -> Look:
    return item[1]


def by_topic(one: Look, other: Look | None) -> bool:
    return other is not None and one.topic == other.topic


def neighbours(order: Sequence[Item], after: Look | None) -> int:
    """Count the pairs of one topic that follow each other."""
    return sum(by_topic(one, other) for other, one in pairwise([after, *map(look, order)]) if one is not None)


def look_alikes(order: Sequence[Item], after: Look | None) -> int:
    return sum(one.is_like(other) for other, one in pairwise([after, *map(look, order)]) if one is not None)


@given(items=items, after=st.none() | looks)
def test_look_alikes_follow_each_other_only_where_no_order_avoids_it(items: list[Item], after: Look | None) -> None:
    mixed = interleave(items, look, after=after)
    assert sorted(mixed, key=lambda item: item[0]) == items
    if look_alikes(mixed, after):
        assert all(look_alikes(order, after) for order in permutations(items))


@given(items=items, after=st.none() | looks)
def test_no_order_has_fewer_neighbours_of_one_topic(items: list[Item], after: Look | None) -> None:
    mixed = interleave(items, look, after=after)
    assert neighbours(mixed, after) == min(neighbours(order, after) for order in permutations(items))


@given(topics=st.lists(st.sampled_from("abcdefgh"), max_size=60))
def test_neighbours_appear_only_when_one_topic_fills_more_than_half(topics: list[str]) -> None:
    mixed = interleave(list(enumerate(map(Look, topics))), look)
    fullest = max((topics.count(name) for name in topics), default=0)
    assert neighbours(mixed, None) == max(0, 2 * fullest - len(topics) - 1)


@given(items=items, after=st.sampled_from("uvw").map(Look))
def test_order_that_is_mixed_already_is_kept(items: list[Item], after: Look) -> None:
    mixed = interleave(items, look)
    if not look_alikes(mixed, None):
        assert interleave(mixed, look, after=after) == mixed


@given(items=of_topics)
def test_order_within_a_topic_is_kept(items: list[Item]) -> None:
    mixed = interleave(items, look)
    for name in "abc":
        assert [one for one in mixed if look(one).topic == name] == [one for one in items if look(one).topic == name]


@given(items=st.lists(looks, min_size=60, max_size=120))
def test_large_drills_are_mixed_by_topic_at_least(items: list[Look]) -> None:
    mixed = interleave(list(enumerate(items)), look)
    topics = [item.topic for item in items]
    assert neighbours(mixed, None) == max(0, 2 * max(map(topics.count, topics)) - len(topics) - 1)
