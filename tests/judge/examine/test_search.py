"""Hypothesis's shrinker called by itself, which no public interface promises."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.control import assume
from hypothesis.internal.conjecture import engine

from interviewprep.judge.examine.search import loop, present_choices, shrink_drawn

Strategy = st.SearchStrategy[Any]
Args = Any


def draw_with_choices(strategy: Strategy, is_wanted: Callable[..., bool]) -> tuple[Args, str]:
    """Draw until an input is wanted, and give it with its choices."""
    found: list[tuple[Args, str]] = []

    def take(args: Args) -> None:
        if is_wanted(*args):
            found.append((args, present_choices()))

    loop(strategy, take, 300, seed=7)
    return found[-1]


def shrink(strategy: Strategy, is_wanted: Callable[..., bool]) -> tuple[list[Args], Args]:
    """Shrink a drawn input; give all inputs that were tried, and the last of them that is wanted."""
    args, choices = draw_with_choices(strategy, is_wanted)
    tried: list[Args] = []

    def fails(args: Args) -> bool:
        tried.append(args)
        return is_wanted(*args)

    assert shrink_drawn(strategy, fails, choices), "this release of Hypothesis has its shrinker elsewhere"
    assert repr(tried[0]) == repr(args)
    return tried, [one for one in tried if is_wanted(*one)][-1]


@pytest.mark.parametrize(
    ("strategy", "is_wanted", "smallest"),
    [
        (st.tuples(st.lists(st.integers(0, 99))), lambda items: sum(items) >= 150, ([51, 99],)),
        (st.tuples(st.floats()), lambda number: not number < 1e6, (1e6,)),
        (st.tuples(st.text(), st.booleans()), lambda text, flag: flag and len(text) > 2, ("000", True)),
        (
            st.tuples(st.integers(1, 5).flatmap(lambda n: st.lists(st.none(), min_size=n))),
            lambda items: items[0] is None,
            ([None],),
        ),
    ],
)
def test_the_smallest_input_is_found_from_the_choices(
    strategy: Strategy, is_wanted: Callable[..., bool], smallest: object
) -> None:
    _, last = shrink(strategy, is_wanted)
    assert last == smallest


def test_what_the_strategy_refuses_is_never_tried() -> None:
    @st.composite
    def pairs(draw: st.DrawFn) -> tuple[int, int]:
        low, high = draw(st.integers(0, 99)), draw(st.integers(0, 99))
        assume(low < high)
        return low, high

    tried, last = shrink(pairs(), lambda low, high: low + high > 40)
    assert last == (0, 41)
    assert all(low < high for low, high in tried)


def test_an_input_that_passes_now_is_not_shrunk() -> None:
    strategy = st.tuples(st.integers())
    _, choices = draw_with_choices(strategy, lambda number: number > 3)
    assert not shrink_drawn(strategy, lambda _: False, choices)


def test_a_release_without_the_shrinker_is_told_from_one_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    strategy = st.tuples(st.integers())
    _, choices = draw_with_choices(strategy, lambda number: number > 3)
    monkeypatch.delattr(engine, "ConjectureRunner")
    assert not shrink_drawn(strategy, lambda _: True, choices)


def test_choices_are_written_down_so_that_they_can_be_read_back() -> None:
    strategy = st.tuples(st.integers(), st.floats(), st.text(), st.booleans())
    _, choices = draw_with_choices(strategy, lambda *_: True)
    assert {type(one) for one in json.loads(choices)} <= {int, float, str, bool}


def test_choices_that_cannot_be_written_down_are_left_out() -> None:
    _, choices = draw_with_choices(st.tuples(st.binary(min_size=1)), lambda _: True)
    assert choices == ""
