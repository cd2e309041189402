"""Walks down two values that differ to the first part that does."""

from collections.abc import Sequence

from interviewprep.base.records import replace
from interviewprep.base.text import counted
from interviewprep.judge.brief import show
from interviewprep.judge.checkers import Comparison, as_frame, comparison_by, has_any_order, is_right, slices
from interviewprep.judge.difference.place import PART_CHARS, Difference, News, Place, ended
from interviewprep.judge.difference.tables import in_cells, in_form
from interviewprep.judge.difference.unpaired import find_unpaired
from interviewprep.model.literals import Array, Value
from interviewprep.model.question import Check
from interviewprep.model.tables import Frame, Series

_SHORT_TEXT_CHARS = 40
"""Shorter texts are shown whole, side by side."""


def first_difference(check: Check, expected: Value, got: Value) -> Difference | None:
    """Tell where `got` first differs from what is expected; None where it is right.

    Raises:
        ValueError: there is no check of this kind here; `any_valid` is decided by the bank's own checker.
    """
    return None if is_right(check, expected, got) else find_difference(check, expected, got)


def find_difference(check: Check, expected: Value, got: Value) -> Difference:
    """Tell where a value first differs that is known to be wrong."""
    comparison = comparison_by(check)
    if has_any_order(check):
        return _in_any_order(comparison, expected, got, "row" if check.kind == "rows" else "item")
    if check.kind == "ordered_rows" and isinstance(expected, list | tuple) and isinstance(got, list | tuple):
        return _in_rows(comparison, expected, got)
    return _walk(comparison, expected, got, Place())


def _walk(comparison: Comparison, expected: Value, got: Value, here: Place) -> Difference:
    """Go down to the first part that differs; the values are known to do."""
    match expected, got:
        case (list() | tuple(), list() | tuple()):
            return _in_sequence(comparison, expected, got, here)
        case dict(), dict():
            return _in_dict(comparison, expected, got, here)
        case (set() as left, set() as right) | (frozenset() as left, frozenset() as right):
            return _in_bag(comparison, list(left), list(right), here, "member")
        case Array(), Array():
            return _in_array(comparison, expected, got, here)
        case (Frame(), Frame()) | (Series(), Series()):
            tables = as_frame(expected), as_frame(got)
            return in_form(comparison, *tables, here) or in_cells(comparison, *tables, here)
        case (str() as left, str() as right) | (bytes() as left, bytes() as right) if (
            max(len(left), len(right)) > _SHORT_TEXT_CHARS
        ):
            return _in_text(left, right, here)
    return here.holds(expected, got)


def _in_sequence(comparison: Comparison, expected: Sequence[Value], got: Sequence[Value], here: Place) -> Difference:
    pairs = enumerate(zip(expected, got, strict=False))
    place = next((place for place, (left, right) in pairs if not comparison.equal(left, right)), None)
    if place is None:
        return here.at(min(len(expected), len(got))).differs(ended(expected, got, "item"))
    found = _walk(comparison, expected[place], got[place], here.at(place))
    if len(expected) == len(got):
        return found
    return replace(found, words=f"{found.words} (got {counted(len(got), 'item')} in all, expected {len(expected)})")


def _in_rows(comparison: Comparison, expected: Sequence[Value], got: Sequence[Value]) -> Difference:
    pairs = enumerate(zip(expected, got, strict=False))
    place = next((place for place, (left, right) in pairs if not comparison.equal(left, right)), None)
    if place is None:
        place = min(len(expected), len(got))
        return Place().within(f"row {place + 1}", place).differs(ended(expected, got, "row"))
    return Place().within(f"row {place + 1}", place).holds(expected[place], got[place])


def _in_dict(comparison: Comparison, expected: dict[Value, Value], got: dict[Value, Value], here: Place) -> Difference:
    # Keys that Python calls equal are so nearly always; a tolerance may pair some of the others.
    keys, others = [key for key in expected if key not in got], [key for key in got if key not in expected]
    found = find_unpaired(keys, others, comparison.equal)
    if found.missing is not None:
        return here.under(keys[found.missing]).differs("this key is missing")
    if found.extra is not None:
        return here.under(others[found.extra]).differs("this key is not expected")
    for key, value in expected.items():
        if key in got and not comparison.equal(value, got[key]):
            return _walk(comparison, value, got[key], here.under(key))
    return here.holds(expected, got)


def _in_any_order(comparison: Comparison, expected: Value, got: Value, noun: str) -> Difference:
    here = Place()
    match expected, got:
        case (list() | tuple(), list() | tuple()):
            return _in_bag(comparison, expected, got, here, noun)
        case Array(), Array():
            form = _array_form(comparison, expected, got, here)
            return form or _in_bag(comparison.cells, slices(expected), slices(got), here, "row")
        case (Frame(), Frame()) | (Series(), Series()):
            tables = as_frame(expected), as_frame(got)
            form = in_form(comparison, *tables, here)
            left, right = (comparison.rows(comparison.arranged(table), table.index) for table in tables)
            return form or _in_bag(comparison.cells, left, right, here, "row")
    return _walk(comparison, expected, got, here)


def _in_bag(
    comparison: Comparison, expected: Sequence[Value], got: Sequence[Value], here: Place, noun: str
) -> Difference:
    found = find_unpaired(expected, got, comparison.equal)
    told = []
    if len(expected) != len(got):
        told.append(f"got {counted(len(got), noun)}, expected {len(expected)}")
    if found.missing is not None:
        told.append(f"{show(expected[found.missing], PART_CHARS)} is missing")
    if found.extra is not None:
        told.append(f"{show(got[found.extra], PART_CHARS)} is not expected")
    if found.recount is not None:
        item = show(found.recount.item, PART_CHARS)
        told.append(f"{item} comes {counted(found.recount.got, 'time')}, expected {found.recount.expected}")
    # In another order, and so not one below the other.
    news = News.ALWAYS if len(got) > 1 and not here.path else News.IF_LONG
    return here.differs("; ".join(told) or f"the {noun}s cannot be paired one by one", news)


def _in_array(comparison: Comparison, expected: Array, got: Array, here: Place) -> Difference:
    form = _array_form(comparison, expected, got, here)
    if form is not None:
        return form
    pairs = enumerate(zip(expected.items, got.items, strict=True))
    place = next(place for place, (left, right) in pairs if not comparison.cells.equal(left, right))
    at = here.at(*_indices(expected.shape, place)) if expected.shape else here
    return _walk(comparison.cells, expected.items[place], got.items[place], at)


def _array_form(comparison: Comparison, expected: Array, got: Array, here: Place) -> Difference | None:
    if expected.shape != got.shape:
        return here.differs(f"got shape {show(got.shape)}, expected shape {show(expected.shape)}", News.ALWAYS)
    if not comparison.array_dtypes_fit(expected, got):
        return here.differs(f"got dtype {got.dtype}, expected dtype {expected.dtype}", News.ALWAYS)
    return None


def _indices(shape: tuple[int, ...], place: int) -> tuple[int, ...]:
    indices = []
    for size in reversed(shape):
        place, index = divmod(place, size)
        indices.append(index)
    return tuple(reversed(indices))


def _in_text(expected: str | bytes, got: str | bytes, here: Place) -> Difference:
    """Show what stands around the first character that differs."""
    shorter = min(len(expected), len(got))
    at = next((at for at in range(shorter) if expected[at] != got[at]), shorter)
    place = here.within(f"character {at}" if isinstance(expected, str) else f"byte {at}", at)
    if at < shorter:
        return place.differs(f"got {show(got, PART_CHARS, (at,))}, expected {show(expected, PART_CHARS, (at,))}")
    longer = "the expected text goes on with" if len(got) == shorter else "got goes on with"
    rest = (expected if len(got) == shorter else got)[at:]
    return place.differs(f"one ends here, {longer} {show(rest, PART_CHARS)}")
