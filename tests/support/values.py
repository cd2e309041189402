"""Strategies of plain values, as test cases hold them."""

from hypothesis import strategies as st

from interviewprep.model.literals import Array, Value
from interviewprep.model.tables import Column, Frame, Series

HASHABLE_LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary()


def _arrays(shape: tuple[int, ...]) -> st.SearchStrategy[Array]:
    cells = 1
    for size in shape:
        cells *= size
    return st.builds(
        Array,
        dtype=st.sampled_from(["float64", "int32", "bool", "<U4"]),
        shape=st.just(shape),
        items=st.lists(st.booleans() | st.integers() | st.floats(), min_size=cells, max_size=cells).map(tuple),
    )


arrays = st.lists(st.integers(0, 3), max_size=3).map(tuple).flatmap(_arrays)

hashable = st.recursive(
    HASHABLE_LEAVES,
    lambda inner: st.lists(inner, max_size=3).map(tuple) | st.frozensets(inner, max_size=3),
    max_leaves=6,
)

labels = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3) | st.tuples(st.text(max_size=2))


def _columns(rows: int, labels: st.SearchStrategy[Value]) -> st.SearchStrategy[Column]:
    cells = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3) | st.lists(st.integers())
    dtypes = st.sampled_from(["int64", "float64", "bool", "object", "str", "category", "datetime64[ns]"])
    return st.builds(Column, labels, dtypes, st.lists(cells, min_size=rows, max_size=rows).map(tuple))


def _tables(rows: int) -> st.SearchStrategy[Frame | Series]:
    index = st.just(tuple(range(rows))) | st.lists(labels, min_size=rows, max_size=rows).map(tuple)
    frames = st.builds(Frame, st.lists(_columns(rows, labels), max_size=3).map(tuple), index)
    return frames | st.builds(Series, _columns(rows, labels), index)


tables = st.integers(0, 3).flatmap(_tables)
"""Frames and series with labels and cells of all kinds; cells need not fit the dtype."""

values: st.SearchStrategy[Value] = st.recursive(
    HASHABLE_LEAVES
    | st.complex_numbers()
    | arrays
    | tables
    | st.sets(hashable, max_size=3)
    | st.frozensets(hashable, max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(hashable, inner, max_size=3)
    ),
    max_leaves=12,
)
"""Everything that a literal can hold, nan and infinities, mixed types, sets of tuples and empty arrays among them."""
