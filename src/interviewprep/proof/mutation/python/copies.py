"""Copies that were not made."""

import ast
from collections.abc import Iterator

from interviewprep.proof.mutation.python.tree import Place

_COPIERS = {"list", "dict", "set", "tuple", "sorted", "copy", "deepcopy", "array", "OrderedDict", "Counter"}


def remove_copy(place: Place) -> Iterator[ast.AST]:
    """Turn `x.copy()`, `list(x)`, `sorted(x)`, `x[:]` and `[*x]` into `x`."""
    match place.node:
        case ast.Call(args=[ast.Starred(), *_]):
            return
        case ast.Call(func=ast.Name(id=name), args=[value]) if name in _COPIERS:
            yield value
        case ast.Call(func=ast.Attribute(value=ast.Name(id="copy" | "np" | "numpy"), attr=name), args=[value, *_]) if (
            name in _COPIERS
        ):
            yield value
        case ast.Call(func=ast.Attribute(value=value, attr="copy"), args=[]):
            yield value
        case ast.Subscript(value=value, slice=ast.Slice(lower=None, upper=None, step=None)):
            yield value
        case ast.List(elts=[ast.Starred(value=value)], ctx=ast.Load()):
            yield value
