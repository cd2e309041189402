"""Arrays and tables of numpy and pandas: what arrives in a child, and what leaves it."""

from collections import deque
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.judge.protocol import foreign, wire
from interviewprep.judge.protocol.foreign import Foreign
from interviewprep.judge.protocol.values import Opaque, decode, encode
from interviewprep.model.literals import Array, Value, format_literal, parse_literal
from interviewprep.model.tables import Frame, Series, infer_dtype

np: Any = pytest.importorskip("numpy", reason="numpy is an extra")
pd: Any = pytest.importorskip("pandas", reason="pandas is an extra")

CHILD = Foreign(wire)


def into_child(value: Value) -> Any:
    """Make a value as an answer meets it."""
    return wire.Reader(CHILD).read(encode(value))


def out_of_child(value: object) -> Value:
    """Make of what an answer returns what the referee compares."""
    return decode(wire.Writer(CHILD.take_apart).write(value))


def there_and_back(value: Value) -> Value:
    """Send a value to an answer that returns it as it is."""
    return out_of_child(into_child(value))


INT64 = st.integers(-(2**63), 2**63 - 1)
CELLS = {
    "bool": st.booleans(),
    "int64": INT64,
    "uint8": st.integers(0, 255),
    "float64": st.floats(),
    "float32": st.floats(width=32),
    "complex128": st.complex_numbers(),
    "str": st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=4),
    "object": st.none() | INT64 | st.text(max_size=3) | st.lists(INT64, max_size=2),
}
"""Cells that fit each dtype. numpy's texts end at the first NUL, and hold no surrogates."""


@st.composite
def arrays(draw: st.DrawFn) -> Array:
    """Draw arrays of all dtypes, up to three axes, empty ones among them."""
    dtype = draw(st.sampled_from(sorted(CELLS)))
    shape = tuple(draw(st.lists(st.integers(0, 3), max_size=3)))
    count = 1
    for size in shape:
        count *= size
    return Array(dtype, shape, tuple(draw(st.lists(CELLS[dtype], min_size=count, max_size=count))))


@given(arrays())
def test_array_comes_back_as_it_went_in(array: Array) -> None:
    assert format_literal(there_and_back(array)) == format_literal(array)


@st.composite
def columns(draw: st.DrawFn, rows: int) -> tuple[str, list[Value]]:
    """Draw a dtype and cells that a column of it can hold."""
    nullable = {"Int64": st.none() | INT64, "boolean": st.none() | st.booleans()}
    cells = {name: strategy for name, strategy in CELLS.items() if name != "str"} | nullable
    dtype = draw(st.sampled_from(sorted(cells)))
    return dtype, draw(st.lists(cells[dtype], min_size=rows, max_size=rows))


@given(st.integers(0, 3).flatmap(lambda rows: st.lists(columns(rows), min_size=1, max_size=3)), st.booleans())
def test_frame_comes_back_as_it_went_in(drawn: list[tuple[str, list[Value]]], labelled: bool) -> None:
    rows = len(drawn[0][1])
    pairs = [(f"c{place}", cells) for place, (_, cells) in enumerate(drawn)]
    index = [f"r{place}" for place in range(rows)] if labelled and rows else list(range(rows))
    text = f"frame({format_literal(pairs)}, index={index!r}, dtypes={[dtype for dtype, _ in drawn]!r})"
    frame = parse_literal(text)
    assert isinstance(frame, Frame)
    assert format_literal(there_and_back(frame)) == format_literal(frame)


@pytest.mark.parametrize(
    "text",
    [
        "frame({})",
        "frame({}, index=['a', 'b'])",
        "frame([('a', [1]), ('a', [2.5])])",
        "frame({1: [1], 'b': [None]})",
        "frame({('a', 'x'): [1], ('a', 'y'): [2]}, index=[('r', 1)])",
        "frame({'a': ['x', 'y', 'x']}, dtypes={'a': 'category'})",
        "series([1, 2], index=['x', 'y'], name='n')",
        "series([nan, 1.5])",
        "series([], dtype='float64')",
        "series(['P1DT0H0M0S', None], dtype='timedelta64[ns]')",
        "series(['2024-01-31T00:00:00', None], dtype='datetime64[ns]')",
        "series(['2024-01-31T00:00:00+00:00'], dtype='datetime64[ns, UTC]')",
        "array(['2024-01-31', 'NaT'], 'datetime64[D]')",
        "array([1, 2], 'timedelta64[s]')",
    ],
)
def test_odd_tables_come_back_as_they_went_in(text: str) -> None:
    value = parse_literal(text)
    back = there_and_back(value)
    if isinstance(value, Array):
        assert isinstance(back, Array)
        assert (back.dtype, back.shape) == (value.dtype, value.shape)
    else:
        assert format_literal(back) == format_literal(value)


def test_texts_become_what_pandas_makes_of_them() -> None:
    frame = into_child(parse_literal("frame({'a': ['x', None]})"))
    assert frame["a"].dtype == pd.Series(["x", None]).dtype
    assert out_of_child(pd.Series(["x", None])) == out_of_child(into_child(parse_literal("series(['x', None])")))


def test_scalars_of_numpy_arrive_as_plain_numbers() -> None:
    scalars = [np.int8(3), np.uint64(2**64 - 1), np.float64(0.5), np.float32(0.5), np.bool_(True), np.complex64(1j)]
    plain = out_of_child(scalars)
    assert plain == [3, 2**64 - 1, 0.5, 0.5, True, 1j]
    assert isinstance(plain, list)
    assert [type(item) for item in plain] == [int, int, float, float, bool, complex]


@pytest.mark.parametrize(
    "value",
    [
        np.datetime64("2024-01-31"),
        pd.Timestamp("2024-01-31"),
        pd.NA,
        pd.Index([1]),
        pd.DataFrame({"a": [1]}).groupby("a"),
        np.zeros(1, dtype=[("a", "i4")]),
        np.zeros(1, dtype=np.longdouble),
        np.void(b"abc"),
    ],
)
def test_what_has_no_plain_form_arrives_as_its_type_name(value: object) -> None:
    assert isinstance(out_of_child(value), Opaque)


class LyingArray(np.ndarray):  # type: ignore[misc]
    """Lies about its size and its cells."""

    def __len__(self) -> int:
        return 99

    def __array__(self, *_: object, **__: object) -> Any:
        return np.array([7.0, 7.0])

    def tolist(self) -> Any:
        return [7.0, 7.0]

    def __iter__(self) -> Iterator[float]:
        return iter([7.0, 7.0])


class LyingFrame(pd.DataFrame):  # type: ignore[misc]
    """Lies about its shape, columns and cells."""

    @property
    def shape(self) -> tuple[int, int]:
        return 1, 1

    def items(self) -> Any:
        return iter([("a", [7])])

    def __getitem__(self, _: object) -> Any:
        return [7]

    @property
    def iloc(self) -> Any:
        return [[7]]


class ArrayLike:
    """Says of itself that it is an array."""

    shape, dtype, size = (2,), np.dtype("float64"), 2

    def __array__(self, *_: object, **__: object) -> Any:
        return np.array([1.0, 2.0])


def test_subclasses_are_read_as_their_base_sees_them() -> None:
    array = np.array([1.0, 2.0]).view(LyingArray)
    assert out_of_child(array) == Array("float64", (2,), (1.0, 2.0))
    assert format_literal(out_of_child(LyingFrame({"a": [1, 2]}))) == "frame({'a': [1, 2]})"
    assert format_literal(out_of_child(np.ma.masked_array([[1, 2]], mask=[[0, 1]]))) == "array([[1, 2]], 'int64')"


def test_array_like_is_no_array() -> None:
    assert isinstance(out_of_child(ArrayLike()), Opaque)


@pytest.mark.parametrize(
    "value",
    [
        np.broadcast_to(1.0, (10**6, 10**6)),
        pd.Series(range(wire.MAX_NODES)),
        pd.DataFrame({"a": [0]}).reindex(range(wire.MAX_NODES)),
    ],
)
def test_huge_arrays_and_tables_are_refused_before_they_are_copied(value: object) -> None:
    with pytest.raises(wire.TooLarge):
        wire.Writer(CHILD.take_apart).write(value)


@pytest.mark.parametrize(
    "lazy", [iter([1, 2]), range(1, 3), map(int, "12"), deque([1, 2]), {1: 0, 2: 0}.keys(), (n for n in (1, 2))]
)
def test_iterators_give_their_items(lazy: object) -> None:
    assert CHILD.list_items(lazy) == [1, 2]


@pytest.mark.parametrize("value", [{1, 2}, "12", (1, 2), {"a": 1}, 3, None])
def test_other_values_stay_as_they_are(value: object) -> None:
    assert CHILD.list_items(value) is value


def test_endless_iterator_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign, "MAX_ITEMS", 1000)
    with pytest.raises(wire.TooLarge):
        CHILD.list_items(iter(int, 1))


@given(st.lists(st.none() | st.floats() | st.text(max_size=2) | INT64 | st.booleans(), max_size=4))
def test_inferred_dtype_is_one_that_pandas_takes(cells: list[Value]) -> None:
    series = into_child(parse_literal(f"series({format_literal(cells)})"))
    back = out_of_child(series)
    assert isinstance(back, Series)
    inferred = infer_dtype(cells)
    assert back.column.dtype in ({"object", "str"} if inferred in {"object", "str"} else {inferred})
