"""`kill -9` on a terminal, at moments of a program that is written in a real editor: what was saved is there."""

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from interviewprep.base.paths import Paths, find_paths
from interviewprep.model.attempt import EventKind, SessionStatus
from interviewprep.store.history import open_history
from support.editors import RIGHT
from support.kill import descendants, handles, wait_for_ends
from support.terminal import ENTER, FOLLOW_UP, Terminal, come_back_to_shell

KEYS = "e edit, r run, s submit"
WORK = "Enter: leave open"
OVER = "Scorecard"
TYPED = "typed.py"
PROMPTS = (OVER, KEYS, FOLLOW_UP, "Enter to go on", WORK)
MOMENTS = 9
"""About as many as `sit` passes through."""

pytestmark = [
    pytest.mark.usefixtures("two_sum"),
    pytest.mark.skipif(not (shutil.which("bash") and shutil.which("vim")), reason="bash or vim is not installed"),
]


def is_saved(paths: Paths) -> bool:
    """Tell whether the file holds the right program."""
    return any(file.read_text(encoding="utf-8") == RIGHT for file in paths.workspace.rglob("*two-sum.py"))


def shell(folder: Path) -> Terminal:
    """Start a shell, in which `prep` opens vim, beside a file with the right program."""
    (folder / TYPED).write_text(RIGHT, encoding="utf-8")
    env = {"PS1": "$ ", "EDITOR": "vim -u NONE -i NONE -N -n"}
    return Terminal(["bash", "--norc", "--noprofile", "--noediting", "-i"], folder=folder, env=env)


def sit(terminal: Terminal, paths: Paths) -> Iterator[None]:
    """Begin or go on, write the program in vim, submit it and reply, to the scorecard; stops at every moment."""
    terminal.enter(f"{sys.executable} -m interviewprep interview --area coding --unfinished resume")
    prompt = terminal.wait_for(*PROMPTS)
    while prompt != OVER:
        yield
        if prompt != KEYS:
            terminal.enter()
            prompt = terminal.wait_for(*PROMPTS)
            continue
        if is_saved(paths):
            terminal.send("s")
        else:
            terminal.send("e")
            terminal.wait_for_new("raise NotImplementedError")
            yield
            terminal.send(f":%d | 0r {TYPED} | $d | w{ENTER}")
            terminal.wait_for_new("written")
            yield
            terminal.send(f":q{ENTER}")
        yield
        prompt = terminal.wait_for_new(*PROMPTS)
    terminal.wait_for("$")


def kill_prep(terminal: Terminal, paths: Paths) -> None:
    """Kill `prep` in its shell: nothing outlives it, before any key is pressed, and the shell serves then."""
    with open_history(paths) as history:
        (row,) = history.sessions()
    opened = handles(descendants(row.pid))
    os.kill(row.pid, signal.SIGKILL)
    wait_for_ends(opened)
    come_back_to_shell(terminal)


def sit_and_be_killed(home: Path, random: Random, kills: int) -> int:
    """Sit one interview to its scorecard in a history of its own, killed at up to so many moments; tell at how many."""
    paths = find_paths()
    killed = 0
    with shell(home) as terminal:
        while True:
            steps = sit(terminal, paths)
            wanted = random.randrange(1, MOMENTS) if killed < kills else sys.maxsize
            if sum(1 for _ in islice(steps, wanted)) < wanted:
                break
            saved = is_saved(paths)
            terminal.linger(random.uniform(0, 0.05))
            kill_prep(terminal, paths)
            killed += 1
            assert is_saved(paths) or not saved
        terminal.enter("echo ended $?")
        terminal.wait_for_new("ended 0")
        assert terminal.is_sane()
    with open_history(paths) as history:
        assert history.check() == []
        (row,) = history.sessions()
        assert row.status is SessionStatus.FINISHED
        (attempt,) = history.attempts()
        assert (attempt.evidence.passed, attempt.evidence.submits) == (True, 1)
        resumed = [event for event in history.events(row.id) if event.kind is EventKind.RESUME]
        assert len(resumed) == killed
    return killed


@pytest.mark.soak
def test_program_killed_at_random_moments_keeps_what_was_saved_and_ends_in_its_scorecard(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kills = 25
    random = Random(20261129)
    number = 0
    while kills:
        monkeypatch.setenv("PREP_HOME", str(home / f"prep-{number}"))
        kills -= sit_and_be_killed(home, random, kills)
        number += 1


def test_kill_while_the_editor_is_open_keeps_what_was_saved_in_it(home: Path, paths: Paths) -> None:
    with shell(home) as terminal:
        steps = sit(terminal, paths)
        while not is_saved(paths):
            next(steps)
        kill_prep(terminal, paths)
        for _ in sit(terminal, paths):
            assert is_saved(paths)
