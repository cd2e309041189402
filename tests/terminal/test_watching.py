"""Watch mode on a real terminal: saves from elsewhere, keys without Enter, one block that is drawn in place."""

import os
import re
import shutil
import signal
import sys
from pathlib import Path

import pytest

from interviewprep.base.paths import Paths
from interviewprep.model.attempt import EventKind
from interviewprep.session.workspace import MARKER
from interviewprep.store.history import open_history
from support.desks import wait_until
from support.editors import RIGHT, WRONG, save_by_renaming, save_in_place, windowed
from support.process import PrepRunner
from support.terminal import Start, Terminal, come_back_to_shell

pytestmark = pytest.mark.usefixtures("two_sum")

INTERVIEW = ("interview", "--area", "coding")
KEYS = "e edit, r run, s submit, h hint, t statement, q quit, ? all keys"
CHECKS = f"\n# --- {MARKER} ---\nprint('seen', two_sum([1, 2], 3))\nassert two_sum([1, 2], 3) == (1, 0)\n"


@pytest.fixture
def watching(start: Start) -> Terminal:
    """Sit a coding question that is written elsewhere; stops an editor of this machine from opening."""
    terminal = start(*INTERVIEW, "--no-editor")
    terminal.wait_for(KEYS)
    return terminal


def file_of(paths: Paths) -> Path:
    """Find the file in which the question is answered."""
    (file,) = paths.workspace.rglob("*two-sum.py")
    return file


def kinds(paths: Paths) -> list[EventKind]:
    """List the kinds of all events of the only session."""
    with open_history(paths) as history:
        (row,) = history.sessions()
        return [event.kind for event in history.events(row.id)]


def test_each_save_is_run_and_what_changed_is_told_in_the_same_place(watching: Terminal, paths: Paths) -> None:
    save_by_renaming(file_of(paths), WRONG)
    watching.wait_for("Sample tests: 1 of 3 passed", "Sample tests: 0 of 3 passed", "Sample tests: 2 of 3 passed")
    watching.wait_for("on which it is wrong:")
    watching.wait_for("expected")
    above = watching.everything().partition("Two sum. Question")[0]
    save_in_place(file_of(paths), RIGHT + CHECKS)
    watching.wait_for("Sample tests: 3 of 3 passed")
    watching.wait_for("Your own checks: 0 of 1 passed")
    watching.wait_for("now passes")
    watching.wait_for("seen (0, 1)")
    assert watching.everything().partition("Two sum. Question")[0] == above
    assert watching.everything().count("Sample tests:") == 1
    assert kinds(paths) == [EventKind.SHOWN, EventKind.DRAFT, EventKind.RUN, EventKind.DRAFT, EventKind.RUN]


def test_window_of_its_own_that_saves_twice_at_once_is_run_in_the_end_as_it_was_left(
    start: Start, home: Path, paths: Paths
) -> None:
    terminal = start(*INTERVIEW, "--edit-cmd", f"{windowed(home / 'bin', WRONG, RIGHT)} {{file}}")
    terminal.wait_for(KEYS)
    terminal.send("e")
    terminal.wait_for("Sample tests: 3 of 3 passed")
    terminal.send("s")
    terminal.wait_for("Verdict: accepted")
    with open_history(paths) as history:
        (attempt,) = history.attempts()
    assert (attempt.evidence.submits, attempt.evidence.failed_submits) == (1, 0)


def test_garbage_is_told_and_costs_nothing(start: Start, home: Path, paths: Paths) -> None:
    terminal = start(*INTERVIEW, env={"VISUAL": windowed(home / "bin", RIGHT, b"\x89\x00\xff")})
    terminal.wait_for(KEYS)
    terminal.send("e")
    terminal.wait_for("is not UTF-8 text")
    terminal.send("s")
    terminal.wait_for("The file cannot be read as it is.")
    terminal.send("n")
    save_in_place(file_of(paths), RIGHT)
    terminal.wait_for("Sample tests: 3 of 3 passed")
    assert "Traceback" not in terminal.everything()


def test_deleted_file_is_told_and_written_again_from_the_draft(watching: Terminal, paths: Paths) -> None:
    save_in_place(file := file_of(paths), RIGHT)
    watching.wait_for("Sample tests: 3 of 3 passed")
    file.unlink()
    watching.wait_for("e writes it from the draft.")
    watching.send("e")
    watching.wait_for("No editor is opened, as you asked: write")
    assert file.read_text(encoding="utf-8") == RIGHT


def test_keys_ask_before_what_costs_or_cannot_be_taken_back(watching: Terminal, paths: Paths) -> None:
    watching.send("h")
    watching.wait_for("Hint 1 costs 10 % of the score: Enter takes it, any other key not.")
    watching.send("h")
    watching.send("n")
    watching.wait_for("never see it again?")
    watching.send("x")
    watching.send("g")
    watching.wait_for("Give up and see the solution?")
    watching.send("x")
    watching.send("s")
    watching.wait_for("The file is as you found it.")
    watching.send("x")
    watching.send("?")
    watching.wait_for("never show this question again")
    assert kinds(paths) == [EventKind.SHOWN]
    watching.send("h")
    watching.enter()
    watching.wait_for("Hint (costs 10 % of the score")
    assert kinds(paths) == [EventKind.SHOWN, EventKind.HINT]


def test_statement_comes_back_and_words_can_still_be_typed(watching: Terminal, paths: Paths) -> None:
    watching.send("t")
    watching.wait_for_new("Two entries of a ledger together make up a known amount.")
    watching.wait_for_new(KEYS)
    watching.enter("/flag the bounds are unclear")
    watching.wait_for_new(KEYS)
    watching.enter("/end")
    watching.wait_for("Scorecard")
    assert watching.wait_for_end() == 0
    assert EventKind.FLAG in kinds(paths)


def test_starting_afresh_keeps_the_text_beside(watching: Terminal, paths: Paths) -> None:
    save_in_place(file := file_of(paths), RIGHT)
    watching.wait_for("Sample tests: 3 of 3 passed")
    watching.send("a")
    watching.wait_for("Start afresh?")
    watching.enter()
    watching.wait_for(f"your text is kept as {file.name}.1")
    assert file.with_name(f"{file.name}.1").read_text(encoding="utf-8") == RIGHT
    assert "raise NotImplementedError" in file.read_text(encoding="utf-8")


def test_block_fits_sixty_columns_and_is_drawn_anew_when_the_terminal_gets_narrower(
    watching: Terminal, paths: Paths
) -> None:
    save_in_place(file_of(paths), WRONG)
    watching.wait_for("on which it is wrong:")
    watching.send("z")
    watching.wait_for("z is no key here; ? shows all of them.")
    watching.send("")
    watching.resize(60)
    watching.wait_for_new(KEYS)
    block = watching.everything().rpartition("Two sum. Question")[2]
    assert re.sub(r"\s+", " ", block).endswith(f"? shows all of them. Enter or {KEYS}")


def test_interrupt_keeps_everything_and_leaves_the_terminal_in_order(watching: Terminal, paths: Paths) -> None:
    save_in_place(file_of(paths), RIGHT)
    watching.wait_for("saved at")
    watching.interrupt()
    assert watching.wait_for_end() == 130
    assert watching.is_sane()
    assert "`prep interview` offers to go on" in watching.everything()
    assert KEYS not in watching.everything()
    assert kinds(paths)[-1] is EventKind.PAUSE


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_kill_loses_no_save_touches_no_file_and_leaves_the_shell_in_order(
    home: Path, paths: Paths, start: Start
) -> None:
    command = f"{sys.executable} -m interviewprep interview --area coding --no-editor"
    with Terminal(["bash", "--norc", "--noprofile", "--noediting", "-i"], folder=home, env={"PS1": "$ "}) as terminal:
        terminal.wait_for("$")
        terminal.enter(command)
        terminal.wait_for(KEYS)
        save_in_place(file := file_of(paths), RIGHT)
        terminal.wait_for("Sample tests: 3 of 3 passed")
        with open_history(paths) as history:
            os.kill(history.sessions()[0].pid, signal.SIGKILL)
        come_back_to_shell(terminal)
    assert file.read_text(encoding="utf-8") == RIGHT
    shutil.rmtree(paths.workspace)
    again = start(*INTERVIEW, "--no-editor", "--unfinished", "resume")
    again.wait_for(KEYS)
    assert file.read_text(encoding="utf-8") == RIGHT


def test_editor_with_a_window_outlives_an_interview_that_is_left(start: Start, home: Path, paths: Paths) -> None:
    gate, editor = home / "gate", home / "gedit"
    editor.write_text(f'#!/bin/sh\nwhile [ ! -e "{gate}" ]; do sleep 0.01; done\ntouch "$1.late"\n', encoding="utf-8")
    editor.chmod(0o755)
    terminal = start(*INTERVIEW, env={"EDITOR": str(editor)})
    terminal.wait_for(KEYS)
    terminal.send("e")
    terminal.wait_for_new("e edit")
    terminal.interrupt()
    assert terminal.wait_for_end() == 130
    gate.touch()
    wait_until(file_of(paths).with_suffix(".py.late").exists)


def test_without_redrawing_the_line_prompts_take_the_same_words(run_prep: PrepRunner, home: Path, paths: Paths) -> None:
    editor = windowed(home / "bin", RIGHT).replace("gedit", "ed")
    (home / "bin" / "gedit").rename(home / "bin" / "ed")
    done = run_prep(*INTERVIEW, "--plain", "--edit-cmd", editor, input="e\nr\nsubmit\n")
    assert done.returncode == 0, done.stderr
    assert "Sample tests: 3 of 3 passed" in done.stdout
    assert "Verdict: accepted" in done.stdout
    assert "\x1b" not in done.stdout
    assert EventKind.RUN in kinds(paths)


@pytest.mark.parametrize("arguments", [("--edit-cmd", "vi", "--no-editor"), ("--edit-cmd", " ")])
def test_contradicting_options_are_refused(run_prep: PrepRunner, arguments: tuple[str, ...]) -> None:
    done = run_prep(*INTERVIEW, *arguments)
    assert done.returncode == 2
    assert "--edit-cmd" in done.stderr
