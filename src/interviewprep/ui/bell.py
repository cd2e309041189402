"""Tells when the time of a question reaches a mark, once for each mark: by the bell, a notification, or a line."""

import os
import sys
from collections.abc import Callable, Mapping

from interviewprep.base.text import one_line, time_left
from interviewprep.ui.console import say, send

FIXED_MARKS_S = (300.0, 60.0, 0.0)

Alarm = Callable[[float, str], None]
"""Tells a person how many seconds are left of the question with a title."""

_BELL = "\a"
# Of iTerm2, and understood by kitty, WezTerm, Ghostty and others. The text must not begin with a number: ConEmu has
# given some of those another meaning (conemu.github.io/en/AnsiEscapeCodes.html, "ConEmu specific OSC").
_NOTIFICATION = "\x1b]9;prep: {text}\a"
# tmux keeps what it does not know to itself, and hands on what is wrapped if `allow-passthrough` is on. Where that is
# off it drops the wrapped text, so wrapping never does harm.
_PASSED_THROUGH = "\x1bPtmux;{sequence}\x1b\\"


class Bell:
    """The marks of one question: half its budget, five minutes, one minute, and the end.

    Marks that had passed when the question was put, as on resuming, stay silent. `alarm` is given the time left.
    """

    def __init__(self, budget_s: float, left_s: float, alarm: Callable[[float], None]) -> None:
        self._alarm = alarm
        self._ahead = sorted(mark for mark in {budget_s / 2, *FIXED_MARKS_S} if mark < left_s)

    def tell(self, left_s: float) -> None:
        """Ring if a mark was reached since the last call; several at once ring once."""
        if left_s <= self.next_mark_s:
            self._ahead = [mark for mark in self._ahead if left_s > mark]
            self._alarm(left_s)

    @property
    def next_mark_s(self) -> float:
        """The time left at which it rings next; minus infinity when no mark is ahead."""
        return self._ahead[-1] if self._ahead else float("-inf")


def find_alarm(*, plain: bool, rings: bool, notifies: bool) -> Alarm | None:
    """Choose how a person is told of a mark; None when they are not.

    In plain mode that is a line, and only where somebody types: what is read from a pipe has no time to tell.
    """
    if plain:
        return _speak if rings and sys.stdin.isatty() else None

    def alarm(left_s: float, title: str) -> None:
        send(f"{_BELL if rings else ''}{notification(mark(left_s, title), os.environ) if notifies else ''}")

    return alarm if rings or notifies else None


def mark(left_s: float, title: str) -> str:
    """Write that a mark was reached.

    >>> mark(300.2, "Two sum"), mark(-0.3, "Two sum")
    ('5:00 left - Two sum', 'time is up - Two sum')
    """
    return f"{time_left(max(left_s, 0.0))} - {one_line(title)}"


def notification(text: str, environ: Mapping[str, str]) -> str:
    """Write the sequence that asks the terminal for a desktop notification."""
    sequence = _NOTIFICATION.format(text=one_line(text))
    if not environ.get("TMUX"):
        return sequence
    return _PASSED_THROUGH.format(sequence=sequence.replace("\x1b", "\x1b\x1b"))


def _speak(left_s: float, title: str) -> None:
    # The end is told by the session itself, with what becomes of the answer.
    if round(left_s) > 0:
        # Below whatever may have been typed of a line by then.
        say(f"\n{mark(left_s, title)}")
