"""Statements forgotten."""

import ast
from collections.abc import Iterator

from interviewprep.proof.mutation.python.tree import Place

_SIMPLE = (ast.Assign, ast.AugAssign, ast.Expr, ast.Delete, ast.Return, ast.Break, ast.Continue)


def drop_statement(place: Place) -> Iterator[ast.AST]:
    """Leave out a statement that does something by itself; what a guard holds goes with the guard."""
    match place.node:
        case ast.AnnAssign(value=ast.expr()):
            yield ast.Pass()
        case ast.stmt() as statement if isinstance(statement, _SIMPLE) and not _is_guarded(place):
            yield ast.Pass()


def _is_guarded(place: Place) -> bool:
    jumps = isinstance(place.node, ast.Return | ast.Break | ast.Continue)
    return jumps and isinstance(place.parent, ast.If) and not place.parent.orelse and len(place.parent.body) == 1
