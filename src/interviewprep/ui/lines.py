"""Where a person's lines come from: a prompt with a running countdown, or plain standard input."""

import shutil
import sys
from collections.abc import Callable
from textwrap import fill
from typing import Protocol

from interviewprep.base.text import strip_control
from interviewprep.session.candidate import EndOfAnswers
from interviewprep.ui.console import say
from interviewprep.ui.typed import TypedLines

END_OF_TEXT = "."
REFRESH_S = 1.0
MARK = "?"
ROOM = 8
"""Columns left free behind a prompt for a short answer."""


class Interrupted(KeyboardInterrupt):
    """Ctrl-C at a prompt; `text` is what had been typed."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__()


class Lines(Protocol):
    """A person's way of answering."""

    def line(self, prompt: str, *, clock: Callable[[], str], default: str = "") -> str:
        """Read one line; `clock` gives the text of the countdown.

        `default` is what already stands there to be changed, where lines can be edited; elsewhere it is left out.

        Raises:
            EndOfAnswers: The input has ended.
            KeyboardInterrupt: Ctrl-C; `Interrupted` where something had been typed.
        """

    def text(self, prompt: str, *, clock: Callable[[], str], draft: str) -> str:
        """Read several lines, starting from a draft."""


class StandardInput:
    """Lines from standard input: from a pipe or a file as they are, or `typed` at a screen reader's terminal.

    There the clock is looked at while one types, so that it can tell of the marks of time.
    """

    def __init__(self, typed: TypedLines | None = None) -> None:
        self._typed = typed

    def line(self, prompt: str, *, clock: Callable[[], str], default: str = "") -> str:
        """Read one line."""
        del default
        say(strip_control(prompt))
        return self._next(clock)

    def text(self, prompt: str, *, clock: Callable[[], str], draft: str) -> str:
        """Read lines up to one that holds a single dot; a command (`/skip`) stands alone on the first line."""
        del draft
        say(f"{strip_control(prompt)} (end with a line {END_OF_TEXT})")
        lines: list[str] = []
        while (line := self._next(clock)) != END_OF_TEXT:
            if not lines and line.startswith("/"):
                return line
            lines.append(line)
        return "\n".join(lines) + "\n"

    def _next(self, clock: Callable[[], str]) -> str:
        try:
            line = sys.stdin.readline() if self._typed is None else _decoded(self._typed.next_line(clock))
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

    def line(self, prompt: str, *, clock: Callable[[], str], default: str = "") -> str:
        """Read one line."""
        return self._ask(prompt, clock, multiline=False, default=default)

    def text(self, prompt: str, *, clock: Callable[[], str], draft: str) -> str:
        """Read several lines; Escape and then Enter ends them."""
        return self._ask(prompt, clock, multiline=True, default=draft)

    def _ask(self, prompt: str, clock: Callable[[], str], *, multiline: bool, default: str) -> str:
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
        try:
            return str(question.unsafe_ask())
        except KeyboardInterrupt:
            raise Interrupted(question.application.current_buffer.text) from None
        except EOFError:
            raise EndOfAnswers from None


def fold(prompt: str, columns: int) -> str:
    """Break a prompt between words, so that it fits a terminal behind its mark, with room for a short answer."""
    return fill(f"{MARK} {prompt}", max(columns - ROOM, ROOM), break_long_words=False, break_on_hyphens=False)[
        len(MARK) + 1 :
    ]
