"""Values as text: the Python literals of test cases, read without evaluating anything.

On top of what `ast.literal_eval` takes: `nan`, `inf`, `complex(1.0, -0.0)`, `set()`, `frozenset({...})`,
`array([...], "float64")` for arrays, which become `Array`, `frame({"a": [1, 2]}, index=[...])` and
`series([1, 2], name="a")` for tables, and `raises("KeyError")` for a call that must raise. Tuples, sets and keys of any
type survive, which JSON would lose.
"""

import ast
import math

from interviewprep.base.records import dataclass
from interviewprep.model.tables import Frame, Series, infer_dtype, read_frame, read_series

_MAX_DECIMAL_BITS = 14_000
"""Python refuses to write or read an integer of more than 4300 decimal digits (14,284 bits); hex has no limit."""

_CELL_TYPES = (bool, int, float, complex, str, bytes, type(None))

_Number = int | float | complex

Value = object
"""Plain data: None, bool, int, float, complex, str, bytes, `Array`, `Frame`, `Series`, and list, tuple, set, frozenset,
dict of them."""


@dataclass(frozen=True, slots=True)
class Array:
    """An array outside the process that made it: `items` in row-major order, one per cell of `shape`."""

    dtype: str
    shape: tuple[int, ...]
    items: tuple[Value, ...]

    def __post_init__(self) -> None:
        if math.prod(self.shape) != len(self.items):
            raise ValueError(f"an array of shape {self.shape} has {math.prod(self.shape)} cells, not {len(self.items)}")


@dataclass(frozen=True, slots=True)
class Raises:
    """Stands, among the values that a sequence of calls returns, for a call that raises this built-in exception."""

    name: str


def parse_literal(text: str) -> Value:
    """Read a value from its Python literal.

    >>> parse_literal("({'a', 'b'} , [nan, -inf])")[1]
    [nan, -inf]

    Raises:
        ValueError: `text` is no literal; the message says what is not allowed in it.
    """
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, MemoryError, RecursionError) as error:
        raise ValueError(f"not a Python literal: {error.args[0] if error.args else error}") from None
    try:
        return _build(tree.body)
    except (RecursionError, TypeError) as error:
        raise ValueError(f"not a Python literal: {error}") from None


def format_literal(value: Value) -> str:
    """Write a value as the literal that `parse_literal` reads back to an equal value of the same types."""
    match value:
        case bool() | None | str() | bytes():
            return repr(value)
        case int() | float() | complex():
            return _format_number(value)
        case list():
            return f"[{_join(value)}]"
        case tuple():
            return f"({_join(value)}{',' if len(value) == 1 else ''})"
        case set() if value:
            return f"{{{_join(_in_order(value))}}}"
        case frozenset():
            return f"frozenset({{{_join(_in_order(value))}}})" if value else "frozenset()"
        case dict():
            pairs = (f"{format_literal(key)}: {format_literal(item)}" for key, item in value.items())
            return f"{{{', '.join(pairs)}}}"
        case Array():
            return _format_array(value)
        case Frame():
            return _format_frame(value)
        case Series():
            return _format_series(value)
    return f"raises({value.name!r})" if isinstance(value, Raises) else repr(value)


def _format_number(value: _Number) -> str:
    if isinstance(value, complex):
        # `repr` loses the sign of a zero when it is read back, and writes `infj`.
        return f"complex({_format_number(value.real)}, {_format_number(value.imag)})"
    if isinstance(value, int):
        return hex(value) if value.bit_length() > _MAX_DECIMAL_BITS else repr(value)
    return repr(value)  # `nan`, `inf` and `-inf` are words of this format


def _format_array(array: Array) -> str:
    if 0 in array.shape:
        return f"array([], {array.dtype!r}, {format_literal(array.shape)})"
    if all(isinstance(item, _CELL_TYPES) for item in array.items):
        return f"array({format_literal(_nest(array.shape, array.items))}, {array.dtype!r})"
    # Cells that are lists themselves would be taken for further axes.
    return f"array({format_literal(list(array.items))}, {array.dtype!r}, {format_literal(array.shape)})"


def _format_frame(frame: Frame) -> str:
    labels = [column.label for column in frame.columns]
    pairs = [(column.label, list(column.cells)) for column in frame.columns]
    dtypes = [column.dtype for column in frame.columns]
    is_inferred = [column.dtype == infer_dtype(column.cells) for column in frame.columns]
    # Labels that a dict would merge, such as 1 and True, are written as pairs.
    is_plain = len(set(labels)) == len(labels) and not any(isinstance(label, float) for label in labels)
    parts = [format_literal(dict(pairs) if is_plain else pairs)]
    if _needs_index(frame.index) or not frame.columns:
        parts.append(f"index={format_literal(list(frame.index))}")
    if not all(is_inferred):
        parts.append(f"dtypes={format_literal(dtypes)}")
    return f"frame({', '.join(parts)})"


def _format_series(series: Series) -> str:
    column = series.column
    parts = [format_literal(list(column.cells))]
    if _needs_index(series.index):
        parts.append(f"index={format_literal(list(series.index))}")
    if column.dtype != infer_dtype(column.cells):
        parts.append(f"dtype={column.dtype!r}")
    if column.label is not None:
        parts.append(f"name={format_literal(column.label)}")
    return f"series({', '.join(parts)})"


def _needs_index(index: tuple[Value, ...]) -> bool:
    return index != tuple(range(len(index))) or not all(type(label) is int for label in index)


def _join(values: list[Value] | tuple[Value, ...]) -> str:
    return ", ".join(format_literal(value) for value in values)


def _in_order(values: set[Value] | frozenset[Value]) -> list[Value]:
    return sorted(values, key=lambda value: (type(value).__name__, format_literal(value)))


def _nest(shape: tuple[int, ...], items: tuple[Value, ...]) -> Value:
    if not shape:
        return items[0]
    step = math.prod(shape[1:])
    return [_nest(shape[1:], items[row * step : (row + 1) * step]) for row in range(shape[0])]


def _build(node: ast.expr) -> Value:
    match node:
        case ast.Constant(value=value) if value is not Ellipsis:
            return value
        case ast.Name(id="nan"):
            return math.nan
        case ast.Name(id="inf"):
            return math.inf
        case ast.List(elts=elements):
            return [_build(element) for element in elements]
        case ast.Tuple(elts=elements):
            return tuple(_build(element) for element in elements)
        case ast.Set(elts=elements):
            return {_build(element) for element in elements}
        case ast.Dict(keys=keys, values=values) if None not in keys:
            return {_build(key): _build(value) for key, value in zip(keys, values, strict=True) if key is not None}
        case ast.UnaryOp(op=ast.USub() | ast.UAdd() as sign, operand=operand):
            return _signed(sign, _build(operand))
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() as op, right=ast.Constant(value=complex() as imaginary)):
            real = _build(left)
            if isinstance(real, int | float) and not isinstance(real, bool):
                return real + imaginary if isinstance(op, ast.Add) else real - imaginary
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=keywords):
            return _call(name, arguments, keywords)
    raise ValueError(f"`{ast.unparse(node)[:40]}` is not allowed in a literal")


def _signed(sign: ast.unaryop, value: Value) -> Value:
    if isinstance(value, int | float | complex) and not isinstance(value, bool):
        return -value if isinstance(sign, ast.USub) else value
    raise ValueError("a sign belongs before a number")


def _call(name: str, arguments: list[ast.expr], keywords: list[ast.keyword]) -> Value:
    values = [_build(argument) for argument in arguments]
    named = {str(keyword.arg): _build(keyword.value) for keyword in keywords}
    match name, values:
        case "frame", [columns]:
            return read_frame(columns, named)
        case "series", [cells]:
            return read_series(cells, named)
        case _ if named:
            raise ValueError(f"`{name}(...)` takes no named arguments in a literal")
        case "set", []:
            return set()
        case "complex", [int() | float() as real, int() | float() as imaginary]:
            return complex(real, imaginary)
        case "frozenset", []:
            return frozenset()
        case "frozenset", [set() as members]:
            return frozenset(members)
        case "raises", [str() as exception]:
            return Raises(exception)
        case "array", [cells, str() as dtype]:
            shape, items = _flatten(cells)
            return Array(dtype, shape, items)
        case "array", [list() as cells, str() as dtype, tuple() as shape]:
            return Array(dtype, tuple(int(str(size)) for size in shape), tuple(cells))
    raise ValueError(f"`{name}(...)` is not allowed in a literal")


def _flatten(cells: Value) -> tuple[tuple[int, ...], tuple[Value, ...]]:
    if not isinstance(cells, list):
        if not isinstance(cells, _CELL_TYPES):
            raise ValueError("an array is written as nested lists of numbers or texts")
        return (), (cells,)
    parts = [_flatten(cell) for cell in cells]
    shapes = {shape for shape, _ in parts}
    if len(shapes) > 1:
        raise ValueError("the rows of an array differ in length")
    inner = shapes.pop() if shapes else ()
    return (len(cells), *inner), tuple(item for _, items in parts for item in items)
