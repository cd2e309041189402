"""How an editor is started in each place, and what is said when it cannot be."""

import os
import re
import signal
from pathlib import Path

import pytest

from interviewprep.ui.editor import FILE, Editor, Place
from interviewprep.ui.opening import NONE_FOUND, EditorOpener, NoOpener
from support.desks import wait_until

RECORD = """#!/bin/sh
printf '%s\\n' "$@" > "{record}.part"
mv "{record}.part" "{record}"
{then}
"""


class Recorded:
    """A program on the path that notes its arguments and then does `then`."""

    def __init__(self, folder: Path, name: str, then: str = "exit 0") -> None:
        folder.mkdir(exist_ok=True)
        self._record = folder / f"{name}.arguments"
        program = folder / name
        program.write_text(RECORD.format(record=self._record, then=then), encoding="utf-8")
        program.chmod(0o755)

    @property
    def arguments(self) -> list[str]:
        """What it was last called with; waits for the call."""
        wait_until(self._record.exists)
        return self._record.read_text(encoding="utf-8").splitlines()

    def forget(self) -> None:
        """Wait for another call."""
        self._record.unlink()


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of programs that are found before all others; stops a real tmux from being asked."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setenv("TMUX_PANE", "%3")
    return folder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Name a file in a folder whose name has a blank; stops unquoted commands from passing."""
    folder = tmp_path / "my answers"
    folder.mkdir()
    return folder / "answer.py"


def test_editor_in_this_terminal_is_waited_for_and_success_says_nothing(file: Path) -> None:
    opener = EditorOpener(Editor(("touch",)))
    assert opener.takes_terminal
    assert opener.open(file) == ""
    assert file.exists()


@pytest.mark.parametrize(
    ("command", "told"),
    [("false", "ended with status 1"), ("/nowhere/ed", "No such file or directory"), ("/etc", "Permission denied")],
)
def test_failure_is_told_in_words(file: Path, command: str, told: str) -> None:
    assert told in EditorOpener(Editor((command,))).open(file)


def ignored_signals(status: Path) -> set[int]:
    """Tell which signals a process ignores, by its file in /proc."""
    (mask,) = re.findall(r"^SigIgn:\s*(\w+)$", status.read_text(encoding="utf-8"), re.MULTILINE)
    # Above 31 are those of the C library itself, which some of its releases leave ignored in what they start.
    return {number for number in range(1, 32) if int(mask, 16) >> (number - 1) & 1}


def test_editor_in_this_terminal_ignores_no_signal_that_only_python_does(file: Path) -> None:
    EditorOpener(Editor(("cp", "/proc/self/status", FILE))).open(file)
    # What the tests were started with, by nohup for instance, is no concern of ours.
    ours = ignored_signals(Path("/proc/self/status"))
    assert ignored_signals(file) == ours - {signal.SIGPIPE, signal.SIGXFSZ}


def test_editor_that_the_system_cannot_run_is_told_by_its_status(file: Path, programs: Path) -> None:
    (programs / "broken-ed").write_text("#!/nowhere/sh\n", encoding="utf-8")
    (programs / "broken-ed").chmod(0o755)
    assert EditorOpener(Editor(("broken-ed",))).open(file).startswith("The editor broken-ed ended with status 1")


@pytest.mark.parametrize("place", [Place.WINDOW, Place.TMUX, Place.ZELLIJ])
def test_editor_that_is_not_there_is_told_wherever_it_was_to_open(file: Path, programs: Path, place: Place) -> None:
    for name in ("tmux", "zellij"):
        Recorded(programs, name)
    told = EditorOpener(Editor(("/nowhere/ed",), place)).open(file)
    assert told.startswith("The editor /nowhere/ed cannot be started: No such ")
    assert told.endswith("Set VISUAL or EDITOR.")
    assert not list(programs.glob("*.arguments"))


def test_window_is_not_waited_for_and_its_failure_is_told_once(file: Path, programs: Path) -> None:
    gate = programs / "gate"
    code = Recorded(programs, "code", then=f'while [ ! -e "{gate}" ]; do sleep 0.01; done; exit 3')
    opener = EditorOpener(Editor(("code", "--reuse-window"), Place.WINDOW))
    assert opener.open(file) == ""
    assert code.arguments == ["--reuse-window", str(file)]
    assert opener.complaint() == ""
    gate.touch()
    told = ""

    def is_told() -> bool:
        nonlocal told
        told = opener.complaint()
        return bool(told)

    wait_until(is_told)
    assert told == "The editor code ended with status 3"
    assert opener.complaint() == ""


def test_pane_of_tmux_is_split_beside_this_one_with_the_command_in_whole_arguments(file: Path, programs: Path) -> None:
    Recorded(programs, "vim")
    tmux = Recorded(programs, "tmux", then="echo %7")
    opener = EditorOpener(Editor(("vim", "+5"), Place.TMUX))
    assert not opener.takes_terminal
    assert opener.open(file) == ""
    assert tmux.arguments == [
        *("split-window", "-h", "-t", "%3", "-c", str(file.parent)),
        *("-P", "-F", "#{pane_id}", "--", "vim", "+5", str(file)),
    ]


@pytest.mark.parametrize(
    ("size", "directions"),
    [
        ((160, 60), ("-h", "right")),
        ((120, 60), ("-h", "right")),
        ((80, 24), ("-h", "right")),
        ((119, 40), ("-v", "down")),
        ((60, 45), ("-v", "down")),
    ],
)
def test_pane_is_split_below_where_neither_half_would_be_wide_enough(
    file: Path, programs: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], directions: tuple[str, str]
) -> None:
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size(size))
    Recorded(programs, "vim")
    tmux, zellij = Recorded(programs, "tmux", then="echo %7"), Recorded(programs, "zellij")
    EditorOpener(Editor(("vim",), Place.TMUX)).open(file)
    EditorOpener(Editor(("vim",), Place.ZELLIJ)).open(file)
    assert (tmux.arguments[1], zellij.arguments[3]) == directions


def test_file_that_is_open_in_a_pane_gets_the_keys_instead_of_another_pane(file: Path, programs: Path) -> None:
    Recorded(programs, "vim")
    tmux = Recorded(programs, "tmux", then="echo %7")
    opener = EditorOpener(Editor(("vim",), Place.TMUX))
    opener.open(file)
    opener.open(file)
    assert tmux.arguments == ["select-pane", "-t", "%7"]


def test_pane_that_was_closed_is_opened_anew(file: Path, programs: Path) -> None:
    Recorded(programs, "vim")
    tmux = Recorded(programs, "tmux", then='case "$1" in select-pane) exit 1;; esac; echo %7')
    opener = EditorOpener(Editor(("vim",), Place.TMUX))
    opener.open(file)
    opener.open(file)
    assert tmux.arguments[0] == "split-window"


def test_pane_without_room_is_told_with_what_to_do(file: Path, programs: Path) -> None:
    Recorded(programs, "vim")
    Recorded(programs, "tmux", then="echo 'no space for new pane' >&2; exit 1")
    assert EditorOpener(Editor(("vim",), Place.TMUX)).open(file) == (
        "tmux opens no pane: no space for new pane. `prep config set pane false` opens the editor in this terminal."
    )


def test_pane_of_zellij_closes_with_its_editor(file: Path, programs: Path) -> None:
    Recorded(programs, "hx")
    zellij = Recorded(programs, "zellij")
    assert EditorOpener(Editor(("hx",), Place.ZELLIJ)).open(file) == ""
    assert zellij.arguments == [
        *("run", "--close-on-exit", "--direction", "right", "--cwd", str(file.parent)),
        *("--", "hx", str(file)),
    ]


def test_multiplexer_that_is_gone_is_told(file: Path, programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Recorded(programs, "hx")
    monkeypatch.setenv("PATH", str(programs))
    told = EditorOpener(Editor(("hx",), Place.ZELLIJ)).open(file)
    assert told.startswith("zellij opens no pane: No such file or directory.")


def test_without_an_editor_the_file_is_named(file: Path) -> None:
    opener = NoOpener(NONE_FOUND)
    assert opener.open(file) == f"No editor was found: set VISUAL or EDITOR, or write {file} in another window."
    assert (opener.takes_terminal, opener.complaint()) == (False, "")
