"""Places in a syntax tree where a slip could happen, and trees with another node in one place.

Left out is what no test can tell apart: docstrings, annotations, decorators, imports, assertions, the words of an
exception and other f-strings, and what runs under `__main__` alone. So are patterns, where few expressions may stand.
"""

import ast
import copy
from collections.abc import Callable, Iterator

from interviewprep.base.records import dataclass

Step = tuple[str, int]
"""A field of a node, and the place in it; -1 where the field is no list."""

_NO_CODE = {"annotation", "returns", "type_params", "decorator_list", "ctx"}
_NARROW = (ast.Constant, ast.Name, ast.Slice, ast.Starred, ast.Tuple)


@dataclass(frozen=True, slots=True)
class Place:
    """A node with its way down from the module: `above` lists its ancestors, outermost first."""

    node: ast.AST
    way: tuple[Step, ...]
    above: tuple[ast.AST, ...]

    @property
    def parent(self) -> ast.AST:
        """The node this one belongs to; the module belongs to itself."""
        return self.above[-1] if self.above else self.node

    @property
    def line(self) -> int:
        """The line it begins on, counted from 1."""
        lines = (getattr(node, "lineno", 0) for node in (self.node, *reversed(self.above)))
        return next((line for line in lines if line), 1)


Mutator = Callable[[Place], Iterator[ast.AST]]
"""Yields what could stand in a place instead."""


def places(tree: ast.Module) -> Iterator[Place]:
    """Walk through the places of a module in the order of its text."""
    return _walk(Place(tree, (), ()))


def put(node: ast.AST, way: tuple[Step, ...], other: ast.AST) -> ast.AST:
    """Make a tree that differs in one place; all else is shared with the old one, which stays as it is."""
    if not way:
        return other
    (field, index), *rest = way
    made, held = copy.copy(node), getattr(node, field)
    if index < 0:
        setattr(made, field, put(held, tuple(rest), other))
    else:
        setattr(made, field, [*held[:index], put(held[index], tuple(rest), other), *held[index + 1 :]])
    return made


def tell(place: Place, other: ast.AST) -> tuple[str, str]:
    """Write what stood there and what stands there now, as far around as it takes to recognise the place."""
    chain = (*place.above, place.node)
    depth = next(at for at in range(len(chain) - 1, -1, -1) if _is_wide(chain[at]))
    wide = chain[depth]
    return _headline(wide), _headline(put(wide, place.way[depth:], other))


def _walk(place: Place) -> Iterator[Place]:
    yield place
    for step, child in _children(place.node):
        if not _is_left_out(child):
            yield from _walk(Place(child, (*place.way, step), (*place.above, place.node)))


def _children(node: ast.AST) -> Iterator[tuple[Step, ast.AST]]:
    if isinstance(node, ast.Raise):
        return
    for field, value in ast.iter_fields(node):
        if field in _NO_CODE:
            continue
        if isinstance(value, ast.AST):
            yield (field, -1), value
        elif isinstance(value, list):
            yield from (((field, at), item) for at, item in enumerate(value) if isinstance(item, ast.AST))


def _is_left_out(node: ast.AST) -> bool:
    match node:
        case ast.Import() | ast.ImportFrom() | ast.Assert() | ast.JoinedStr() | ast.pattern():
            return True
        case ast.Expr(value=ast.Constant(value=str())):
            return True
        case ast.If(test=ast.Compare(left=ast.Name(id="__name__"))):
            return True
    return False


def _is_wide(node: ast.AST) -> bool:
    if isinstance(node, ast.UnaryOp) and isinstance(node.operand, ast.Constant):
        return False
    return isinstance(node, ast.stmt | ast.arguments) or (isinstance(node, ast.expr) and not isinstance(node, _NARROW))


def _headline(node: ast.AST) -> str:
    """Write a node; of a statement with statements below it, the line that leads them."""
    if isinstance(node, ast.stmt):
        node = copy.copy(node)
        for field in ("body", "orelse", "finalbody", "handlers", "cases", "decorator_list"):
            if hasattr(node, field):
                setattr(node, field, [])
    return " ".join(ast.unparse(node).split())
