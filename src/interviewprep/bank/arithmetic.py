"""Recomputing numbers from the expressions in questions: arithmetic alone, bounded, without `eval`."""

import ast
import math
from collections.abc import Callable

Number = int | float

_MAX_CHARACTERS = 2000
_MAX_BITS = 8192
_MAX_FACTORIAL = 1000


def evaluate(expression: str) -> float:
    """Compute an expression of numbers, + - * / // % **, parentheses and a few functions.

    >>> evaluate("100e6 / 86400")
    1157.4074074074074

    Raises:
        ValueError: the expression is not arithmetic, too large, or has no finite real value.
    """
    if len(expression) > _MAX_CHARACTERS:
        raise ValueError(f"the expression is longer than {_MAX_CHARACTERS} characters")
    try:
        tree = ast.parse(expression.strip(), mode="eval")
        value = float(_compute(tree.body))
    except SyntaxError as error:
        raise ValueError(f"not arithmetic: {error.msg}") from None
    except (ArithmeticError, MemoryError, RecursionError, TypeError) as error:
        raise ValueError(f"no value: {error}") from None
    if not math.isfinite(value):
        raise ValueError("the value is not finite")
    return value


def _compute(node: ast.expr) -> Number:
    match node:
        case ast.Constant(value=bool()):
            pass
        case ast.Constant(value=int() | float() as number):
            return number
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_compute(operand)
        case ast.UnaryOp(op=ast.UAdd(), operand=operand):
            return _compute(operand)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            return _bounded(_OPERATORS[type(op)](_compute(left), _compute(right)))
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]) if name in _FUNCTIONS:
            return _bounded(_FUNCTIONS[name](*[_compute(argument) for argument in arguments]))
    raise ValueError(f"`{ast.unparse(node)[:40]}` is not arithmetic")


def _bounded(value: object) -> Number:
    if isinstance(value, int) and value.bit_length() > _MAX_BITS:
        raise ValueError("a number on the way is too large")
    if not isinstance(value, int | float):
        raise ValueError("a number on the way is not real")
    return value


def _power(base: Number, exponent: Number) -> object:
    if isinstance(base, int) and isinstance(exponent, int) and base.bit_length() * abs(exponent) > _MAX_BITS:
        raise ValueError("a power on the way is too large")
    return base**exponent


def _comb(n: int, k: int) -> int:
    if max(n, k) > _MAX_FACTORIAL:
        raise ValueError(f"comb takes numbers up to {_MAX_FACTORIAL}")
    return math.comb(n, k)


def _factorial(n: int) -> int:
    if n > _MAX_FACTORIAL:
        raise ValueError(f"factorial takes numbers up to {_MAX_FACTORIAL}")
    return math.factorial(n)


_OPERATORS: dict[type[ast.operator], Callable[[Number, Number], object]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
    ast.FloorDiv: lambda a, b: a // b,
    ast.Mod: lambda a, b: a % b,
    ast.Pow: _power,
}
_FUNCTIONS: dict[str, Callable[..., object]] = {
    "sqrt": math.sqrt,
    "exp": math.exp,
    "log": math.log,
    "log2": math.log2,
    "comb": _comb,
    "factorial": _factorial,
    "ceil": math.ceil,
    "floor": math.floor,
    "round": round,
    "min": min,
    "max": max,
}
