"""Letters that an encoding lacks: always written, never an error."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.ui.console import LACKING

TEXTS = st.text(st.characters())  # half characters are among them
ENCODINGS = st.sampled_from(["ascii", "latin-1", "cp1252", "utf-8"])


@given(TEXTS, ENCODINGS)
def test_every_text_can_be_written_in_every_encoding(text: str, encoding: str) -> None:
    assert isinstance(text.encode(encoding, errors=LACKING), bytes)


@given(TEXTS, ENCODINGS)
def test_what_the_encoding_has_is_left_as_it_is(text: str, encoding: str) -> None:
    kept = text.encode(encoding, errors="ignore")
    assert kept.decode(encoding).encode(encoding, errors=LACKING) == kept


@pytest.mark.parametrize(
    ("text", "encoding", "expected"),
    [
        ("── title", "latin-1", "-- title"),
        ("x² · naïve", "latin-1", "x² · naïve"),
        ("x² · naïve", "ascii", "x2 * naive"),
        ("\u201c\u03b1\u201d \u2264 \u03a3 \u2013 \u2026", "ascii", '"alpha" <= Sigma - ...'),
        ("☃ \ud800", "utf-8", "☃ ?"),
    ],
)
def test_likenesses(text: str, encoding: str, expected: str) -> None:
    assert text.encode(encoding, errors=LACKING).decode(encoding) == expected


def test_handler_is_known_to_the_codecs() -> None:
    assert callable(codecs.lookup_error(LACKING))
