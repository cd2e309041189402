"""The editor in a pane of a real tmux, beside an interview that watches its file."""

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from interviewprep.base.paths import Paths
from interviewprep.store.history import open_history
from support.desks import wait_until
from support.editors import RIGHT
from support.process import PrepRunner
from support.tmux import Tmux

pytestmark = [
    pytest.mark.usefixtures("two_sum"),
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
    pytest.mark.skipif(shutil.which("vim") is None, reason="vim is not installed"),
]

KEYS = "s submit"
COMMAND = [sys.executable, "-m", "interviewprep", "interview", "--area", "coding"]


@pytest.fixture
def tmux(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tmux]:
    """Start an interview in a tmux of its own, with vim as editor; stops the person's own server from being used."""
    monkeypatch.setenv("EDITOR", "vim --clean -n")
    with Tmux(COMMAND, folder=home, columns=160, rows=40, remains=False) as session:
        session.wait_for(KEYS)
        yield session


@pytest.fixture
def open_editor(tmux: Tmux) -> Callable[[], str]:
    """Give what opens the editor beside the interview and tells its pane; stops a test from looking too early."""
    (ours,) = tmux.panes()

    def open_it() -> str:
        tmux.go_to(ours)
        tmux.type("e")
        wait_until(lambda: len(tmux.panes()) == 2)
        tmux.wait_for("raise NotImplementedError")
        return tmux.pane

    return open_it


def write_right_answer(tmux: Tmux, paths: Paths) -> Path:
    """Put a right answer into the file from within vim, and save it there."""
    (file,) = paths.workspace.rglob("*two-sum.py")
    answer = file.parent / "right"
    answer.write_text(RIGHT, encoding="utf-8")
    tmux.type(f":%d\r:0read {answer}\r:w\r")
    return file


def test_editor_opens_beside_the_interview_and_each_save_is_run(
    tmux: Tmux, open_editor: Callable[[], str], paths: Paths
) -> None:
    (ours,) = tmux.panes()
    editor = open_editor()
    assert tmux.panes() == [ours, editor]
    write_right_answer(tmux, paths)
    tmux.go_to(ours)
    tmux.wait_for("Sample tests: 3 of 3 passed", KEYS)
    tmux.go_to(editor)
    tmux.type(":q\r")
    wait_until(lambda: tmux.panes() == [ours])
    tmux.type("s")
    tmux.wait_for("Verdict: accepted")


def test_open_pane_gets_the_keys_and_a_closed_one_is_opened_anew(tmux: Tmux, open_editor: Callable[[], str]) -> None:
    (ours,) = tmux.panes()
    editor = open_editor()
    tmux.go_to(ours)
    tmux.type("e")
    wait_until(lambda: tmux.pane == editor)
    assert tmux.panes() == [ours, editor]
    tmux.type(":q!\r")
    wait_until(lambda: tmux.panes() == [ours])
    assert open_editor() != editor


def test_editor_and_its_file_outlive_an_interview_that_is_killed(
    tmux: Tmux, open_editor: Callable[[], str], paths: Paths
) -> None:
    (ours,) = tmux.panes()
    editor = open_editor()
    file = write_right_answer(tmux, paths)
    tmux.go_to(ours)
    tmux.wait_for("Sample tests: 3 of 3 passed")
    tmux.go_to(editor)
    tmux.close(ours)
    tmux.type(":$put ='# later'\r:w\r")
    wait_until(lambda: file.read_text(encoding="utf-8").endswith("# later\n"))
    with open_history(paths) as history:
        (row,) = history.sessions()
        drafts = [str(event.payload["text"]) for event in history.events(row.id) if "text" in event.payload]
    assert drafts[-1].strip() == RIGHT.strip()


def test_panes_can_be_turned_off(run_prep: PrepRunner, request: pytest.FixtureRequest) -> None:
    assert run_prep("config", "set", "pane", "false").returncode == 0
    tmux: Tmux = request.getfixturevalue("tmux")
    (ours,) = tmux.panes()
    tmux.type("e")
    tmux.wait_for("raise NotImplementedError")
    assert tmux.panes() == [ours]


@pytest.mark.parametrize(("columns", "rows", "count"), [(119, 39, 1), (120, 24, 2), (80, 40, 2)])
def test_editor_gets_this_terminal_where_two_panes_would_be_too_small(
    home: Path, monkeypatch: pytest.MonkeyPatch, columns: int, rows: int, count: int
) -> None:
    monkeypatch.setenv("EDITOR", "vim --clean -n")
    with Tmux(COMMAND, folder=home, columns=columns, rows=rows) as tmux:
        tmux.wait_for(KEYS)
        tmux.type("e")
        tmux.wait_for("# Two sum")
        assert len(tmux.panes()) == count
