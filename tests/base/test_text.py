"""Laws of the helpers for words."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from interviewprep.base.text import counted, did_you_mean, minutes_and_seconds, nearest, strip_control

WORDS = st.lists(st.text(min_size=1, max_size=12), max_size=8)


@given(st.text())
def test_nothing_that_drives_a_terminal_is_left(text: str) -> None:
    left = {character for character in strip_control(text) if unicodedata.category(character) == "Cc"}
    assert left <= {"\t", "\n"}


@given(st.text())
def test_only_control_characters_are_dropped(text: str) -> None:
    kept = [character for character in text if unicodedata.category(character) != "Cc" or character in "\t\n"]
    assert strip_control(text) == "".join(kept)


@given(st.text())
def test_stripping_twice_changes_nothing_more(text: str) -> None:
    assert strip_control(strip_control(text)) == strip_control(text)


@given(st.text(max_size=12), WORDS, st.integers(1, 4))
def test_suggestions_come_from_what_is_known(word: str, known: list[str], limit: int) -> None:
    found = nearest(word, known, limit=limit)
    assert len(found) <= limit
    assert set(found) <= set(known)


@given(st.text(min_size=1, max_size=12), WORDS)
def test_an_exact_word_is_the_best_suggestion(word: str, known: list[str]) -> None:
    assert nearest(word, [*known, word])[0] == word


def test_no_suggestion_is_made_when_nothing_is_near() -> None:
    assert did_you_mean("zzz", ["coding"]) == ""


@given(st.integers(0, 10**6))
def test_one_alone_is_singular(number: int) -> None:
    assert counted(number, "reply", "replies").endswith(" reply") == (number == 1)


@given(st.integers(-(10**6), 10**6))
def test_a_span_reads_back_to_its_seconds(seconds: int) -> None:
    minutes, rest = minutes_and_seconds(seconds).removeprefix("-").split(":")
    assert int(minutes) * 60 + int(rest) == abs(seconds)
    assert minutes_and_seconds(seconds).startswith("-") == (seconds < 0)
    assert len(rest) == 2


@given(st.floats(-0.49, 0.49))
def test_a_span_that_rounds_to_nothing_has_no_sign(seconds: float) -> None:
    assert minutes_and_seconds(seconds) == "0:00"
