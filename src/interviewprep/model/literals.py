"""Values as text: the Python literals of test cases, read without evaluating anything.

On top of what `ast.literal_eval` takes: `nan`, `inf`, `complex(1.0, -0.0)`, `set()`, `frozenset({...})`, and
`array([...], "float64")` for arrays, which become `Array`. Tuples, sets and keys of any type survive, which JSON would
lose.
"""

import ast
import math
from dataclasses import dataclass

_MAX_DECIMAL_BITS = 14_000
"""Python refuses to write or read an integer of more than 4300 decimal digits (14,284 bits); hex has no limit."""

Value = object
"""Plain data: None, bool, int, float, complex, str, bytes, `Array`, and list, tuple, set, frozenset, dict of them."""


@dataclass(frozen=True, slots=True)
class Array:
    """An array outside the process that made it: `items` in row-major order, one per cell of `shape`."""

    dtype: str
    shape: tuple[int, ...]
    items: tuple[bool | int | float | complex | str, ...]

    def __post_init__(self) -> None:
        if math.prod(self.shape) != len(self.items):
            raise ValueError(f"an array of shape {self.shape} has {math.prod(self.shape)} cells, not {len(self.items)}")


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
        case float() if math.isnan(value):
            return "nan"
        case float() if math.isinf(value):
            return "inf" if value > 0 else "-inf"
        case complex():
            # `repr` loses the sign of a zero when it is read back, and writes `infj`.
            return f"complex({format_literal(value.real)}, {format_literal(value.imag)})"
        case int() if value.bit_length() > _MAX_DECIMAL_BITS:
            return hex(value)
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
        case Array(shape=shape) if 0 in shape:
            return f"array([], {value.dtype!r}, {format_literal(shape)})"
        case Array():
            return f"array({format_literal(_nest(value.shape, value.items))}, {value.dtype!r})"
        case _:
            return repr(value)


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
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]):
            return _call(name, arguments)
    raise ValueError(f"`{ast.unparse(node)[:40]}` is not allowed in a literal")


def _signed(sign: ast.unaryop, value: Value) -> Value:
    if isinstance(value, int | float | complex) and not isinstance(value, bool):
        return -value if isinstance(sign, ast.USub) else value
    raise ValueError("a sign belongs before a number")


def _call(name: str, arguments: list[ast.expr]) -> Value:
    values = [_build(argument) for argument in arguments]
    match name, values:
        case "set", []:
            return set()
        case "complex", [int() | float() as real, int() | float() as imaginary]:
            return complex(real, imaginary)
        case "frozenset", []:
            return frozenset()
        case "frozenset", [set() as members]:
            return frozenset(members)
        case "array", [cells, str() as dtype]:
            shape, items = _flatten(cells)
            return Array(dtype, shape, items)
        case "array", [[], str() as dtype, tuple() as shape]:
            return Array(dtype, tuple(int(str(size)) for size in shape), ())
    raise ValueError(f"`{name}(...)` is not allowed in a literal")


def _flatten(cells: Value) -> tuple[tuple[int, ...], tuple[bool | int | float | complex | str, ...]]:
    if isinstance(cells, bool | int | float | complex | str):
        return (), (cells,)
    if not isinstance(cells, list):
        raise ValueError("an array is written as nested lists of numbers or texts")
    parts = [_flatten(cell) for cell in cells]
    shapes = {shape for shape, _ in parts}
    if len(shapes) > 1:
        raise ValueError("the rows of an array differ in length")
    inner = shapes.pop() if shapes else ()
    return (len(cells), *inner), tuple(item for _, items in parts for item in items)
