"""The values of constant expressions in foreign code, worked out from the syntax tree without running anything.

On top of literals: arithmetic on numbers, joining and repeating of texts and lists, names whose values are known, and
a few functions of plain data such as `float("inf")` and `range(3)`.
"""

import ast
import operator
from collections.abc import Callable, Mapping

from interviewprep.model.literals import Value

MAX_WEIGHT = 100_000
"""Characters, items and digits that one value may hold; a question does not need more."""

_MAX_BITS = 8192


class NotConstant(ValueError):
    """The value of an expression is not known without running code; the message says which part."""


def fold(node: ast.expr, names: Mapping[str, Value]) -> Value:
    """Work out the value of an expression; `names` holds the values of names.

    Raises:
        NotConstant: it is not constant, has no value, or is too large.
    """
    try:
        value = _fold(node, names)
    except (ArithmeticError, TypeError, ValueError, RecursionError, MemoryError) as error:
        if isinstance(error, NotConstant):
            raise
        raise NotConstant(f"`{shorten(node)}` has no value: {error}") from error
    if _weight(value) > MAX_WEIGHT:
        raise NotConstant(f"`{shorten(node)}` is too large")
    return value


def shorten(node: ast.AST) -> str:
    """Write a piece of syntax for a message: one line of at most 60 characters."""
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= 60 else f"{text[:57]}..."


def _fold(node: ast.expr, names: Mapping[str, Value]) -> Value:
    match node:
        case ast.Constant(value=value) if value is not Ellipsis:
            return value
        case ast.Name(id=name) if name in names:
            return names[name]
        case ast.Name(id=name):
            raise NotConstant(f"`{name}` is not known without running the test")
        case ast.List(elts=elements):
            return [_fold(element, names) for element in elements]
        case ast.Tuple(elts=elements):
            return tuple(_fold(element, names) for element in elements)
        case ast.Set(elts=elements):
            return {_fold(element, names) for element in elements}
        case ast.Dict(keys=keys, values=values) if None not in keys:
            pairs = zip(keys, values, strict=True)
            return {_fold(key, names): _fold(value, names) for key, value in pairs if key is not None}
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_number(_fold(operand, names))
        case ast.UnaryOp(op=ast.UAdd(), operand=operand):
            return _number(_fold(operand, names))
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATIONS:
            return _OPERATIONS[type(op)](_fold(left, names), _fold(right, names))
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]) if name in _FUNCTIONS and name not in names:
            return _FUNCTIONS[name]([_fold(argument, names) for argument in arguments])
    raise NotConstant(f"`{shorten(node)}` is not constant")


def _number(value: Value) -> int | float | complex:
    if isinstance(value, bool) or not isinstance(value, int | float | complex):
        raise TypeError("this takes numbers")
    if isinstance(value, int) and value.bit_length() > _MAX_BITS:
        raise OverflowError("the number is too large")
    return value


def _arithmetic(operation: Callable[[complex, complex], complex]) -> Callable[[Value, Value], Value]:
    return lambda left, right: operation(_number(left), _number(right))


def _add(left: Value, right: Value) -> Value:
    match left, right:
        case (str(), str()) | (bytes(), bytes()) | (list(), list()) | (tuple(), tuple()):
            _check_weight(_weight(left) + _weight(right))
            return operator.add(left, right)
    return _number(left) + _number(right)


def _multiply(left: Value, right: Value) -> Value:
    match left, right:
        case (str() | bytes() | list() | tuple(), int()):
            _check_weight(_weight(left) * max(right, 0))
            return operator.mul(left, right)
        case (int(), str() | bytes() | list() | tuple()):
            return _multiply(right, left)
    return _number(left) * _number(right)


def _power(left: Value, right: Value) -> Value:
    base, exponent = _number(left), _number(right)
    if isinstance(base, int) and isinstance(exponent, int) and base.bit_length() * abs(exponent) > _MAX_BITS:
        raise OverflowError("the number is too large")
    return operator.pow(base, exponent)


_OPERATIONS: Mapping[type[ast.operator], Callable[[Value, Value], Value]] = {
    ast.Add: _add,
    ast.Mult: _multiply,
    ast.Pow: _power,
    ast.Sub: _arithmetic(operator.sub),
    ast.Div: _arithmetic(operator.truediv),
    ast.FloorDiv: _arithmetic(operator.floordiv),
    ast.Mod: _arithmetic(operator.mod),
}


def _items(arguments: list[Value]) -> list[Value]:
    """Give the items of the one argument of `list(...)` and its kin, or none where there is no argument."""
    match arguments:
        case []:
            return []
        case [str() | list() | tuple() | set() | frozenset() | dict() as items]:
            return list(items)
    raise TypeError("this takes one list, text, tuple, set or dict")


def _range(arguments: list[Value]) -> Value:
    numbers = [number for number in arguments if isinstance(number, int)]
    if len(numbers) != len(arguments) or not 1 <= len(numbers) <= 3:
        raise TypeError("`range` takes one to three whole numbers")
    span = range(*numbers)
    _check_weight(max(0, (span.stop - span.start) // span.step))
    return list(span)


def _float(arguments: list[Value]) -> Value:
    match arguments:
        case [int() | float() | str() as number]:
            return float(number)
    raise TypeError("`float` takes one number or text")


def _text(arguments: list[Value]) -> Value:
    match arguments:
        case [int() | float() | str() as value]:
            return str(value)
    raise TypeError("`str` takes one number or text here")


_FUNCTIONS: Mapping[str, Callable[[list[Value]], Value]] = {
    "float": _float,
    "str": _text,
    "range": _range,
    "list": _items,
    "tuple": lambda arguments: tuple(_items(arguments)),
    "set": lambda arguments: set(_items(arguments)),
    "frozenset": lambda arguments: frozenset(_items(arguments)),
}


def _check_weight(weight: int) -> None:
    if weight > MAX_WEIGHT:
        raise OverflowError("the value is too large")


def _weight(value: Value) -> int:
    """Count what a value holds, no further than a little over the cap: shared parts count each time."""
    weight, rest = 0, [value]
    while rest and weight <= MAX_WEIGHT:
        item = rest.pop()
        match item:
            case str() | bytes():
                weight += 1 + len(item)
            case int():
                weight += 1 + item.bit_length() // 4
            case list() | tuple() | set() | frozenset():
                weight += 1 + len(item)
                rest.extend(item)
            case dict():
                weight += 1 + len(item)
                rest.extend([*item, *item.values()])
            case _:
                weight += 1
    return weight
