"""Slips in what a query computes: aggregates, functions over windows, numbers, arithmetic."""

from collections.abc import Iterator

from interviewprep.proof.mutation.sql.tokens import KEYWORDS, Edit, Query

_OTHER = {
    "COUNT": ("SUM",),
    "SUM": ("COUNT", "AVG"),
    "TOTAL": ("SUM",),
    "AVG": ("SUM",),
    "MIN": ("MAX",),
    "MAX": ("MIN",),
    "ROW_NUMBER": ("RANK",),
    "RANK": ("ROW_NUMBER", "DENSE_RANK"),
    "DENSE_RANK": ("RANK",),
    "LAG": ("LEAD",),
    "LEAD": ("LAG",),
    "FIRST_VALUE": ("LAST_VALUE",),
    "LAST_VALUE": ("FIRST_VALUE",),
}
_SWAPPED = {"+": "-", "-": "+", "*": "/", "/": "*", "%": "/"}


def change_aggregate(query: Query) -> Iterator[Edit]:
    """Take another aggregate or another function over a window; count rows instead of values."""
    for place, token in enumerate(query.tokens):
        if token.word not in _OTHER or query.at(place + 1).word != "(":
            continue
        last = query.closing(place + 1)
        around = query.span(place, last + 1)
        counts_rows = token.word == "COUNT" and query.at(place + 2).word == "*"
        for other in () if counts_rows else _OTHER[token.word]:
            yield Edit(token.start, token.end, other, around)
        if token.word == "COUNT" and not counts_rows:
            yield Edit(*query.span(place + 2, last), "*", around)


def raise_number(query: Query) -> Iterator[Edit]:
    """Add one to a number."""
    for place, token in enumerate(query.tokens):
        if token.kind == "number":
            other = str(int(token.text) + 1 if token.text.isdigit() else float(token.text) + 1)
            yield Edit(token.start, token.end, other, query.span(max(0, place - 2), place + 1))


def swap_sql_arithmetic(query: Query) -> Iterator[Edit]:
    """Turn `+` into `-`, `*` into `/` and back."""
    for place, token in enumerate(query.tokens):
        if token.word in _SWAPPED and _is_value(query, place - 1):
            around = query.span(max(0, place - 3), min(place + 4, len(query.tokens)))
            yield Edit(token.start, token.end, _SWAPPED[token.word], around)


def _is_value(query: Query, place: int) -> bool:
    """Tell whether a token can end the left side of an operator: not so before the star of `SELECT *`."""
    token = query.at(place)
    return (
        token.kind in {"number", "text", "name"}
        or token.word == ")"
        or (token.kind == "word" and token.word not in KEYWORDS)
    )
