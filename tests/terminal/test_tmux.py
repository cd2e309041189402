"""The editor in a pane of a real tmux, beside an interview that watches its file."""

import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from interviewprep.base.paths import Paths
from interviewprep.store.history import open_history
from support.desks import wait_until
from support.editors import RIGHT
from support.process import HANG_S, PrepRunner

pytestmark = [
    pytest.mark.usefixtures("two_sum"),
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
    pytest.mark.skipif(shutil.which("vim") is None, reason="vim is not installed"),
]

KEYS = "s submit"
INTERVIEW = f"{shlex.quote(sys.executable)} -m interviewprep interview --area coding"


class Tmux:
    """A tmux server of one test, with one window in which the interview is sat."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket

    def __call__(self, *command: str) -> str:
        """Run a command of tmux; give what it prints."""
        whole = ["tmux", "-S", str(self._socket), "-f", "/dev/null", *command]
        done = subprocess.run(whole, capture_output=True, encoding="utf-8", timeout=HANG_S, check=True)
        return done.stdout

    def panes(self) -> list[str]:
        """List the panes by id, from left to right."""
        return self("list-panes", "-F", "#{pane_id}").split()

    def wait_for(self, pane: str, text: str) -> None:
        """Wait until a pane shows a text on one line."""
        wait_until(lambda: text in self("capture-pane", "-p", "-t", pane))

    def type(self, pane: str, *keys: str) -> None:
        """Press keys in a pane, by tmux's names for them."""
        self("send-keys", "-t", pane, *keys)


@pytest.fixture
def tmux(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tmux]:
    """Start an interview in a tmux of its own, with vim as editor; stops the person's own server from being used."""
    monkeypatch.setenv("EDITOR", "vim -u NONE -N")
    server = Tmux(tmp_path / "socket")
    server("new-session", "-d", "-x", "160", "-y", "40", "-c", str(home), INTERVIEW)
    server("set-option", "-g", "exit-empty", "off")
    try:
        yield server
    finally:
        server("kill-server")


def write_right_answer(tmux: Tmux, pane: str, paths: Paths) -> Path:
    """Put a right answer into the file from within vim, and save it there."""
    (file,) = paths.workspace.rglob("*two-sum.py")
    answer = file.parent / "right"
    answer.write_text(RIGHT, encoding="utf-8")
    tmux.wait_for(pane, "raise NotImplementedError")
    tmux.type(pane, ":%d", "Enter")
    tmux.type(pane, f":0read {answer}", "Enter")
    tmux.type(pane, ":w", "Enter")
    return file


def test_editor_opens_beside_the_interview_and_each_save_is_run(tmux: Tmux, paths: Paths) -> None:
    (ours,) = tmux.panes()
    tmux.wait_for(ours, KEYS)
    tmux.type(ours, "e")
    wait_until(lambda: len(tmux.panes()) == 2)
    (editor,) = set(tmux.panes()) - {ours}
    write_right_answer(tmux, editor, paths)
    tmux.wait_for(ours, "Sample tests: 3 of 3 passed")
    tmux.wait_for(ours, KEYS)
    tmux.type(editor, ":q", "Enter")
    wait_until(lambda: tmux.panes() == [ours])
    tmux.type(ours, "s")
    tmux.wait_for(ours, "Verdict: accepted")


def test_open_pane_gets_the_keys_and_a_closed_one_is_opened_anew(tmux: Tmux) -> None:
    (ours,) = tmux.panes()
    tmux.wait_for(ours, KEYS)
    tmux.type(ours, "e")
    wait_until(lambda: len(tmux.panes()) == 2)
    (editor,) = set(tmux.panes()) - {ours}
    tmux.wait_for(editor, "raise NotImplementedError")
    tmux("select-pane", "-t", ours)
    tmux.type(ours, "e")
    wait_until(lambda: tmux("display-message", "-p", "#{pane_id}").strip() == editor)
    assert tmux.panes() == [ours, editor]
    tmux.type(editor, ":q!", "Enter")
    wait_until(lambda: tmux.panes() == [ours])
    tmux.type(ours, "e")
    wait_until(lambda: len(tmux.panes()) == 2)


def test_editor_and_its_file_outlive_an_interview_that_is_killed(tmux: Tmux, paths: Paths) -> None:
    (ours,) = tmux.panes()
    tmux.wait_for(ours, KEYS)
    tmux.type(ours, "e")
    wait_until(lambda: len(tmux.panes()) == 2)
    (editor,) = set(tmux.panes()) - {ours}
    file = write_right_answer(tmux, editor, paths)
    tmux.wait_for(ours, "Sample tests: 3 of 3 passed")
    tmux("kill-pane", "-t", ours)
    tmux.type(editor, ":$put ='# later'", "Enter")
    tmux.type(editor, ":wq", "Enter")
    wait_until(lambda: file.read_text(encoding="utf-8").endswith("# later\n"))
    with open_history(paths) as history:
        (row,) = history.sessions()
        drafts = [str(event.payload["text"]) for event in history.events(row.id) if "text" in event.payload]
    assert drafts[-1].strip() == RIGHT.strip()


def test_panes_can_be_turned_off(run_prep: PrepRunner, request: pytest.FixtureRequest) -> None:
    assert run_prep("config", "set", "pane", "false").returncode == 0
    tmux: Tmux = request.getfixturevalue("tmux")
    (ours,) = tmux.panes()
    tmux.wait_for(ours, KEYS)
    tmux.type(ours, "e")
    tmux.wait_for(ours, "raise NotImplementedError")
    assert tmux.panes() == [ours]
