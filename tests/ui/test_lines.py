"""How lines are read, and how prompts fit a narrow terminal."""

import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.base.errors import EnvironmentFault
from interviewprep.model.taxonomy import Format
from interviewprep.session.candidate import EndOfAnswers
from interviewprep.ui import asking
from interviewprep.ui.lines import MARK, ROOM, StandardInput, fold

WORDS = st.lists(st.text("abc-;()", min_size=1, max_size=20), min_size=1, max_size=30)


def no_clock() -> str:
    return ""


@pytest.fixture
def feed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Give standard input a text; stops a test from reading the terminal it is run at."""

    def put(text: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO(text))

    return put


@given(WORDS, st.integers(40, 200))
def test_folded_prompt_keeps_its_words_and_fits_with_room_for_an_answer(words: list[str], columns: int) -> None:
    folded = fold(" ".join(words), columns)
    assert folded.split() == words
    assert all(len(line) <= columns - ROOM for line in f"{MARK} {folded}".splitlines())


@pytest.mark.parametrize(
    "prompt", [asking.CONFIDENCE_PROMPT, asking.mistake_prompt(Format.CODE), asking.NUMBERS_PROMPT]
)
def test_no_prompt_is_cut_inside_a_word_at_sixty_columns(prompt: str) -> None:
    folded = fold(prompt, 60)
    assert max(map(len, folded.splitlines())) < 60
    assert folded.split() == prompt.split()


def test_lines_come_without_their_ends(feed: Callable[[str], None]) -> None:
    feed("one\r\ntwo\nthree")
    lines = [StandardInput().line("?", clock=no_clock) for _ in range(3)]
    assert lines == ["one", "two", "three"]


def test_text_ends_with_a_lone_dot_and_keeps_what_looks_like_a_command_below_its_first_line(
    feed: Callable[[str], None],
) -> None:
    feed("first\n\n/skip is a word here\n..\n.\nnext\n")
    source = StandardInput()
    assert source.text("?", clock=no_clock, draft="") == "first\n\n/skip is a word here\n..\n"
    assert source.line("?", clock=no_clock) == "next"


def test_command_in_place_of_a_text_stands_alone(feed: Callable[[str], None]) -> None:
    feed("/skip\nnext\n")
    source = StandardInput()
    assert source.text("?", clock=no_clock, draft="") == "/skip"
    assert source.line("?", clock=no_clock) == "next"


@pytest.mark.parametrize("text", ["", "a text without its end\n"])
def test_end_of_the_input_is_told(feed: Callable[[str], None], text: str) -> None:
    feed(text)
    with pytest.raises(EndOfAnswers):
        StandardInput().text("?", clock=no_clock, draft="")


def test_input_in_another_encoding_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"caf\xe9\n"), encoding="utf-8"))
    with pytest.raises(EnvironmentFault, match="save it as UTF-8"):
        StandardInput().line("?", clock=no_clock)
