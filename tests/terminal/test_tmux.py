"""The clock in the title of a real tmux pane leaves alone what an editor draws and saves, however often it is set."""

import re
import shutil
import sys
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from interviewprep.base.paths import Paths
from support.process import PrepRunner
from support.tmux import Tmux

pytestmark = [
    pytest.mark.usefixtures("two_sum"),
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]

BEFORE = "as it was"
"""The title of the pane before an editor is opened."""

INTERVIEW = ("interview", "--area", "coding", "--exam", "--unfinished", "drop")
"""An exam has no phases, whose names would come up at some moment."""

KEYS = "e edit, r run, s submit"
SAVED_AND_RUN = re.compile(r"saved at \d\d:\d\d:\d\d\n.*3 of 3 passed\n.*e edit, r run, s submit", re.DOTALL)
"""The block of the question when what was saved has been run."""

BODY = (
    "    seen = {}",
    "    for place, number in enumerate(nums):",
    "        if target - number in seen:",
    "            return seen[target - number], place",
    "        seen[number] = place",
)

AT_ITS_FASTEST = """
import sys, time
from itertools import count
from pathlib import Path
from interviewprep.entry import main
from interviewprep.ui import title

go, numbers, write = Path(sys.argv.pop(1)), count(), title.title

def at_once(left_s):
    # Not while the editor draws its first screen, for which it needs several writes.
    while not go.exists():
        time.sleep(0.01)
    return 0.01

title.next_update_s = at_once
title.title = lambda text: write(text and f"{text}, update {next(numbers)}")
sys.exit(main())
"""
"""What the installed command does, but the title is due a hundred times a second from when the file `go` is there, and
each time it is another one."""


def write_in_vim(tmux: Tmux) -> str:
    tmux.type(":set paste noswapfile\r/raise\rcc")
    type_lines(tmux)
    tmux.press("Escape")
    return tmux.wait_until(lambda shown: "INSERT" not in shown, "the end of inserting")


def write_in_nano(tmux: Tmux) -> str:
    tmux.press("C-w")
    tmux.type("raise\r")
    tmux.press("C-k")
    return type_lines(tmux)


def type_lines(tmux: Tmux) -> str:
    """Type the answer line by line, each when the last one is drawn; give the screen."""
    tmux.type(BODY[0])
    for last, line in pairwise(BODY):
        tmux.wait_for(last, cursor=len(last))
        wait_for_update(tmux)
        tmux.type(f"\r{line}")
    return tmux.wait_for(BODY[-1], cursor=len(BODY[-1]))


def wait_for_update(tmux: Tmux) -> None:
    """Wait until the title is another one, where it tells the time."""
    if (title := tmux.title) != BEFORE:
        tmux.wait_until(lambda _: tmux.title != title, "another title")


def leave_vim(tmux: Tmux) -> None:
    tmux.type(":wq\r")


def leave_nano(tmux: Tmux) -> None:
    tmux.press("C-o", "Enter", "C-x")


class Keys(NamedTuple):
    """What is pressed in one editor, and the last thing that it draws when it has opened a file."""

    drawn: str
    write: Callable[[Tmux], str]
    leave: Callable[[Tmux], None]


COMMANDS = {"vim": "vim --clean -c 'set noruler noshowcmd'", "nano": "nano --ignorercfiles"}
"""Each without what a machine's own configuration would add, and what is drawn some time after a key."""

EDITORS: Mapping[str, Keys] = {
    "vim": Keys('two-sum.py" ', write_in_vim, leave_vim),
    "nano": Keys("^X Exit", write_in_nano, leave_nano),
}


@pytest.fixture(params=EDITORS)
def keys(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Keys:
    """Choose an editor that is installed; stops a stand-in from hiding what real ones do."""
    name = str(request.param)
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    monkeypatch.setenv("EDITOR", COMMANDS[name])
    return EDITORS[name]


class Written(NamedTuple):
    """What came of an answer: the file, the editor's screen before it was saved, and the page after that."""

    file: str
    editor: str
    page: str


def write_answer(keys: Keys, home: Path, paths: Paths, *, has_title: bool) -> Written:
    """Write an answer in a pane of tmux, with the title set as often as can be where it is set at all."""
    go = home / "go"
    go.unlink(missing_ok=True)
    command = [sys.executable, "-c", AT_ITS_FASTEST, str(go)]
    with Tmux([*command, *INTERVIEW], folder=home) as tmux:
        tmux.wait_for(KEYS)
        tmux.set_title(BEFORE)
        tmux.type("e")
        tmux.wait_for("# Two sum", keys.drawn, cursor=0)
        go.touch()
        editor, title = keys.write(tmux), tmux.title
        keys.leave(tmux)
        page = tmux.wait_until(lambda shown: bool(SAVED_AND_RUN.search(shown)), "the run")
        assert tmux.title == BEFORE
        # Folders are named after the time of their session.
        text = max(paths.workspace.rglob("*two-sum.py")).read_text(encoding="utf-8")
        tmux.type("q")
        tmux.wait_for_end()
        assert tmux.title == BEFORE
    assert bool(re.fullmatch(r"prep \d+:\d\d left - Two sum, update \d+", title)) == has_title
    assert (title == BEFORE) != has_title
    return Written(text, same_for_all(editor), same_for_all(page))


def same_for_all(screen: str) -> str:
    """Leave out what differs between two sessions: their names and their times."""
    screen = re.sub(r"saved at \d\d:\d\d:\d\d", "saved at", screen)
    return re.sub(r"\d+:\d\d left", "m:ss left", re.sub(r"\d{8}-\d{6}-[0-9a-f]{6}", "session", screen))


def test_title_changes_neither_what_is_saved_nor_what_is_drawn(
    keys: Keys, home: Path, paths: Paths, run_prep: PrepRunner
) -> None:
    # In a pane of its own the editor would leave the interview's title alone.
    assert run_prep("config", "set", "pane", "false").returncode == 0
    assert run_prep("config", "set", "title", "false").returncode == 0
    without = write_answer(keys, home, paths, has_title=False)
    assert run_prep("config", "set", "title", "true").returncode == 0
    beside = write_answer(keys, home, paths, has_title=True)
    assert beside == without
    assert "\n".join(BODY) in beside.file
    assert BODY[-1] in beside.editor
