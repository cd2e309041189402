"""Guards left out: the case was not thought of."""

import ast
from collections.abc import Iterator

from interviewprep.proof.mutation.python.tree import Place

_CLAMPS = {"maximum", "minimum", "clip", "nan_to_num"}


def remove_guard(place: Place) -> Iterator[ast.AST]:
    """Drop an `if` that only leaves, one condition of several, the other branch of `a if b else c`, a clamp."""
    match place.node:
        case ast.If(body=[ast.Raise() | ast.Return() | ast.Continue() | ast.Break()], orelse=[]):
            yield ast.Pass()
        case ast.BoolOp(values=[left, right]):
            yield from (right, left)
        case ast.BoolOp(op=operator, values=values):
            for at in range(len(values)):
                yield ast.BoolOp(operator, [*values[:at], *values[at + 1 :]])
        case ast.IfExp(body=body):
            yield body
        case ast.Call(args=args) if any(isinstance(value, ast.Starred) for value in args):
            return
        case ast.Call(func=ast.Name(id="max" | "min"), args=[left, right], keywords=[]):
            yield from (value for value, other in ((left, right), (right, left)) if _is_number(other))
        case ast.Call(func=ast.Attribute(attr="where"), args=[_, _, otherwise]):
            yield otherwise
        case ast.Call(func=ast.Attribute(value=ast.Name(id="np" | "numpy"), attr=name), args=[value, _, *_]) if (
            name in _CLAMPS
        ):
            yield value


def _is_number(expression: ast.expr) -> bool:
    match expression:
        case ast.Constant(value=int() | float()) | ast.UnaryOp(operand=ast.Constant(value=int() | float())):
            return True
    return False
