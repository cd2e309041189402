"""Starting an editor: it gets this terminal and is waited for, or goes to a window or a pane and is not."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from threading import Thread
from typing import Protocol

from interviewprep.ui.editor import Editor, Place

NONE_FOUND = "No editor was found: set VISUAL or EDITOR, or"
NONE_WANTED = "No editor is opened, as you asked:"
_HANGUP = str(Path(__file__).with_name("hangup.py"))
NARROWEST_PANE = 60
"""Columns that `prep` is made for, and that code needs."""

LOWEST_PANE = 20
"""Rows below which a pane shows less of a function than a narrow one does. Ours, by looking at both."""

_HOW_TO_DO_WITHOUT = "`prep config set pane false` opens the editor in this terminal."


class Opener(Protocol):
    """What gets a file in front of the person."""

    @property
    def takes_terminal(self) -> bool:
        """Whether nothing else can be shown or typed here while the file is open."""
        ...

    def open(self, file: Path) -> str:
        """Open a file; return what went wrong in words, or an empty text. What takes the terminal has ended by then."""
        ...

    def complaint(self) -> str:
        """Tell once what has gone wrong since a file was opened; an empty text when nothing has."""
        ...


class NoOpener:
    """Names the file, for whoever opens it elsewhere; `why` begins that sentence."""

    takes_terminal = False

    def __init__(self, why: str) -> None:
        self._why = why

    def open(self, file: Path) -> str:
        """Say where to write."""
        return f"{self._why} write {file} in another window."

    def complaint(self) -> str:
        """Say nothing."""
        return ""


class EditorOpener:
    """Opens files in one editor, and remembers what it has opened beside this terminal."""

    def __init__(self, editor: Editor) -> None:
        self._editor = editor
        self._panes: dict[Path, str] = {}
        self._windows: list[subprocess.Popen[bytes]] = []

    @property
    def takes_terminal(self) -> bool:
        """Whether the editor needs this terminal for itself."""
        return self._editor.place is Place.HERE

    def open(self, file: Path) -> str:
        """Edit a file. One that is open in a pane of tmux is not opened twice: its pane gets the keys."""
        try:
            match self._editor.place:
                case Place.HERE:
                    return self._wait_for(file)
                case Place.WINDOW:
                    return self._open_window(file)
                case Place.TMUX:
                    return self._open_in_tmux(file)
                case Place.ZELLIJ:
                    return self._open_in_zellij(file)
        except OSError as error:
            return self._cannot_start(error.strerror)

    def complaint(self) -> str:
        """Tell that an editor with a window of its own has failed."""
        ended = [window for window in self._windows if window.poll() is not None]
        self._windows = [window for window in self._windows if window not in ended]
        return next((self._ended_with(window.returncode) for window in ended if window.returncode), "")

    def _wait_for(self, file: Path) -> str:
        try:
            code = subprocess.call(_ending_with_us(self._editor.edits(file)))
        except KeyboardInterrupt:
            # Ctrl-C belongs to the editor while it has the terminal.
            return ""
        return f"{self._ended_with(code)}; {file} is as it left it." if code else ""

    def _open_window(self, file: Path) -> str:
        # In a session of its own: Ctrl-C here is not meant for it, and it outlives this program.
        window = subprocess.Popen(
            self._editor.edits(file),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        # Some editors stay in the foreground: waiting in a thread leaves no zombie, and holds nothing up.
        Thread(target=window.wait, name="editor", daemon=True).start()
        self._windows.append(window)
        return ""

    def _open_in_tmux(self, file: Path) -> str:
        pane = self._panes.get(file)
        if pane and not _call(["tmux", "select-pane", "-t", pane])[0]:
            return ""
        if missing := self._missing():
            return missing
        beside = ["-t", os.environ["TMUX_PANE"]] if os.environ.get("TMUX_PANE") else []
        direction = "-v" if _is_tall(*_size_in_tmux(beside)) else "-h"
        split = ["tmux", "split-window", direction, *beside, "-c", str(file.parent), "-P", "-F", "#{pane_id}"]
        problem, said = self._start_beside("tmux", [*split, "--", *self._editor.edits(file)])
        if not problem:
            self._panes[file] = said
        return problem

    def _open_in_zellij(self, file: Path) -> str:
        if missing := self._missing():
            return missing
        direction = "down" if _is_tall(*shutil.get_terminal_size()) else "right"
        run = ["zellij", "run", "--close-on-exit", "--direction", direction, "--cwd", str(file.parent)]
        return self._start_beside("zellij", [*run, "--", *self._editor.edits(file)])[0]

    def _start_beside(self, what: str, command: list[str]) -> tuple[str, str]:
        """Have a pane opened; give what went wrong, and what was answered."""
        code, said = _call(command)
        return (f"{what} opens no pane: {said}. {_HOW_TO_DO_WITHOUT}" if code else ""), said

    def _missing(self) -> str:
        """Tell of an editor that is not there: its pane would vanish with the message."""
        return self._cannot_start("No such command") if shutil.which(self._editor.command[0]) is None else ""

    def _cannot_start(self, why: str | None) -> str:
        return f"The editor {self._editor.command[0]} cannot be started: {why}. Set VISUAL or EDITOR."

    def _ended_with(self, code: int) -> str:
        return f"The editor {self._editor.name} ended with status {code}"


def has_room_for_panes() -> bool:
    """Tell whether this terminal is large enough for two panes that both show code as it was written."""
    columns, rows = shutil.get_terminal_size()
    return columns >= 2 * NARROWEST_PANE or rows >= 2 * LOWEST_PANE


def _size_in_tmux(pane: list[str]) -> tuple[int, int]:
    """Ask tmux for columns and rows of a pane: one that has just grown may not have heard of it yet."""
    _, said = _call(["tmux", "display-message", "-p", *pane, "#{pane_width} #{pane_height}"])
    match said.split():
        case [columns, rows] if columns.isdecimal() and rows.isdecimal():
            return int(columns), int(rows)
    return shutil.get_terminal_size()


def _is_tall(columns: int, rows: int) -> bool:
    """Tell whether two panes of a terminal are better off one below the other."""
    return columns < 2 * NARROWEST_PANE and rows >= 2 * LOWEST_PANE


def _ending_with_us(command: list[str]) -> list[str]:
    """Have a command hung up on when this process is killed; what cannot be found is left to fail as it is."""
    if sys.platform != "linux" or shutil.which(command[0]) is None:
        return command
    return [sys.executable, "-I", "-S", _HANGUP, str(os.getpid()), *command]


def _call(command: list[str]) -> tuple[int, str]:
    """Run a command of a terminal multiplexer; give its exit code and the last line it wrote."""
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False, errors="replace")
    except OSError as error:
        return 1, str(error.strerror)
    lines = (done.stdout.strip() or done.stderr.strip()).splitlines()
    return done.returncode, lines[-1] if lines else ""
