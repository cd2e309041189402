"""Arrays reduced along another axis, without the kept dimension, or of another type."""

import ast
from collections.abc import Iterator

from interviewprep.proof.mutation.python.tree import Place

_NARROWER = {"float64": "float32", "int64": "int32", "complex128": "complex64", "float32": "float16"}
_MAKERS = {"zeros", "ones", "full", "empty"}


def change_axis(place: Place) -> Iterator[ast.AST]:
    """Reduce along another axis, or along all of them."""
    match place.node:
        case ast.Call(func=function, args=args, keywords=keywords) as call:
            for at, keyword in enumerate(keywords):
                if keyword.arg == "axis":
                    others = [*keywords[:at], ast.keyword("axis", _other_axis(keyword.value)), *keywords[at + 1 :]]
                    yield ast.Call(function, args, others)
                    yield _without(call, at)


def flip_keepdims(place: Place) -> Iterator[ast.AST]:
    """Turn `keepdims=True` into `keepdims=False` and back."""
    match place.node:
        case ast.keyword(arg="keepdims", value=ast.Constant(value=bool() as kept)):
            yield ast.keyword("keepdims", ast.Constant(not kept))


def change_dtype(place: Place) -> Iterator[ast.AST]:
    """Take half the width, or no type where one is named; make arrays of whole numbers where none is."""
    match place.node:
        case ast.Attribute(value=value, attr=name) if name in _NARROWER:
            yield ast.Attribute(value, _NARROWER[name], ast.Load())
        case ast.Constant(value=str() as name) if name in _NARROWER:
            yield ast.Constant(_NARROWER[name])
        case ast.Call(func=ast.Attribute(value=value, attr="astype")):
            yield value
        case ast.Call(func=ast.Attribute(attr=maker) as function, args=args, keywords=keywords) as call:
            at = next((at for at, keyword in enumerate(keywords) if keyword.arg == "dtype"), -1)
            if at >= 0:
                yield _without(call, at)
            elif maker in _MAKERS:
                yield ast.Call(function, args, [*keywords, ast.keyword("dtype", ast.Name("int", ast.Load()))])


def _without(call: ast.Call, at: int) -> ast.Call:
    return ast.Call(call.func, call.args, [*call.keywords[:at], *call.keywords[at + 1 :]])


def _other_axis(axis: ast.expr) -> ast.expr:
    return ast.Constant(1) if isinstance(axis, ast.Constant) and axis.value == 0 else ast.Constant(0)
