"""Comparisons the wrong way round."""

import ast
from collections.abc import Iterator

from interviewprep.proof.mutation.python.tree import Place

_FLIPPED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.Gt,
    ast.Gt: ast.Lt,
    ast.LtE: ast.GtE,
    ast.GtE: ast.LtE,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}


def flip_comparison(place: Place) -> Iterator[ast.AST]:
    """Turn `<` into `>`, `==` into `!=`, `in` into `not in`."""
    if isinstance(place.node, ast.cmpop):
        yield _FLIPPED[type(place.node)]()
