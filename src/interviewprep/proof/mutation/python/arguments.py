"""Values in each other's place."""

import ast
from collections.abc import Iterator
from itertools import pairwise

from interviewprep.proof.mutation.python.tree import Place

_ANY_ORDER = {"max", "min", "gcd", "lcm", "hypot", "isclose", "maximum", "minimum", "allclose", "logaddexp"}
_ONE_WAY = (ast.Sub, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow, ast.MatMult, ast.LShift, ast.RShift)


def swap_arguments(place: Place) -> Iterator[ast.AST]:
    """Swap two neighbours among the arguments of a call, a pair, both sides of an operator, or a key and its value.

    Where the order is of no consequence nothing is swapped.
    """
    match place.node:
        case ast.Call(func=function, args=args, keywords=keywords) if _name(function) not in _ANY_ORDER:
            for at, (left, right) in enumerate(pairwise(args)):
                if not isinstance(left, ast.Starred) and not isinstance(right, ast.Starred):
                    yield ast.Call(function, [*args[:at], right, left, *args[at + 2 :]], keywords)
        case ast.Tuple(elts=[left, right], ctx=context) as pair if _has_order(pair, place.parent):
            yield ast.Tuple([right, left], context)
        case ast.BinOp(left=left, op=operator, right=right) if isinstance(operator, _ONE_WAY):
            yield ast.BinOp(right, operator, left)
        case ast.Assign(targets=[ast.Subscript(value=holder, slice=ast.Name() | ast.Constant() as key)], value=value):
            yield ast.Assign([ast.Subscript(holder, value, ast.Store())], key, lineno=place.line)


def _has_order(pair: ast.Tuple, parent: ast.AST) -> bool:
    match parent:
        case ast.Compare() | ast.ExceptHandler():
            return False
        case ast.Assign(value=ast.Tuple() as value):
            return pair is value  # to swap the targets as well would be the same again
    return True


def _name(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""
