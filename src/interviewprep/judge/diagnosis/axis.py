"""A reduction along the wrong axis, or rows and columns exchanged."""

from interviewprep.judge.diagnosis.evidence import Call, Evidence, arguments, sets_apart
from interviewprep.model.literals import Array, Value

_LEAST = 2


def diagnose(evidence: Evidence) -> str | None:
    """Tell of the axis by the shapes, by a transposed result, or where it fails only for other axes than the last."""
    calls = evidence.wrong_values
    if len(calls) < _LEAST:
        return None
    if all(_lost_another_axis(call) for call in calls):
        return "It reduces along the wrong axis: axis=0 runs down the rows and leaves one value a column, axis=1 a row."
    if all(_is_transposed(call) for call in calls) and any(not _is_symmetric(call.expected) for call in calls):
        return "Rows and columns are exchanged: the result is the transpose of the right one."
    if sets_apart(evidence, _is_other_axis):
        return "It fails only for one choice of the axis: use the axis that is passed in, for every step."
    return None


def _lost_another_axis(call: Call) -> bool:
    table = next((value for value in arguments(call) if len(_shape(value)) > 1), None)
    if table is None:
        return False
    shape, wanted, got = _shape(table), _shape(call.expected), _shape(call.got)
    reduced = [shape[:axis] + shape[axis + 1 :] for axis in range(len(shape))]
    kept = [(*shape[:axis], 1, *shape[axis + 1 :]) for axis in range(len(shape))]
    return wanted != got and any(wanted in forms and got in forms for forms in (reduced, kept))


def _is_transposed(call: Call) -> bool:
    shape = _shape(call.expected)
    if len(shape) != 2 or _shape(call.got) != shape[::-1]:
        return False
    rows, columns = shape
    right, got = _cells(call.expected), _cells(call.got)
    return all(right[r * columns + c] == got[c * rows + r] for r in range(rows) for c in range(columns))


def _is_symmetric(value: Value) -> bool:
    shape, cells = _shape(value), _cells(value)
    side = shape[0]
    return shape[0] == shape[1] and all(
        cells[r * side + c] == cells[c * side + r] for r in range(side) for c in range(r)
    )


def _is_other_axis(call: Call) -> bool:
    """Tell whether another axis than the last one is asked for: the one that a call without an axis takes."""
    return _axis(call) not in {-1, None}


def _axis(call: Call) -> int | None:
    """Tell the axis asked for, counted from the end; None where there is no choice."""
    values = arguments(call)
    match values:
        case (Array(shape=shape), int() as axis) if len(shape) > 1 and not isinstance(axis, bool):
            return axis if axis < 0 else axis - len(shape)
    return None


def _shape(value: Value) -> tuple[int, ...]:
    match value:
        case Array():
            return value.shape
        case list() if value and all(isinstance(row, list) and len(row) == len(value[0]) for row in value):
            return len(value), len(value[0])
        case list():
            return (len(value),)
    return ()


def _cells(value: Value) -> tuple[Value, ...]:
    if isinstance(value, Array):
        return value.items
    assert isinstance(value, list)
    return tuple(cell for row in value for cell in row)
