"""Laws of the vocabularies."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.model.taxonomy import Area, Domain, Format, Level, level_of

SCORES = st.floats(0, 1)
ORDER = list(Level)


@given(SCORES, SCORES)
def test_a_better_score_never_has_a_lower_level(one: float, other: float) -> None:
    low, high = sorted([one, other])
    assert ORDER.index(level_of(low)) <= ORDER.index(level_of(high))


@pytest.mark.parametrize(
    ("bound", "above"), [(0.0, Level.STRONG_NO), (0.4, Level.LEAN_NO), (0.625, Level.LEAN_YES), (0.8, Level.STRONG_YES)]
)
def test_a_level_begins_exactly_at_its_bound(bound: float, above: Level) -> None:
    assert level_of(bound) is above
    assert level_of(math.nextafter(bound, -1)) is ORDER[max(ORDER.index(above) - 1, 0)]


def test_the_best_score_is_a_strong_yes() -> None:
    assert level_of(1.0) is Level.STRONG_YES


def test_an_answer_is_a_program_or_prose_and_never_both() -> None:
    assert not [form for form in Format if form.is_executable and form.is_rubric]


def test_what_a_program_must_decide_is_not_asked_of_the_person() -> None:
    assert not [form for form in Format if form.is_executable and (form.needs_confirmation or form.asks_confidence)]


def test_the_vocabularies_have_the_sizes_that_users_were_promised() -> None:
    assert (len(Area), len(set(Domain) - {Domain.CROSS_DOMAIN}), len(Format)) == (5, 6, 11)
