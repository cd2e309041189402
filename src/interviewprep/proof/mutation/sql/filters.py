"""Slips in what a query keeps: conditions, comparisons, NULL."""

from collections.abc import Iterator
from itertools import pairwise

from interviewprep.proof.mutation.sql.tokens import CLAUSES, Edit, Query

_BEFORE_CONDITIONS = ("WHERE", "HAVING", "ON")
_COMPARED = {
    "<": ("<=", ">"),
    "<=": ("<", ">="),
    ">": (">=", "<"),
    ">=": (">", "<="),
    "=": ("<>",),
    "==": ("<>",),
    "<>": ("=",),
    "!=": ("=",),
}
_CONDITION_ENDS = CLAUSES | {"WHEN", "THEN"}


def drop_condition(query: Query) -> Iterator[Edit]:
    """Drop one condition of a WHERE, a HAVING or an ON; join others by OR."""
    for keyword in _BEFORE_CONDITIONS:
        for place in query.find(keyword):
            last = query.clause_end(place + 1, _CONDITION_ENDS)
            parts = query.split(place + 1, last, lambda at: _is_and(query, at))
            for first, end in parts:
                around = query.span(first, end)
                yield Edit(*around, "1", around)
            for (first, joint), (_, end) in pairwise(parts):
                yield Edit(*query.span(joint, joint + 1), "OR", query.span(first, end))


def change_comparison(query: Query) -> Iterator[Edit]:
    """Turn `<` into `<=` or `>`, `=` into `<>`, `IN` into `NOT IN`."""
    for place, token in enumerate(query.tokens):
        around = query.span(max(0, place - 3), min(place + 4, len(query.tokens)))
        for other in _COMPARED.get(token.word, ()):
            yield Edit(token.start, token.end, other, around)
        if token.word in {"IN", "LIKE", "BETWEEN", "EXISTS"}:
            before = query.at(place - 1)
            is_negated = place > 0 and before.word == "NOT"
            start = before.start if is_negated else token.start
            yield Edit(start, token.end, token.word if is_negated else f"NOT {token.word}", around)


def change_null(query: Query) -> Iterator[Edit]:
    """Turn `IS NULL` into `IS NOT NULL` and back; take the first argument of COALESCE, IFNULL and NULLIF alone."""
    for place in query.find("IS"):
        is_negated = query.at(place + 1).word == "NOT"
        start, end = query.span(place, place + 2 if is_negated else place + 1)
        yield Edit(start, end, "IS" if is_negated else "IS NOT", query.span(max(0, place - 3), place + 3))
    for name in ("COALESCE", "IFNULL", "NULLIF"):
        for place in query.find(name, "("):
            last = query.closing(place + 1)
            whole = query.span(place, last + 1)
            for first, end in query.split(place + 2, last, lambda at: query.at(at).word == ",")[:1]:
                yield Edit(*whole, f"({query.text[slice(*query.span(first, end))]})", whole)


def _is_and(query: Query, place: int) -> bool:
    """Tell whether an AND joins conditions: one that follows BETWEEN does not."""
    if query.at(place).word != "AND":
        return False
    depth = query.at(place).depth
    for earlier in range(place - 1, -1, -1):
        token = query.at(earlier)
        if token.depth < depth or (token.depth == depth and token.word in {"AND", "OR", *_BEFORE_CONDITIONS}):
            return True
        if token.depth == depth and token.word == "BETWEEN":
            return False
    return True
