"""Operations on plain data that foreign constants are made of, none of which can take long or grow large.

They do what Python does, and raise as Python does where it has no answer, or where the answer would be too large.
"""

import ast
import operator
from collections.abc import Callable, Mapping
from typing import Any

from interviewprep.model.literals import Value

MAX_WEIGHT = 100_000
"""Characters, items and digits that one value may hold; a question does not need more."""

_MAX_BITS = 8192


def _number(value: Value) -> int | float | complex:
    if isinstance(value, bool) or not isinstance(value, int | float | complex):
        raise TypeError("this takes numbers")
    if isinstance(value, int) and value.bit_length() > _MAX_BITS:
        raise OverflowError("the number is too large")
    return value


def _negate(value: Value) -> Value:
    return -_number(value)


def _arithmetic(operation: Callable[[complex, complex], complex]) -> Callable[[Value, Value], Value]:
    return lambda left, right: operation(_number(left), _number(right))


def _add(left: Value, right: Value) -> Value:
    match left, right:
        case (str(), str()) | (bytes(), bytes()) | (list(), list()) | (tuple(), tuple()):
            check_weight(weight_of(left) + weight_of(right))
            return operator.add(left, right)
    return _number(left) + _number(right)


def _multiply(left: Value, right: Value) -> Value:
    match left, right:
        case (str() | bytes() | list() | tuple(), int()):
            check_weight(weight_of(left) * max(right, 0))
            return operator.mul(left, right)
        case (int(), str() | bytes() | list() | tuple()):
            return _multiply(right, left)
    return _number(left) * _number(right)


def _power(left: Value, right: Value) -> Value:
    base, exponent = _number(left), _number(right)
    if isinstance(base, int) and isinstance(exponent, int) and base.bit_length() * abs(exponent) > _MAX_BITS:
        raise OverflowError("the number is too large")
    return operator.pow(base, exponent)


SIGNS: Mapping[type[ast.unaryop], Callable[[Value], Value]] = {ast.USub: _negate, ast.UAdd: _number}

OPERATIONS: Mapping[type[ast.operator], Callable[[Value, Value], Value]] = {
    ast.Add: _add,
    ast.Mult: _multiply,
    ast.Pow: _power,
    ast.Sub: _arithmetic(operator.sub),
    ast.Div: _arithmetic(operator.truediv),
    ast.FloorDiv: _arithmetic(operator.floordiv),
    ast.Mod: _arithmetic(operator.mod),
}


COMPARISONS: Mapping[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


def items(arguments: list[Value]) -> list[Value]:
    """Give the items of the one argument of `list(...)` and its kin, or none where there is no argument.

    Raises:
        TypeError: it has no items, or there are several arguments.
    """
    match arguments:
        case []:
            return []
        case [str() | list() | tuple() | set() | frozenset() | dict() as container]:
            return list(container)
    raise TypeError("this takes one list, text, tuple, set or dict")


def _range(arguments: list[Value]) -> Value:
    numbers = [number for number in arguments if isinstance(number, int)]
    if len(numbers) != len(arguments) or not 1 <= len(numbers) <= 3:
        raise TypeError("`range` takes one to three whole numbers")
    span = range(*numbers)
    check_weight(max(0, (span.stop - span.start) // span.step))
    return list(span)


def _float(arguments: list[Value]) -> Value:
    match arguments:
        case [int() | float() | str() as number]:
            return float(number)
    raise TypeError("`float` takes one number or text")


def _sum(arguments: list[Value]) -> Value:
    return sum(map(_number, items(arguments)))


def _text(arguments: list[Value]) -> Value:
    match arguments:
        case [int() | float() | str() as value]:
            return str(value)
    raise TypeError("`str` takes one number or text here")


FUNCTIONS: Mapping[str, Callable[[list[Value]], Value]] = {
    "float": _float,
    "str": _text,
    "range": _range,
    "sum": _sum,
    "list": items,
    "tuple": lambda arguments: tuple(items(arguments)),
    "set": lambda arguments: set(items(arguments)),
    "frozenset": lambda arguments: frozenset(items(arguments)),
}


def check_weight(weight: int) -> None:
    """Make sure that a value of this weight may be.

    Raises:
        OverflowError: it is over the cap.
    """
    if weight > MAX_WEIGHT:
        raise OverflowError("the value is too large")


def weight_of(value: Value) -> int:
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
