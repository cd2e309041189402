"""The clock in the window's title, for as long as an editor has the terminal; in tmux it is the pane's title.

Each update is one write, which the terminal's driver keeps apart from the writes of the editor. The title that was
there before is pushed by the terminal itself and popped at the end (XTWINOPS 22 and 23 of
invisible-island.net/xterm/ctlseqs/ctlseqs.html); a terminal that cannot do that has an empty title until the shell
sets its own.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from math import floor

from interviewprep.base.beside import Wait, beside
from interviewprep.base.text import one_line
from interviewprep.ui.console import send
from interviewprep.ui.ticker import Ticker

Write = Callable[[str], None]

LAST_S = 120.0
"""Time left from which on the title is brought up to date more often."""
STEP_S = 60.0
LAST_STEP_S = 10.0
SOONEST_S = 1.0
"""Two updates are never closer: what is due sooner is skipped."""
LEAVE_S = 1.0
"""How long the end waits for an update that the terminal holds back, as after Ctrl-S."""

MOST_LETTERS = 80

_PUSH = "\x1b[22;2t"
_POP = "\x1b[23;2t"
_WINDOWLESS = frozenset({"", "dumb", "linux"})


def find_title(environ: Mapping[str, str] | None = None) -> Write | None:
    """Choose how to write to a terminal that has a title; None for one that has none."""
    env = os.environ if environ is None else environ
    return None if env.get("TERM", "") in _WINDOWLESS else send


def next_update_s(left_s: float) -> float:
    """Tell in how many seconds the title is next due, from the time left: at every whole minute.

    In the last two minutes it is due at every tenth second; beyond the end again at every minute.

    >>> next_update_s(725.0), next_update_s(120.0), next_update_s(4.0)
    (5.0, 10.0, 4.0)
    """
    soonest_s = left_s - SOONEST_S
    step_s = LAST_STEP_S if 0 <= soonest_s < LAST_S else STEP_S
    return left_s - floor(soonest_s / step_s) * step_s


@contextmanager
def clock_beside(ticker: Ticker, write: Write | None) -> Iterator[None]:
    """Let the clock go on while an editor has the terminal: it rings at the marks, and is in the title given `write`.

    The title is as it was when the context ends, however it ends.
    """
    if write is not None:
        write(_PUSH)
    try:
        with beside("clock", lambda wait: keep_telling(ticker, write, wait), leave_s=LEAVE_S):
            yield
    finally:
        if write is not None:
            write(title("") + _POP)


def keep_telling(ticker: Ticker, write: Write | None, wait: Wait) -> None:
    """Tell the time now and whenever it is due, until `wait` says that it is over."""
    is_over = False
    while not is_over:
        left_s = ticker.left_s()
        if write is not None:
            write(title(ticker.title))
        is_over = wait(min(next_update_s(left_s), max(left_s - ticker.next_mark_s, SOONEST_S)))


def title(text: str) -> str:
    """Write the sequence that sets the title, without anything in it that could drive the terminal."""
    return f"\x1b]2;{one_line(text)[:MOST_LETTERS]}\a"
