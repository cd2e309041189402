"""Slices that begin or end one item off."""

import ast
from collections.abc import Iterator

from interviewprep.proof.mutation.python.shifting import shifted, whole
from interviewprep.proof.mutation.python.tree import Place


def shift_slice(place: Place) -> Iterator[ast.AST]:
    """Move the beginning and the end of a slice by one, or leave out the first or the last item."""
    match place.node:
        case ast.Slice(lower=None, upper=None):
            return  # a copy, or a step over all
        case ast.Slice(lower=lower, upper=upper, step=step):
            yield ast.Slice(shifted(lower, 1) if lower else ast.Constant(1), upper, step)
            if upper is None:
                yield ast.Slice(lower, whole(-1), step)
            elif not _is_minus_one(upper):
                yield ast.Slice(lower, shifted(upper, 1), step)
            else:
                yield ast.Slice(lower, None, step)


def _is_minus_one(expression: ast.expr) -> bool:
    match expression:
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=1)):
            return True
    return False
