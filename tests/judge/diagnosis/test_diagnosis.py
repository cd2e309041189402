"""Each kind of mistake is named when it is made, and no module speaks up for another's or for one of no kind."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from interviewprep.judge.diagnosis import (
    axis,
    broadcasting,
    ddof,
    dtype,
    leakage,
    memorised,
    missing,
    mutation,
    off_by_one,
    overflow,
    ties,
)
from interviewprep.judge.diagnosis.diagnose import diagnose
from support.evidence import CHECK, observe

MODULES = (mutation, overflow, dtype, ddof, broadcasting, axis, leakage, missing, ties, off_by_one, memorised)
NAN, INF = math.nan, math.inf

Inputs = list[tuple[Any, ...]]


@dataclass(frozen=True)
class Mistake:
    """A right function, a wrong one, inputs, and the module that should name it; None where nothing fits."""

    name: str
    kind: ModuleType | None
    right: Callable[..., Any]
    wrong: Callable[..., Any]
    inputs: Inputs
    probes: Inputs = field(default_factory=list)
    samples: int = 0
    also: tuple[ModuleType, ...] = ()


def lists(low: int, high: int, *, least: int = 0, most: int = 8, count: int = 40, unique: bool = False) -> Inputs:
    """Make lists of numbers, always the same."""
    random = Random(f"{low} {high} {least} {most} {unique}")
    found: Inputs = []
    for _ in range(count):
        size = random.randint(least, most)
        pool = range(low, high + 1)
        found.append((random.sample(pool, size) if unique else [random.choice(pool) for _ in range(size)],))
    return found


def tables(*, integers: bool = False, square: bool = False) -> Inputs:
    """Make two-dimensional arrays."""
    rng = np.random.default_rng(5)
    shapes = [(n, n) if square else (n, n + k) for n in (2, 3, 4) for k in (1, 2, 3)]
    return [(rng.integers(0, 9, shape) if integers else rng.normal(size=shape),) for shape in shapes]


def vectors(scale: float = 1.0) -> Inputs:
    """Make one-dimensional arrays."""
    rng = np.random.default_rng(7)
    return [(scale * rng.normal(size=size),) for size in (2, 3, 4, 5, 6, 7, 8, 9)]


def with_neighbours(inputs: Inputs) -> Inputs:
    """Change one item of the first argument, the last or the middle one."""
    found: Inputs = []
    for items, *rest in inputs:
        for place in {len(items) - 1, len(items) // 2} if len(items) > 1 else ():
            found.append(([*items[:place], items[place] + 1, *items[place + 1 :]], *rest))
    return found


def sort_in_place(items: list[int]) -> list[int]:
    items.sort()
    return items


def pop_all(items: list[int]) -> int:
    total = 0
    while items:
        total += items.pop()
    return total


def variance(items: list[float], ddof_: int) -> float:
    mean = sum(items) / len(items)
    return sum((item - mean) ** 2 for item in items) / (len(items) - ddof_)


def clean_mean(items: list[float]) -> float:
    kept = [item for item in items if not math.isnan(item)]
    return sum(kept) / len(kept) if kept else 0.0


def strict_total(items: list[float]) -> float:
    if any(math.isnan(item) for item in items):
        raise ValueError("NaN")
    return math.fsum(items)


def trailing(items: list[int], *, to: int) -> list[int]:
    """Sum three items up to `to` places after each."""
    return [sum(items[max(0, place - 2) : place + 1 + to]) for place in range(len(items))]


def step_sizes(items: list[int], *, of_equals: bool) -> list[int | None]:
    """Subtract from each item the two before it; None, or not, where those two are equal."""
    pairs = [items[place - 2 : place] for place in range(2, len(items))]
    steps = [
        item - sum(pair) if of_equals or len(set(pair)) > 1 else None
        for item, pair in zip(items[2:], pairs, strict=True)
    ]
    return [None] * min(2, len(items)) + steps


def softmax(logits: list[float], shift: float | None = None) -> list[float]:
    top = max(logits) if shift is None else shift
    powers = [math.exp(logit - top) for logit in logits]
    return [power / sum(powers) for power in powers]


def rank_first(items: list[int]) -> list[int]:
    return sorted(range(len(items)), key=lambda place: (-items[place], place))


def rank_last(items: list[int]) -> list[int]:
    return sorted(range(len(items)), key=lambda place: (-items[place], -place))


def along(table: np.ndarray[Any, Any], which: int) -> Any:
    return table - table.mean(axis=which, keepdims=True)


def nan_lists() -> Inputs:
    found = lists(-9, 9, least=1, most=6)
    with_nan = [([*map(float, items), NAN],) for (items,) in found[:10]]
    return [(list(map(float, items)),) for (items,) in found[10:]] + with_nan


def none_lists() -> Inputs:
    found = lists(1, 9, least=1, most=6)
    return found[10:] + [([*items, None],) for (items,) in found[:10]]


def big_lists() -> Inputs:
    small = [(list(map(float, items)),) for (items,) in lists(-20, 20, least=1)]
    return small + [([*items, 800.0 + place],) for place, (items,) in enumerate(small[:8])]


SERIES = lists(0, 30, least=3, most=8)

MISTAKES = (
    Mistake("sorts its argument", mutation, sorted, sort_in_place, lists(-9, 9, least=2)),
    Mistake("empties its argument", mutation, sum, pop_all, lists(1, 9, least=1)),
    Mistake("exp of large", overflow, softmax, lambda x: softmax(x, 0.0), big_lists()),
    Mistake(
        "exp of large arrays",
        overflow,
        lambda x: x - np.log(np.sum(np.exp(x - x.max()))) - x.max(),
        lambda x: x - np.log(np.sum(np.exp(x))),
        vectors() + [(1000 + x,) for (x,) in vectors()],
    ),
    Mistake("integer division", dtype, lambda x: sum(x) / len(x), lambda x: sum(x) // len(x), lists(0, 30, least=1)),
    Mistake(
        "int() of shares",
        dtype,
        lambda x: [100 * item / sum(x) for item in x],
        lambda x: [int(100 * item / sum(x)) for item in x],
        lists(1, 9, least=2),
    ),
    Mistake(
        "integer array",
        dtype,
        lambda x: x / 4,
        lambda x: (x / 4).astype(int),
        tables(integers=True),
    ),
    Mistake("variance by n", ddof, lambda x: variance(x, 1), lambda x: variance(x, 0), lists(-9, 9, least=2)),
    Mistake(
        "deviation by n - 1",
        ddof,
        lambda x: math.sqrt(variance(x, 0)),
        lambda x: math.sqrt(variance(x, 1)),
        lists(-9, 9, least=2),
    ),
    Mistake("columns by n", ddof, lambda x: x.var(axis=0, ddof=1), lambda x: x.var(axis=0), tables()),
    Mistake("column against row", broadcasting, lambda x: x - x.mean(), lambda x: x - x.reshape(-1, 1) / 2, vectors()),
    Mistake("no keepdims", broadcasting, lambda x: along(x, 1), lambda x: x - x.mean(axis=1), tables()),
    Mistake("mean of rows", axis, lambda x: x.mean(axis=0), lambda x: x.mean(axis=1), tables()),
    Mistake("transposed product", axis, lambda x: x * 2, lambda x: x.T * 2, tables()),
    Mistake(
        "last axis always",
        axis,
        along,
        lambda x, _: along(x, -1),
        [(x, which) for (x,) in tables() for which in (0, 1, -1, -2)],
    ),
    Mistake(
        "looks ahead",
        leakage,
        lambda x: trailing(x, to=0),
        lambda x: trailing(x, to=1),
        SERIES,
        with_neighbours(SERIES[:3]),
    ),
    Mistake(
        "sees today",
        leakage,
        lambda x: trailing(x, to=-1),
        lambda x: trailing(x, to=0),
        SERIES,
        with_neighbours(SERIES[:3]),
    ),
    Mistake(
        "scaled by the whole maximum",
        leakage,
        lambda x: [item / (max(x[: place + 1]) or 1) for place, item in enumerate(x)],
        lambda x: [item / (max(x) or 1) for item in x],
        SERIES,
        [([*items[:-1], 90],) for (items,) in SERIES[:4]],
    ),
    Mistake(
        "NaN where nothing came before",
        None,
        lambda x: [None, *x[:-1]] if x else [],
        lambda x: [NAN, *x[:-1]] if x else [],
        SERIES,
        with_neighbours(SERIES[:3]),
    ),
    Mistake(
        "steps from equals counted",
        None,
        lambda x: step_sizes(x, of_equals=False),
        lambda x: step_sizes(x, of_equals=True),
        [([3, 3, 5],), ([4, 4, 4, 9],), *SERIES],
        with_neighbours(
            [([3, 3, 5],), ([4, 4, 4, 9],), *[one for one in SERIES if len(set(one[0])) == len(one[0])][:3]]
        ),
        also=(ties,),
    ),
    Mistake("NaN spreads", missing, clean_mean, lambda x: sum(x) / len(x), nan_lists()),
    Mistake("NaN unnoticed", missing, strict_total, math.fsum, nan_lists()),
    Mistake(
        "None counts as zero",
        missing,
        lambda x: sum(i for i in x if i is not None) / max(1, sum(i is not None for i in x)),
        lambda x: sum(i or 0 for i in x) / len(x),
        none_lists(),
    ),
    Mistake("last of equals first", ties, rank_first, rank_last, lists(0, 12, least=2)),
    Mistake("equals counted once", ties, len, lambda x: len(set(x)), lists(0, 20, least=1, most=7)),
    Mistake("one too few", off_by_one, len, lambda x: len(x) - 1, lists(0, 9)),
    Mistake("one too many", off_by_one, sum, lambda x: sum(x) + 1, lists(0, 9)),
    Mistake("drops the last", off_by_one, sorted, lambda x: sorted(x)[:-1], lists(0, 99, least=1, unique=True)),
    Mistake("drops the first", off_by_one, sorted, lambda x: sorted(x)[1:], lists(0, 99, least=2, unique=True)),
    Mistake("one item more", off_by_one, lambda x: list(range(len(x))), lambda x: list(range(len(x) + 1)), lists(0, 9)),
    Mistake("a place late", off_by_one, sorted, lambda x: [0, *sorted(x)[:-1]], lists(1, 99, least=4, unique=True)),
    Mistake(
        "a place late, of numbers too long for decimal digits",
        off_by_one,
        lambda x: [10 ** (5000 + i) for i in sorted(x)],
        lambda x: [0, *(10 ** (5000 + i) for i in sorted(x)[:-1])],
        lists(1, 99, least=4, unique=True),
    ),
    Mistake(
        "answers by heart",
        memorised,
        max,
        lambda x: {10: 7, 11: 3}.get(sum(x), -1),
        [([7, 3],), ([3, 3, 3, 2],), *lists(20, 99, least=2)],
        samples=2,
    ),
    Mistake("huge whole numbers", None, lambda x: 10 ** (400 + len(x)), lambda x: 10 ** (500 + len(x)), lists(0, 9)),
    Mistake("too long for decimal digits", None, lambda x: 10 ** (5000 + len(x)), lambda x: -len(x), lists(0, 9)),
    Mistake("the minimum", None, max, min, lists(-50, 50, least=2)),
    Mistake("the negative", None, sum, lambda x: -sum(x), lists(-50, 50, least=2)),
    Mistake("nothing", None, sorted, lambda _: None, lists(-50, 50, least=2)),
    Mistake("zero", None, lambda x: sum(x) / len(x), lambda _: 0, lists(1, 50, least=2)),
    Mistake("reversed", None, sorted, lambda x: sorted(x)[::-1], lists(-50, 50, least=4, unique=True)),
    Mistake("unsorted", None, sorted, list, lists(-50, 50, least=4, unique=True)),
    Mistake("raises on long", None, sum, lambda x: sum(x) if len(x) < 6 else x[99], lists(-50, 50)),
    Mistake("off by two", None, len, lambda x: len(x) + 2, lists(0, 9)),
    Mistake("wrong from five on", None, sum, lambda x: sum(x[:4]), lists(1, 9, most=9)),
    Mistake("half", None, sum, lambda x: sum(x) / 2, lists(1, 9, least=1)),
    Mistake("rounds up", None, lambda x: sum(x) / len(x), lambda x: -(-sum(x) // len(x)), lists(0, 30, least=1)),
    Mistake("adds noise", None, lambda x: x.sum(axis=0), lambda x: x.sum(axis=0) * 1.01, tables()),
    Mistake("squares", None, lambda x: x @ x, lambda x: (x @ x) ** 2, vectors()),
    Mistake("doubles the total", None, lambda x: x.var(axis=0, ddof=1), lambda x: 2 * x.var(axis=0), tables()),
    Mistake("fails on negatives", None, sum, lambda x: sum(map(abs, x)), lists(-9, 9, least=1)),
    Mistake(
        "fails on zero",
        None,
        lambda x: [1 if i >= 0 else 0 for i in x],
        lambda x: [1 if i > 0 else 0 for i in x],
        lists(-3, 3),
    ),
    Mistake(
        "pair of places", None, lambda x: (0, len(x) - 1), lambda x: (len(x) - 1, 0), lists(0, 9, least=3, unique=True)
    ),
)


CASES = [pytest.param(mistake, id=mistake.name.replace(" ", "-")) for mistake in MISTAKES]


def evidence_of(mistake: Mistake) -> Any:
    evidence = observe(
        mistake.right, mistake.wrong, mistake.inputs, samples=mistake.samples, probes=mistake.probes, check=CHECK
    )
    assert evidence.failing, "the mistake shows"
    return evidence


@pytest.mark.parametrize("mistake", CASES)
def test_only_the_module_of_the_mistake_speaks(mistake: Mistake) -> None:
    evidence = evidence_of(mistake)
    speaking = {module for module in MODULES if module.diagnose(evidence) is not None}
    assert speaking - set(mistake.also) == ({mistake.kind} if mistake.kind else set()), [
        (module.__name__, module.diagnose(evidence)) for module in speaking
    ]


@pytest.mark.parametrize("mistake", CASES)
def test_right_calls_get_no_diagnosis(mistake: Mistake) -> None:
    evidence = observe(mistake.right, mistake.right, mistake.inputs, samples=mistake.samples, probes=mistake.probes)
    assert not evidence.failing
    assert diagnose(evidence) == ""
    assert all(module.diagnose(evidence) is None for module in MODULES)


@pytest.mark.parametrize("mistake", CASES)
def test_one_failure_of_another_kind_silences_a_diagnosis(mistake: Mistake) -> None:
    if mistake.kind in {None, memorised}:
        return

    def wrong_in_two_ways(*args: Any) -> Any:
        return "neither" if repr(args) == odd_one else mistake.wrong(*args)

    plain = evidence_of(mistake).passing
    odd_one = repr(mistake.inputs[next((i for i, call in enumerate(evidence_of(mistake).calls) if call in plain), 0)])
    evidence = observe(mistake.right, wrong_in_two_ways, mistake.inputs, probes=mistake.probes)
    assert mistake.kind is not None
    assert mistake.kind.diagnose(evidence) is None
