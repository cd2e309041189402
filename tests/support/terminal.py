"""`prep` on a real pseudo-terminal, drawn by a screen emulator: what a person sees, and the keys they press."""

import os
import re
import select
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

import pyte

# Far above what anything here needs on a loaded machine: it ends a wait that hangs, and judges nothing.
HANG_S = 60.0
SCROLLED_LINES = 10_000
READ_BYTES = 65536

FRAME_S = 2.0
"""For the rest of what is being drawn: ends a wait for a program that was killed amidst it, and judges nothing."""

ENTER = "\r"
ESCAPE = "\x1b"
CTRL_C = "\x03"
CTRL_D = "\x04"
END_OF_TEXT = ESCAPE + ENTER

# Runs in front of the program: takes the terminal for its own, so that Ctrl-C reaches it, and becomes the program.
_TAKE_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execvp(sys.argv[1], sys.argv[1:])
"""

_FULL_SCREEN = re.compile(rb"(\x1b\[\?(?:1049|1047|47)[hl])")
# Questions about keys and colours, which vim asks and pyte takes for colours themselves.
_ASKING = re.compile(rb"\x1b\[[?>][\d;]*m")
# A program may step over a blank instead of writing it; every other sequence draws nothing.
_STEP = re.compile(r"\x1b\[\d*C")
_SEQUENCE = re.compile(r"\x1b(?:\[[\d;?>]*[A-Za-z]|\][^\x07]*\x07|[=>78])")
# What may be the beginning of such a sequence, cut off by the end of a read.
_CUT_OFF = re.compile(rb"\x1b(?:\[[?>]?[\d;]*)?\Z")


class _Answering:
    """What a screen answers when a program asks it something, such as where its cursor is."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self.replies: list[str] = []
        super().__init__(*arguments, **options)

    def write_process_input(self, data: str) -> None:
        """Keep an answer until it is sent."""
        self.replies.append(data)


class _Page(_Answering, pyte.HistoryScreen):
    pass


class _Full(_Answering, pyte.Screen):
    pass


class Display:
    """What a terminal shows: the page with all that scrolled off it, and the full screen of an editor over it."""

    def __init__(self, columns: int, rows: int) -> None:
        self._size = (columns, rows)
        self._page = _Page(columns, rows, history=SCROLLED_LINES)
        self._full: _Full | None = None
        self._stream = pyte.ByteStream(self._page)
        self._pending = b""
        self._scrolled: list[str] = []

    def resize(self, columns: int) -> None:
        """Take another width; lines are cut or left as they are."""
        self._size = (columns, self._size[1])
        for screen in (self._page, self._full):
            if screen is not None:
                screen.resize(columns=columns)

    @property
    def is_full_screen(self) -> bool:
        """Whether a program such as an editor has the whole screen."""
        return self._full is not None

    @property
    def is_amidst_frame(self) -> bool:
        """Whether something is being drawn: a program hides the cursor until that is where it belongs."""
        return bool((self._full or self._page).cursor.hidden)

    def feed(self, data: bytes) -> str:
        """Draw what a program has written, and give what the terminal answers to what it asked."""
        data = self._pending + data
        cut = _CUT_OFF.search(data)
        self._pending = data[cut.start() :] if cut else b""
        whole = _ASKING.sub(b"", data[: cut.start()] if cut else data)
        for part in _FULL_SCREEN.split(whole):
            if not _FULL_SCREEN.fullmatch(part):
                self._stream.feed(part)
            elif part.endswith(b"h"):
                self._full = _Full(*self._size)
                self._stream = pyte.ByteStream(self._full)
            else:
                self._full = None
                self._stream = pyte.ByteStream(self._page)
        replies = (self._full or self._page).replies
        answer = "".join(replies)
        replies.clear()
        return answer

    def visible(self) -> list[str]:
        """List the lines on the screen, from top to bottom, without blanks at their ends."""
        return [line.rstrip() for line in (self._full or self._page).display]

    def lines(self) -> list[str]:
        """List the lines that scrolled away and those of the page, or of the editor alone while it has the screen."""
        if self._full is not None:
            return self.visible()
        top = self._page.history.top
        for number in range(len(self._scrolled), len(top)):
            line = top[number]
            self._scrolled.append("".join(line[column].data for column in range(self._size[0])).rstrip())
        return [*self._scrolled, *self.visible()]

    @property
    def cursor(self) -> tuple[int, int]:
        """Where the next letter would be drawn: its place in `lines`, and its column from 0."""
        screen = self._full or self._page
        above = 0 if self._full else len(self._page.history.top)
        return above + int(screen.cursor.y), int(screen.cursor.x)

    def since(self, place: tuple[int, int]) -> str:
        """Give what stands at a place, right of it and below."""
        row, column = place
        first, *below = self.lines()[row:] or [""]
        return "\n".join([first[column:], *below])


class Terminal:
    """A program that believes in a person: send keys, wait for words, look at the screen.

    The program is started anew rather than forked, since the process of the tests may have threads.
    `raw` is every byte it has written. Use it in a `with` statement: whatever still runs at its end is killed.
    """

    def __init__(
        self,
        command: list[str],
        *,
        folder: Path,
        columns: int = 80,
        rows: int = 40,
        env: Mapping[str, str | None] | None = None,
    ) -> None:
        known = {**os.environ, "COLUMNS": str(columns), **(env or {})}
        self._terminal, theirs = os.openpty()
        termios.tcsetwinsize(self._terminal, (rows, columns))
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _TAKE_TERMINAL, *command],
            cwd=folder,
            env={name: value for name, value in known.items() if value is not None},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        self._display = Display(columns, rows)
        self._mark = (0, 0)
        self._written = 0
        self.raw = b""

    def __enter__(self) -> Self:
        """Give the terminal itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Kill what still runs in it."""
        self._process.kill()
        self._process.wait(HANG_S)
        os.close(self._terminal)

    @property
    def pid(self) -> int:
        """Process id of the program."""
        return self._process.pid

    def send(self, keys: str) -> None:
        """Press keys. What comes up from then on is what `wait_for` looks at."""
        self._finish_frame()
        self._mark = self._display.cursor
        self._written = len(self.raw)
        os.write(self._terminal, keys.encode())

    def enter(self, text: str = "") -> None:
        """Type a line and press Enter."""
        self.send(text + ENTER)

    def wait_for(self, *texts: str) -> str:
        """Wait until one of these texts comes up after the keys that were sent last, and return it.

        A blank matches a line's end as well. While an editor has the screen, all of it is searched.

        Raises:
            AssertionError: None comes, or the program ends without it; with the last screen.
        """
        return self._wait_for(texts, self.recent)

    def wait_for_new(self, *texts: str) -> str:
        """Wait until one of these texts is written anew after the keys that were sent last, and return it.

        For what stands on the screen already and comes again, such as the keys of a block that is drawn in place.

        Raises:
            AssertionError: None comes, or the program ends without it; with the last screen.
        """
        return self._wait_for(texts, self._new)

    def wait_for_shown(self, *texts: str) -> str:
        """Wait until one of these texts stands anywhere on the screen, and return it.

        For what is drawn in place by changing single letters.

        Raises:
            AssertionError: None comes, or the program ends without it; with the last screen.
        """
        return self._wait_for(texts, self.shown)

    def _new(self) -> str:
        written = self.raw[self._written :].decode(errors="replace")
        return _SEQUENCE.sub("", _STEP.sub(" ", written))

    def _wait_for(self, texts: tuple[str, ...], look: Callable[[], str]) -> str:
        patterns = {text: re.compile(r"\s+".join(map(re.escape, text.split()))) for text in texts}
        give_up_at = time.monotonic() + HANG_S
        while True:
            shown = look()
            for text, pattern in patterns.items():
                if pattern.search(shown):
                    self._finish_frame()
                    return text
            if not self._read(give_up_at):
                raise AssertionError(f"none of {texts} came up. The screen:\n{self._portrait()}")

    def wait_for_bytes(self, *texts: bytes) -> None:
        """Wait until the program has written each of these, such as a bell or a title, which are not drawn."""
        give_up_at = time.monotonic() + HANG_S
        while missing := [text for text in texts if text not in self.raw]:
            assert self._read(give_up_at), f"{missing} did not come. The screen:\n{self._portrait()}"

    def read_until(self, is_done: Callable[[], bool], at_most_s: float) -> None:
        """Draw what comes until a condition holds and nothing is half drawn, or for so long."""
        give_up_at = time.monotonic() + at_most_s
        while not is_done() and self._read(give_up_at):
            pass
        self._finish_frame()

    def recent(self) -> str:
        """Give what came up after the keys that were sent last; all of the screen while an editor has it."""
        return self._display.since((0, 0) if self._display.is_full_screen else self._mark)

    def wait_for_page(self) -> None:
        """Wait until no editor has the screen."""
        give_up_at = time.monotonic() + HANG_S
        while self._display.is_full_screen:
            assert self._read(give_up_at), f"the editor stays. The screen:\n{self._portrait()}"

    def wait_for_end(self) -> int:
        """Wait until the program ends; return its exit code, or the negative number of the signal that ended it."""
        give_up_at = time.monotonic() + HANG_S
        while self._read(give_up_at):
            pass
        assert time.monotonic() < give_up_at, f"it does not end. The screen:\n{self._portrait()}"
        return self._process.wait(HANG_S)

    def screen(self) -> list[str]:
        """List the lines on the screen now, from top to bottom, without blanks at their ends."""
        return self._display.visible()

    def shown(self) -> str:
        """Give the screen as one text."""
        return "\n".join(self.screen())

    def everything(self) -> str:
        """Give all lines since the start, those that scrolled away too."""
        return "\n".join(self._display.lines())

    def resize(self, columns: int) -> None:
        """Give the terminal another width, as a person who drags its edge does."""
        self._display.resize(columns)
        rows, _ = termios.tcgetwinsize(self._terminal)
        termios.tcsetwinsize(self._terminal, (rows, columns))

    def linger(self, seconds: float) -> None:
        """Draw what comes within so many seconds, without pressing a key."""
        give_up_at = time.monotonic() + seconds
        while self._read(give_up_at):
            pass

    def interrupt(self) -> None:
        """Press Ctrl-C."""
        self.send(CTRL_C)

    def kill(self) -> None:
        """End the program as `kill -9` does."""
        self._process.kill()

    def is_sane(self) -> bool:
        """Tell whether the terminal echoes and hands over lines, as a shell expects to find it."""
        local = termios.tcgetattr(self._terminal)[3]
        return bool(local & termios.ECHO) and bool(local & termios.ICANON) and bool(local & termios.ISIG)

    def _finish_frame(self) -> None:
        """Draw the rest of what is being drawn, since a read may end anywhere within it."""
        give_up_at = time.monotonic() + FRAME_S
        while self._display.is_amidst_frame and self._read(give_up_at):
            pass

    def _read(self, give_up_at: float) -> bool:
        """Draw what comes next; false when nothing more comes."""
        ready, _, _ = select.select([self._terminal], [], [], max(give_up_at - time.monotonic(), 0))
        if not ready:
            return False
        try:
            data = os.read(self._terminal, READ_BYTES)
        except OSError:
            # This is how Linux tells that no program has the terminal any more.
            return False
        self.raw += data
        if answer := self._display.feed(data):
            os.write(self._terminal, answer.encode())
        return True

    def _portrait(self) -> str:
        return "\n".join(f"| {line}" for line in self.screen())


FOLLOW_UP = "Your answer in a line"


def pass_follow_ups(terminal: Terminal, then: str) -> None:
    """Have nothing to add to any follow-up, until something else comes up."""
    while terminal.wait_for(FOLLOW_UP, then) == FOLLOW_UP:
        terminal.enter()


def come_back_to_shell(terminal: Terminal) -> None:
    """Use the shell after the program that it had started was killed, and see that the terminal serves it.

    What that program asked of the terminal last, such as where the cursor is, may be answered to the shell. All of it
    is answered by the time that the shell speaks: Enter ends the line that it makes up.
    """
    terminal.wait_for_new("Killed")
    terminal.enter()
    terminal.enter("stty sane")
    terminal.enter("echo still $((20 + 3))")
    terminal.wait_for_new("still 23")
    assert terminal.is_sane()


def leave_work_open(terminal: Terminal) -> None:
    """Say nothing of how one worked on a program."""
    terminal.wait_for("How did you work?")
    terminal.wait_for("Enter: leave open")
    terminal.enter()


class Start(Protocol):
    """Starts `prep` with arguments on a terminal of its own."""

    def __call__(
        self, *arguments: str, columns: int = 80, rows: int = 40, env: Mapping[str, str | None] | None = None
    ) -> Terminal:
        """Start it; `env` is laid over the environment of the test, None taking a name out."""
        ...


def start_prep(
    *arguments: str,
    folder: Path,
    columns: int = 80,
    rows: int = 40,
    env: Mapping[str, str | None] | None = None,
) -> Terminal:
    """Start `prep` on a terminal; `env` is laid over the environment of the test, None taking a name out."""
    command = [sys.executable, "-m", "interviewprep", *arguments]
    return Terminal(command, folder=folder, columns=columns, rows=rows, env=env)
