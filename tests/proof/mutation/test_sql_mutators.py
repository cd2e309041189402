"""Laws of the mutators for queries, and what each family makes of one."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interviewprep.model.question import CallKind, Program
from interviewprep.proof.mutation.catalogue import SQL
from interviewprep.proof.mutation.generate import mutants_of
from interviewprep.proof.mutation.sql.tokens import Query
from support.shipped_banks import Exercise, exercises

QUERIES = [exercise for exercise in exercises() if exercise.program.call is CallKind.SQL]

TEXT = """
SELECT DISTINCT COUNT ( ) * , a b.c 'it''s' FROM t LEFT OUTER INNER JOIN ON = <> < AND OR NOT IN BETWEEN 1 2.5
WHERE IS NULL COALESCE GROUP BY HAVING ORDER ASC DESC LIMIT UNION ALL CASE WHEN THEN END + -- ;
"""
WORDS = st.sampled_from(TEXT.split())


def program_of(query: str) -> Program:
    return Program(CallKind.SQL, "query", starter="", reference=query, cases=())


def edits_of(query: str, mutator: str) -> set[str]:
    return {" ".join(mutant.source.split()) for mutant in mutants_of(program_of(query)) if mutant.mutator == mutator}


@given(st.text())
def test_tokens_lie_in_the_text_one_after_another(text: str) -> None:
    end = 0
    for token in Query(text).tokens:
        assert token.start >= end
        assert text[token.start : token.end] == token.text
        end = token.end


@given(st.lists(WORDS, max_size=40).map(" ".join))
@example("COALESCE ( SELECT")
def test_mutators_take_any_row_of_words_and_change_one_stretch_of_it(text: str) -> None:
    query = Query(text)
    for mutate in SQL.values():
        for edit in mutate(query):
            assert 0 <= edit.start <= edit.end <= len(text)
            made = edit.apply(text)
            assert made.startswith(text[: edit.start])
            assert made.endswith(text[edit.end :])
    names = [mutant.id for mutant in mutants_of(program_of(text))]
    assert len(set(names)) == len(names)
    assert names == [mutant.id for mutant in mutants_of(program_of(text))]


@pytest.mark.parametrize("exercise", QUERIES, ids=lambda exercise: exercise.question.id)
def test_every_mutant_of_our_queries_is_a_query(exercise: Exercise) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(exercise.program.cases[0].args)
        for mutant in mutants_of(exercise.program):
            connection.execute(f"EXPLAIN {mutant.source}")


def test_a_name_holds_no_more_than_the_call_that_was_changed() -> None:
    names = {mutant.id for mutant in mutants_of(program_of("SELECT (ROW_NUMBER() OVER (ORDER BY a)) AS b FROM t"))}
    assert "aggregate: ROW_NUMBER() -> RANK()" in names


@pytest.mark.parametrize(
    ("mutator", "query", "expected"),
    [
        (
            "condition",
            "SELECT a FROM t WHERE a BETWEEN 1 AND 2 AND b",
            {
                "SELECT a FROM t WHERE 1 AND b",
                "SELECT a FROM t WHERE a BETWEEN 1 AND 2 AND 1",
                "SELECT a FROM t WHERE a BETWEEN 1 AND 2 OR b",
            },
        ),
        ("condition", "SELECT a FROM t JOIN u ON a", {"SELECT a FROM t JOIN u ON 1"}),
        ("join", "SELECT a FROM t LEFT OUTER JOIN u", {"SELECT a FROM t JOIN u"}),
        ("join", "SELECT a FROM t JOIN u", {"SELECT a FROM t LEFT JOIN u"}),
        ("join", "SELECT a FROM t CROSS JOIN u", set()),
        ("distinct", "SELECT DISTINCT a FROM t", {"SELECT a FROM t"}),
        ("distinct", "SELECT count(a) FROM t GROUP BY b", {"SELECT count(DISTINCT a) FROM t GROUP BY b"}),
        ("distinct", "SELECT a FROM t", set()),
        (
            "distinct",
            "SELECT DISTINCT a UNION SELECT DISTINCT b",
            {
                "SELECT a UNION SELECT DISTINCT b",
                "SELECT DISTINCT a UNION SELECT b",
                "SELECT DISTINCT a UNION ALL SELECT DISTINCT b",
            },
        ),
        ("aggregate", "SELECT MIN(a)", {"SELECT MAX(a)"}),
        ("aggregate", "SELECT COUNT(a)", {"SELECT SUM(a)", "SELECT COUNT(*)"}),
        ("aggregate", "SELECT ROW_NUMBER() OVER (ORDER BY a)", {"SELECT RANK() OVER (ORDER BY a)"}),
        ("comparison", "SELECT a <= b", {"SELECT a < b", "SELECT a >= b"}),
        ("comparison", "SELECT a NOT IN (1)", {"SELECT a IN (1)"}),
        ("order", "SELECT a ORDER BY a DESC", {"SELECT a ORDER BY a ASC", "SELECT a"}),
        (
            "order",
            "SELECT a ORDER BY a, b",
            {
                "SELECT a ORDER BY a DESC, b",
                "SELECT a ORDER BY a, b DESC",
                "SELECT a ORDER BY b",
                "SELECT a ORDER BY a",
            },
        ),
        ("null", "SELECT a IS NOT NULL", {"SELECT a IS NULL"}),
        ("null", "SELECT COALESCE(a, 0)", {"SELECT (a)"}),
        ("group", "SELECT a GROUP BY a, b", {"SELECT a GROUP BY b", "SELECT a GROUP BY a"}),
        ("constant", "SELECT a LIMIT 3", {"SELECT a LIMIT 4"}),
        ("arithmetic", "SELECT a * 2, COUNT(*) - 1", {"SELECT a / 2, COUNT(*) - 1", "SELECT a * 2, COUNT(*) + 1"}),
    ],
)
def test_a_family_makes_the_slips_it_is_named_after(mutator: str, query: str, expected: set[str]) -> None:
    assert edits_of(query, mutator) == expected
