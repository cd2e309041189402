"""The other operator, plus for minus or times for divided by, or one operand forgotten."""

import ast
from collections.abc import Iterator

from interviewprep.proof.mutation.python.tree import Place

_SWAPPED: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div,),
    ast.Div: (ast.Mult, ast.FloorDiv),
    ast.FloorDiv: (ast.Div,),
    ast.Mod: (ast.FloorDiv,),
    ast.Pow: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
    ast.LShift: (ast.RShift,),
    ast.RShift: (ast.LShift,),
    ast.BitAnd: (ast.BitOr,),
    ast.BitOr: (ast.BitAnd,),
    ast.BitXor: (ast.BitOr,),
}


def swap_arithmetic(place: Place) -> Iterator[ast.AST]:
    """Turn `+` into `-`, `*` into `/`, `/` into `//`; forget the second operand, what was there before, or a minus."""
    match place.node:
        case ast.BinOp(left=left):
            yield left
        case ast.AugAssign(target=target, value=value):
            yield ast.Assign([target], value, lineno=place.line)
        case ast.operator() as operator:
            yield from (other() for other in _SWAPPED[type(operator)])
        case ast.UnaryOp(op=ast.USub(), operand=operand) if not isinstance(operand, ast.Constant):
            yield operand
