"""Slips in which rows there are, and in which order: joins, DISTINCT, GROUP BY, ORDER BY."""

from collections.abc import Iterator
from itertools import pairwise

from interviewprep.proof.mutation.sql.tokens import CLAUSES, Edit, Query

_LIST_ENDS = CLAUSES - {","}


def change_join(query: Query) -> Iterator[Edit]:
    """Turn a left join into an inner one and back."""
    for place in query.find("JOIN"):
        before, outer = query.at(place - 1), query.at(place - 2)
        is_outer = before.word == "OUTER" and outer.word == "LEFT"
        around = query.span(place - 2 if is_outer else place - 1, place + 2)
        if is_outer or before.word == "LEFT":
            yield Edit(outer.start if is_outer else before.start, query.at(place).end, "JOIN", around)
        elif before.word == "INNER":
            yield Edit(before.start, query.at(place).end, "LEFT JOIN", around)
        elif before.word not in {"CROSS", "NATURAL", "RIGHT", "FULL", "OUTER"}:
            yield Edit(*query.span(place, place + 1), "LEFT JOIN", around)


def change_distinct(query: Query) -> Iterator[Edit]:
    """Drop DISTINCT; count, sum and average distinct values only; turn UNION into UNION ALL and back.

    No SELECT becomes SELECT DISTINCT: rows mostly hold a key, and all that would be left is to list it as equivalent.
    """
    for place in query.find("DISTINCT"):
        yield Edit(*query.span(place, place + 1), "", query.span(place - 1, place + 2))
    for name in ("COUNT", "SUM", "AVG"):
        for place in query.find(name, "("):
            last = query.closing(place + 1)
            is_window = query.at(last + 1).word == "OVER"  # SQLite takes no DISTINCT there
            if query.at(place + 2).word not in {"DISTINCT", "*"} and not is_window:
                end = query.at(place + 1).end
                yield Edit(end, end, "DISTINCT ", query.span(place, last + 1))
    for place in query.find("UNION"):
        is_all = query.at(place + 1).word == "ALL"
        union = query.span(place, place + 2 if is_all else place + 1)
        yield Edit(*union, "UNION" if is_all else "UNION ALL", union)


def change_order(query: Query) -> Iterator[Edit]:
    """Turn one direction of an ORDER BY round; drop one of its terms."""
    for place in query.find("ORDER", "BY"):
        terms = query.split(place + 2, query.clause_end(place + 2, _LIST_ENDS), lambda at: query.at(at).word == ",")
        for first, end in terms:
            around = query.span(first, end)
            named = [at for at in range(first, end) if query.at(at).word in {"ASC", "DESC"}]
            if named:
                token = query.at(named[-1])
                yield Edit(token.start, token.end, "DESC" if token.word == "ASC" else "ASC", around)
            else:
                yield Edit(around[1], around[1], " DESC", around)
        yield from _without_one(query, terms, place)


def drop_group(query: Query) -> Iterator[Edit]:
    """Drop one column of a GROUP BY or of a PARTITION BY."""
    for keyword in ("GROUP", "PARTITION"):
        for place in query.find(keyword, "BY"):
            end = query.clause_end(place + 2, _LIST_ENDS)
            yield from _without_one(query, query.split(place + 2, end, lambda at: query.at(at).word == ","), place)


def _without_one(query: Query, terms: list[tuple[int, int]], place: int) -> Iterator[Edit]:
    """Drop one term of a list and its comma, or the clause that holds a single one."""
    if not terms:
        return
    around = query.span(place, terms[-1][1])
    if len(terms) == 1:
        yield Edit(*around, "", around)
        return
    (first, _), (second, _), *_ = terms
    yield Edit(query.at(first).start, query.at(second).start, "", around)
    for (_, before), (_, end) in pairwise(terms):
        yield Edit(query.at(before - 1).end, query.at(end - 1).end, "", around)
