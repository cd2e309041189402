"""Texts and programs as sets of short runs, which stay the same when names and numbers are changed."""

import ast
import builtins
import re
from collections.abc import Iterator, Sequence

from interviewprep.proof.words import vocabulary, without_numbers

SHINGLE_WORDS = 5
_NODES = 6
# Shorter programs have a shape in common by chance.
_FEWEST_NODES = 30

_BUILTINS = frozenset(dir(builtins))
_SQL_TOKEN = re.compile(r"--[^\n]*|'(?:[^']|'')*'|[A-Za-z_]\w*|\d+(?:\.\d+)?|<=|>=|<>|!=|\|\||[^\s\w]")
_SQL_WORDS = vocabulary(
    """all and any as asc avg between by case cast coalesce count cross cume_dist date datetime dense_rank desc
    distinct     else end except exists filter first_value following from full group having ifnull in inner
    intersect into is join     julianday lag last_value lead left like limit max min natural not ntile null nullif
    nulls offset on or order outer over     partition percent_rank preceding range rank recursive right round row
    row_number rows select strftime sum then total     unbounded union using values when where window with"""
)


def shingles(said: list[str]) -> frozenset[int]:
    """Give the runs of five among the words of a text, without the values of numbers; hashed.

    Fewer words are one run.
    """
    return _runs(without_numbers(said), SHINGLE_WORDS)


def shape_of_python(source: str) -> frozenset[int]:
    """Give the runs of a syntax tree without the names that its author chose; empty where there is little of it.

    Attributes and built-in functions keep their names: they cannot be changed freely. Annotations and docstrings do
    not count.

    Raises:
        SyntaxError: it is no Python.
    """
    nodes = list(_preorder(ast.parse(source)))
    return _runs(nodes, _NODES) if len(nodes) >= _FEWEST_NODES else frozenset()


def shape_of_sql(source: str) -> frozenset[int]:
    """Give the runs of a query without names of tables and columns; empty where there is little of it."""
    tokens = [_sql_kind(token) for token in _SQL_TOKEN.findall(source) if not token.startswith("--")]
    return _runs(tokens, _NODES) if len(tokens) >= _FEWEST_NODES else frozenset()


def _runs(parts: Sequence[str], size: int) -> frozenset[int]:
    if not parts:
        return frozenset()
    return frozenset(hash(tuple(parts[start : start + size])) for start in range(max(len(parts) - size + 1, 1)))


def _sql_kind(token: str) -> str:
    if token[0] == "'" or token[0].isdigit():
        return "value"
    word = token.casefold()
    return word if word in _SQL_WORDS or not (word[0].isalpha() or word[0] == "_") else "name"


def _preorder(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Name(id=name):
            yield name if name in _BUILTINS else "Name"
        case ast.Attribute(attr=name):
            yield f".{name}"
        case ast.Constant(value=value):
            yield type(value).__name__
        case _:
            yield type(node).__name__
    for child in _children(node):
        yield from _preorder(child)


def _children(node: ast.AST) -> Iterator[ast.AST]:
    """List the parts of a node that do something."""
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "ctx"}:
            continue
        parts = value if isinstance(value, list) else [value]
        for part in parts:
            if isinstance(part, ast.AST) and not _is_comment(part):
                yield part


def _is_comment(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
