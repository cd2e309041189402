"""The grammar of expressions: what it reads, and what it says of anything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.model.expressions import MAX_GROUPS, ExpressionFault, Scope, parse_expression

WORDS = st.text("abcdefgh0.%-'", min_size=1, max_size=6).filter(lambda word: any(sign.isalnum() for sign in word))
PHRASES = st.lists(WORDS, min_size=1, max_size=3).map(tuple)
GROUPS = st.lists(PHRASES, min_size=1, max_size=4).map(tuple)
RELATIONS = st.lists(GROUPS, min_size=2, max_size=MAX_GROUPS).map(tuple)


@given(RELATIONS, st.sampled_from(Scope))
def test_what_was_written_is_read_back(groups: tuple[tuple[tuple[str, ...], ...], ...], scope: Scope) -> None:
    written = " ~ ".join(f"({' | '.join(' '.join(phrase) for phrase in group)})" for group in groups)
    prefix = "" if scope is Scope.ANYWHERE else f"[{scope.value}] "
    found = parse_expression(prefix + written)
    assert (found.groups, found.scope) == (groups, scope)


@given(st.text("ab ()|~[]*#%", max_size=30))
def test_any_text_is_an_expression_or_a_fault_inside_of_it(text: str) -> None:
    fault: ExpressionFault | None = None
    try:
        parse_expression(text)
    except ExpressionFault as caught:
        fault = caught
    assert fault is None or 0 <= fault.position <= len(text)


@pytest.mark.parametrize(
    ("written", "position", "said"),
    [
        ("", 0, "a word is expected"),
        ("a ~", 3, "a word is expected"),
        ("(a | ) ~ b", 5, "a word is expected"),
        ("(a | b ~ c", 7, "is not closed"),
        ("((a) ~ b)", 1, "a word is expected"),
        ("a | b ~ c", 2, "alternatives stand in round brackets"),
        ("(a) (b)", 4, "groups are joined by ~"),
        ("a ~ b)", 5, "nothing is open here"),
        ("a ~ b ~ c ~ d ~ e", 0, "more than 4 groups"),
        ("leakage", 0, "a lone word is no relation"),
        ("(data leakage | leakage)", 0, "a lone word is no relation"),
        ("[ending] a ~ b", 0, "is no scope"),
        ("[opening a ~ b", 0, "is no scope"),
        ("a [opening] ~ b", 2, "'[opening]' is not expected"),
        ("a ~ ]", 4, "has no meaning here"),
        ("a ~ b*c", 4, "a star ends a word"),
        ("a ~ ab*", 4, "a star ends a word"),
        ("a ~ --", 4, "neither letter nor digit"),
    ],
)
def test_a_fault_says_what_and_where(written: str, position: int, said: str) -> None:
    with pytest.raises(ExpressionFault) as caught:
        parse_expression(written)
    assert said in str(caught.value)
    assert caught.value.position == position


def test_a_phrase_may_stand_alone() -> None:
    assert parse_expression("(human error | their fault)").groups == ((("human", "error"), ("their", "fault")),)
