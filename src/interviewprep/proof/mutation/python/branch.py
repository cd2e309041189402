"""Branches taken in the wrong case."""

import ast
from collections.abc import Iterator

from interviewprep.proof.mutation.python.tree import Place

_EITHER_OR = (ast.Eq, ast.NotEq, ast.In, ast.NotIn, ast.Is, ast.IsNot)


def negate_branch(place: Place) -> Iterator[ast.AST]:
    """Negate what an `if`, a `while` or a filter asks; turn `and` into `or` and back."""
    match place.node:
        case ast.And():
            yield ast.Or()
        case ast.Or():
            yield ast.And()
        case ast.UnaryOp(op=ast.Not(), operand=operand) if _is_asked(place):
            yield operand
        case ast.expr() as test if _is_asked(place) and not _is_flipped(test):
            yield ast.UnaryOp(ast.Not(), test)


def _is_asked(place: Place) -> bool:
    field, _ = place.way[-1]
    match place.parent:
        case ast.If() | ast.While() | ast.IfExp():
            return field == "test"
        case ast.comprehension():
            return field == "ifs"
    return False


def _is_flipped(test: ast.expr) -> bool:
    """Tell whether the flipped comparison is the negation already."""
    return isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], _EITHER_OR)
