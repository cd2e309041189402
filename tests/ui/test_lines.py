"""How lines are read, and how prompts fit a narrow terminal."""

import io
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from interviewprep.base.errors import EnvironmentFault
from interviewprep.model.taxonomy import Format
from interviewprep.session.candidate import EndOfAnswers
from interviewprep.session.zero import TimeOver
from interviewprep.ui import asking
from interviewprep.ui.lines import MARK, ROOM, PromptedInput, StandardInput, fold
from interviewprep.ui.typed import TypedLines

WORDS = st.lists(st.text("abc-;()", min_size=1, max_size=20), min_size=1, max_size=30)


def no_clock() -> str:
    return ""


@pytest.fixture
def feed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Give standard input a text; stops a test from reading the terminal it is run at."""

    def put(text: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO(text))

    return put


@pytest.fixture
def keys() -> Iterator[PipeInput]:
    """Give an input for prompts; stops a test from reading the keyboard it is run at."""
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        yield pipe


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


def test_news_is_asked_with_what_stands_in_the_prompt_and_shown_above_it(
    keys: PipeInput, capsys: pytest.CaptureFixture[str]
) -> None:
    told: list[str] = []

    def news(text: str) -> tuple[str, ...]:
        if text != "half" or told:
            return ()
        told.append(text)
        keys.send_text(" an answer\r")
        return ("Time is over.\x1b[31m", "Go on.")

    keys.send_text("half")
    assert PromptedInput().line("?", clock=no_clock, news=news) == "half an answer"
    assert told == ["half"]
    assert "Time is over.[31m\nGo on.\n" in capsys.readouterr().out


@pytest.mark.parametrize("error", [TimeOver(), EnvironmentFault("the disk is full.")])
def test_what_news_raises_ends_the_prompt(keys: PipeInput, error: Exception) -> None:
    def news(text: str) -> tuple[str, ...]:
        if text == "half":
            raise error
        return ()

    keys.send_text("half")
    with pytest.raises(type(error)):
        PromptedInput().text("?", clock=no_clock, draft="", news=news)


class Slow(TypedLines):
    """Lines typed at a terminal, at which somebody looks once while each is typed."""

    def __init__(self, *lines: bytes) -> None:
        super().__init__(descriptor=-1)
        self._lines = [*lines, b""]

    def next_line(self, look: Callable[[], object]) -> bytes:
        look()
        return self._lines.pop(0)


def test_what_was_entered_stood_there_since_news_was_asked_last(keys: PipeInput) -> None:
    stood: list[str] = []

    def news(text: str) -> tuple[str, ...]:
        stood.append(text)
        if text == "whole":
            raise TimeOver
        return ()

    keys.send_text("whole\r")
    with pytest.raises(TimeOver):
        PromptedInput().line("?", clock=no_clock, news=news)
    assert stood[-1] == "whole"


def test_line_typed_in_plain_mode_stood_there() -> None:
    stood: list[str] = []

    def news(text: str) -> tuple[str, ...]:
        stood.append(text)
        return ()

    assert StandardInput(Slow(b"typed\n")).line("?", clock=no_clock, news=news) == "typed"
    assert stood == ["", "typed"]


def test_line_from_a_pipe_stood_nowhere(feed: Callable[[str], None]) -> None:
    def news(text: str) -> tuple[str, ...]:
        raise AssertionError(text)

    feed("piped\n")
    assert StandardInput().line("?", clock=no_clock, news=news) == "piped"


def test_news_is_told_in_plain_mode_with_the_lines_typed_so_far(capsys: pytest.CaptureFixture[str]) -> None:
    stood: list[str] = []

    def news(text: str) -> tuple[str, ...]:
        stood.append(text)
        return ("Time is over.",) if len(stood) == 3 else ()

    lines = StandardInput(Slow(b"one\n", b"two\n", b".\n"))
    assert lines.text("?", clock=no_clock, draft="", news=news) == "one\ntwo\n"
    assert stood == ["", "one", "one\ntwo", "one\ntwo"]
    assert capsys.readouterr().out.splitlines()[-1] == "Time is over."


def test_what_news_raises_ends_a_line_in_plain_mode() -> None:
    def news(text: str) -> tuple[str, ...]:
        raise TimeOver(text)

    with pytest.raises(TimeOver):
        StandardInput(Slow(b"late\n")).line("?", clock=no_clock, news=news)
