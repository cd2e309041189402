"""Where a person's lines come from: a prompt with a running countdown, or plain standard input."""

import shutil
import sys
from collections.abc import Callable
from textwrap import fill
from typing import TYPE_CHECKING, Any, Protocol

from interviewprep.base.text import strip_control
from interviewprep.session.candidate import EndOfAnswers
from interviewprep.ui.console import say
from interviewprep.ui.typed import TypedLines

if TYPE_CHECKING:
    from prompt_toolkit.application import Application

END_OF_TEXT = "."
REFRESH_S = 1.0
MARK = "?"
ROOM = 8
"""Columns left free behind a prompt for a short answer."""


News = Callable[[str], tuple[str, ...]]
"""Takes what stands in the prompt, and gives the lines to show above it now; any error it raises ends the prompt.

It is asked once more with what was entered: that stood there at most a second ago, when it was asked last.
"""


def no_news(text: str) -> tuple[str, ...]:
    """Have nothing to tell."""
    del text
    return ()


class Interrupted(KeyboardInterrupt):
    """Ctrl-C at a prompt; `text` is what had been typed."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__()


class Lines(Protocol):
    """A person's way of answering."""

    def line(self, prompt: str, *, clock: Callable[[], str], default: str = "", news: News = no_news) -> str:
        """Read one line; `clock` gives the text of the countdown, and `news` is asked whenever that is drawn.

        `default` is what already stands there to be changed, where lines can be edited; elsewhere it is left out.

        Raises:
            EndOfAnswers: The input has ended.
            KeyboardInterrupt: Ctrl-C; `Interrupted` where something had been typed.
        """

    def text(self, prompt: str, *, clock: Callable[[], str], draft: str, news: News = no_news) -> str:
        """Read several lines, starting from a draft."""


class StandardInput:
    """Lines from standard input: from a pipe or a file as they are, or `typed` at a screen reader's terminal.

    There the clock is looked at while one types, so that it can tell of the marks of time.
    """

    def __init__(self, typed: TypedLines | None = None) -> None:
        self._typed = typed

    def line(self, prompt: str, *, clock: Callable[[], str], default: str = "", news: News = no_news) -> str:
        """Read one line."""
        del default
        say(strip_control(prompt))
        line = self._next(clock, news, "")
        self._tell(news, line)
        return line

    def text(self, prompt: str, *, clock: Callable[[], str], draft: str, news: News = no_news) -> str:
        """Read lines up to one that holds a single dot; a command (`/skip`) stands alone on the first line."""
        del draft
        say(f"{strip_control(prompt)} (end with a line {END_OF_TEXT})")
        lines: list[str] = []
        while (line := self._next(clock, news, "\n".join(lines))) != END_OF_TEXT:
            if not lines and line.startswith("/"):
                return line
            lines.append(line)
        self._tell(news, "\n".join(lines))
        return "\n".join(lines) + "\n"

    def _tell(self, news: News, text: str) -> None:
        # What comes from a pipe or a file stood there whenever one likes.
        for line in news(text) if self._typed is not None else ():
            say(strip_control(line))

    def _next(self, clock: Callable[[], str], news: News, so_far: str) -> str:
        def look() -> None:
            clock()
            self._tell(news, so_far)

        try:
            line = sys.stdin.readline() if self._typed is None else _decoded(self._typed.next_line(look))
        except UnicodeDecodeError:
            from interviewprep.base.errors import EnvironmentFault

            raise EnvironmentFault(
                "standard input is not text in this terminal's encoding: save it as UTF-8."
            ) from None
        if not line:
            raise EndOfAnswers
        return line.rstrip("\r\n")


def _decoded(line: bytes) -> str:
    return line.decode(sys.stdin.encoding, sys.stdin.errors or "strict")


class PromptedInput:
    """Prompts that can be edited, with the time left below them while one types."""

    def line(self, prompt: str, *, clock: Callable[[], str], default: str = "", news: News = no_news) -> str:
        """Read one line."""
        return self._ask(prompt, clock, news, multiline=False, default=default)

    def text(self, prompt: str, *, clock: Callable[[], str], draft: str, news: News = no_news) -> str:
        """Read several lines; Escape and then Enter ends them."""
        return self._ask(prompt, clock, news, multiline=True, default=draft)

    def _ask(self, prompt: str, clock: Callable[[], str], news: News, *, multiline: bool, default: str) -> str:
        import questionary

        columns = shutil.get_terminal_size().columns
        question = questionary.text(
            # Several lines begin below the prompt: behind it they would all be indented by its length.
            fold(f"{prompt} (Esc then Enter to finish)", columns) + "\n" if multiline else fold(prompt, columns),
            qmark=MARK,
            default=default,
            multiline=multiline,
            instruction="",
            bottom_toolbar=clock,
            refresh_interval=REFRESH_S,
        )
        let_answer_late(question.application)
        question.application.after_render += lambda app: _bring(news, app)
        try:
            typed = str(question.unsafe_ask())
        except KeyboardInterrupt:
            raise Interrupted(question.application.current_buffer.text) from None
        except EOFError:
            raise EndOfAnswers from None
        _say_news(news(typed))
        return typed


def let_answer_late(app: "Application[Any]") -> None:
    """Leave out the warning about a terminal that does not say within two seconds where its cursor is.

    It would come at every prompt, and some only answer late: over a slow line, or under load. Until then the time left
    is not drawn below the prompt; /time tells it.
    """
    app.renderer.cpr_not_supported_callback = None


def _bring(news: News, app: "Application[str]") -> None:
    """Show above the prompt what there is to tell; an error there ends the prompt, as it would outside."""
    from prompt_toolkit.application import run_in_terminal

    if app.is_done:
        return
    try:
        lines = news(app.current_buffer.text)
    except Exception as error:  # noqa: BLE001 - goes on to the caller: raised here it would only be printed
        app.exit(exception=error)
        return
    if lines:
        run_in_terminal(lambda: _say_news(lines))


def _say_news(lines: tuple[str, ...]) -> None:
    width = shutil.get_terminal_size().columns - 1
    for line in lines:
        say(fill(strip_control(line), width))


def fold(prompt: str, columns: int) -> str:
    """Break a prompt between words, so that it fits a terminal behind its mark, with room for a short answer."""
    return fill(f"{MARK} {prompt}", max(columns - ROOM, ROOM), break_long_words=False, break_on_hyphens=False)[
        len(MARK) + 1 :
    ]
