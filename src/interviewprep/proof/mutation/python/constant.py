"""Numbers one too large, and truth values turned round."""

import ast
from collections.abc import Iterator

from interviewprep.proof.mutation.python.shifting import shifted
from interviewprep.proof.mutation.python.tree import Place


def raise_constant(place: Place) -> Iterator[ast.AST]:
    """Add one to a number; turn `True` into `False` and back."""
    match place.node:
        case ast.Constant(value=bool() as truth):
            yield ast.Constant(not truth)
        case ast.Constant(value=int()) as number if not _is_negated(place):
            yield shifted(number, 1)
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int())) as number:
            yield shifted(number, 1)
        case ast.Constant(value=float() as number):
            yield ast.Constant(number + 1)


def _is_negated(place: Place) -> bool:
    return isinstance(place.parent, ast.UnaryOp) and isinstance(place.parent.op, ast.USub)
