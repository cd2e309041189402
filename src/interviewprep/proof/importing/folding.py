"""The values of constant expressions in foreign code, worked out from the syntax tree without running anything.

On top of literals: arithmetic on numbers, joining and repeating of texts and lists, comparisons, names whose values are
known, `[... for x in items if ...]`, and a few functions of plain data such as `float("inf")` and `range(3)`.
"""

import ast
from collections.abc import Mapping

from interviewprep.model.literals import Value
from interviewprep.proof.importing.plain import (
    COMPARISONS,
    FUNCTIONS,
    MAX_WEIGHT,
    OPERATIONS,
    SIGNS,
    check_weight,
    items,
    weight_of,
)

_Names = Mapping[str, Value]


class NotConstant(ValueError):
    """The value of an expression is not known without running code; the message says which part."""


def fold(node: ast.expr, names: _Names) -> Value:
    """Work out the value of an expression; `names` holds the values of names.

    Raises:
        NotConstant: it is not constant, has no value, or is too large.
    """
    try:
        value = _fold(node, names)
    except (ArithmeticError, TypeError, ValueError, RecursionError, MemoryError) as error:
        if isinstance(error, NotConstant):
            raise
        raise NotConstant(f"`{shorten(node)}` has no value: {error}") from error
    if weight_of(value) > MAX_WEIGHT:
        raise NotConstant(f"`{shorten(node)}` is too large")
    return value


def shorten(node: ast.AST) -> str:
    """Write a piece of syntax for a message: one line of at most 60 characters."""
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= 60 else f"{text[:57]}..."


def _fold(node: ast.expr, names: _Names) -> Value:
    match node:
        case ast.Constant(value=value) if value is not Ellipsis:
            return value
        case ast.Name(id=name) if name in names:
            return names[name]
        case ast.Name(id=name):
            raise NotConstant(f"`{name}` is not known without running the test")
        case ast.List(elts=elements):
            return [_fold(element, names) for element in elements]
        case ast.Tuple(elts=elements):
            return tuple(_fold(element, names) for element in elements)
        case ast.Set(elts=elements):
            return {_fold(element, names) for element in elements}
        case ast.Dict(keys=keys, values=values) if None not in keys:
            pairs = zip(keys, values, strict=True)
            return {_fold(key, names): _fold(value, names) for key, value in pairs if key is not None}
    return _operate(node, names)


def _operate(node: ast.expr, names: _Names) -> Value:
    match node:
        case ast.UnaryOp(op=op, operand=operand) if type(op) in SIGNS:
            return SIGNS[type(op)](_fold(operand, names))
        case ast.BinOp(left=left, op=op, right=right) if type(op) in OPERATIONS:
            return OPERATIONS[type(op)](_fold(left, names), _fold(right, names))
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in COMPARISONS:
            return COMPARISONS[type(op)](_fold(left, names), _fold(right, names))
        case ast.BoolOp(op=ast.And(), values=parts):
            return all(_truth(part, names) for part in parts)
        case ast.BoolOp(op=ast.Or(), values=parts):
            return any(_truth(part, names) for part in parts)
        case ast.ListComp(elt=element, generators=[loop]) | ast.GeneratorExp(elt=element, generators=[loop]):
            return _comprehend(element, loop, names)
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]) if name in FUNCTIONS and name not in names:
            return FUNCTIONS[name]([_fold(argument, names) for argument in arguments])
    raise NotConstant(f"`{shorten(node)}` is not constant")


def _comprehend(element: ast.expr, loop: ast.comprehension, names: _Names) -> Value:
    parts = [element, *loop.ifs]
    # Loops inside loops could go on for hours with no value too large.
    if any(isinstance(node, ast.ListComp | ast.GeneratorExp) for part in parts for node in ast.walk(part)):
        raise NotConstant(f"`{shorten(element)}` is a loop inside a loop")
    if not isinstance(loop.target, ast.Name):
        raise NotConstant(f"`{shorten(loop.target)}` is more than one name")
    found: list[Value] = []
    weight = 0
    for item in items([_fold(loop.iter, names)]):
        inner = {**names, loop.target.id: item}
        if all(_truth(test, inner) for test in loop.ifs):
            found.append(_fold(element, inner))
            weight += weight_of(found[-1])
            check_weight(weight)
    return found


def _truth(node: ast.expr, names: _Names) -> bool:
    value = _fold(node, names)
    if not isinstance(value, bool):
        raise NotConstant(f"`{shorten(node)}` is neither True nor False")
    return value
