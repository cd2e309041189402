"""What is measured of how an answer is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.grade.text.delivery import hints, measure

STEM = "Explain the KPI to the board."
NOTE = (
    "I recommend to stay with the service. It costs 12,000 a month, and growth may slow down. "
    "Priya reports the volume each Monday, and at 10 million calls we decide again."
)


def test_a_whole_note_is_measured() -> None:
    found = measure(NOTE, STEM)
    assert (found.words, found.sentences, found.speaking_s) == (31, 3, 13.3)
    assert (found.numbers, found.numbers_with_unit, found.numbers_with_base) == (2, 1, 1)
    assert (found.names_risk, found.recommends, found.names_owner, found.names_date) == (True, True, True, True)
    assert hints(found)[-1] == "It names a risk, a recommendation, an owner and a date."


def test_what_is_missing_is_told() -> None:
    assert hints(measure("It was cheap and it was good for us all.", STEM))[-1] == (
        "Not found: a risk, a recommendation, an owner, a date."
    )


def test_speaking_time_is_told_at_140_words_a_minute() -> None:
    assert hints(measure("word " * 210, STEM))[0] == "Speaking time: 1:30 at 140 words a minute."


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The AUC rose.", ("AUC",)),
        ("The AUC (area under the curve) rose, and the AUC stayed.", ()),
        ("The area under the curve (AUC) rose.", ()),
        ("The KPI rose in the EU.", ()),
        ("Two APIs and one API.", ("API",)),
        ("I am OK.", ()),
        ("Order the QR-17 or the 17-QR.", ()),
        ("Ask GPT-4.", ("GPT",)),
    ],
)
def test_an_abbreviation_that_is_not_spelt_out_is_jargon(text: str, terms: tuple[str, ...]) -> None:
    assert measure(text, STEM).undefined_terms == terms


def test_long_sentences_are_counted() -> None:
    found = measure(f"{'word ' * 31}. Short one.", STEM)
    assert (found.long_sentences, found.sentences) == (1, 2)
    assert "1 longer than 30" in hints(found)[1]


@given(st.text(max_size=200))
def test_any_text_can_be_measured(text: str) -> None:
    found = measure(text, STEM)
    assert 0 <= found.numbers_with_unit <= found.numbers
    assert 0 <= found.numbers_with_base <= found.numbers
    assert len(hints(found)) >= 4
