"""Boundaries that lie one step off: strict where they should not be, and ranges that start late or end early."""

import ast
from collections.abc import Iterator

from interviewprep.proof.mutation.python.shifting import shifted
from interviewprep.proof.mutation.python.tree import Place

_SHIFTED: dict[type[ast.AST], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
}


def shift_boundary(place: Place) -> Iterator[ast.AST]:
    """Turn `<` into `<=` and back; start a `range` one later, end it one earlier; count from 1 instead of 0."""
    match place.node:
        case ast.cmpop() as operator if type(operator) in _SHIFTED:
            yield _SHIFTED[type(operator)]()
        case ast.Call(args=[*_, ast.Starred()]):
            return
        case ast.Call(func=ast.Name(id="range"), args=[stop], keywords=[]) as call:
            yield ast.Call(call.func, [ast.Constant(1), stop], [])
            yield ast.Call(call.func, [shifted(stop, -1)], [])
        case ast.Call(func=ast.Name(id="range"), args=[start, stop, *step], keywords=[]) as call:
            inward = -1 if step and isinstance(step[0], ast.UnaryOp) else 1
            yield ast.Call(call.func, [shifted(start, inward), stop, *step], [])
            yield ast.Call(call.func, [start, shifted(stop, -inward), *step], [])
        case ast.Call(func=ast.Name(id="enumerate"), args=[items], keywords=[]) as call:
            yield ast.Call(call.func, [items, ast.Constant(1)], [])
