"""A coding question as a person meets it: in a real editor, on a real terminal."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

import pytest

from interviewprep.base.paths import Paths
from interviewprep.model.attempt import EventKind
from interviewprep.model.verdict import Verdict
from interviewprep.store.history import History, open_history
from support.editors import RIGHT as RIGHT_FILE
from support.editors import SHOW, WRONG, putting
from support.terminal import ENTER, ESCAPE, FOLLOW_UP, Start, Terminal, leave_work_open, pass_follow_ups

pytestmark = pytest.mark.usefixtures("two_sum")

RIGHT = (
    "seen = {}",
    "for place, number in enumerate(nums):",
    "    if target - number in seen:",
    "        return seen[target - number], place",
    "    seen[number] = place",
)
KEYS = "e edit, r run, s submit"


def write_in_vim(terminal: Terminal, body: tuple[str, ...]) -> None:
    """Replace the line that raises, as one does in vim: find it, change it, write and quit."""
    terminal.send(":set paste" + ENTER + "/raise" + ENTER)
    terminal.send("cc" + ENTER.join(f"    {line}" for line in body) + ESCAPE)
    terminal.send(":wq" + ENTER)


def write_in_nano(terminal: Terminal, body: tuple[str, ...]) -> None:
    """Replace the line that raises, as one does in nano: find it, cut it, type, write out and leave."""
    find, cut, write_out, leave = "\x17", "\x0b", "\x0f", "\x18"
    terminal.send(find + "raise" + ENTER)
    terminal.send(cut + "".join(f"    {line}" + ENTER for line in body))
    terminal.send(write_out + ENTER)
    terminal.send(leave)


Writer = Callable[[Terminal, tuple[str, ...]], None]
EDITORS: Mapping[str, Writer] = {"vim": write_in_vim, "nano": write_in_nano}


class Edit(Protocol):
    """Opens the file, puts a body in place of the line that raises, and comes back to the prompt."""

    def __call__(self, terminal: Terminal, *body: str) -> None:
        """Do it."""


@pytest.fixture(params=EDITORS)
def edit(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Edit:
    """Write through the keys of an editor that is installed; stops a stand-in from hiding what real ones do."""
    name = str(request.param)
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    monkeypatch.setenv("EDITOR", name)

    def write(terminal: Terminal, *body: str) -> None:
        terminal.enter()
        terminal.wait_for("# Two sum")
        EDITORS[name](terminal, body)
        terminal.wait_for_page()
        terminal.wait_for_new(KEYS)

    return write


def test_question_is_solved_in_an_editor(start: Start, edit: Edit, paths: Paths) -> None:
    terminal = start("interview", "--area", "coding")
    terminal.wait_for(KEYS)
    edit(terminal, *RIGHT)
    terminal.wait_for("Sample tests: 3 of 3 passed")
    terminal.send("s")
    terminal.wait_for("Verdict: accepted")
    terminal.wait_for("Follow-up: You ran no checks of your own.")
    terminal.wait_for(FOLLOW_UP)
    terminal.wait_for("The clock stands still.")
    terminal.enter("An empty list and two equal numbers.")
    terminal.wait_for("A good answer contains:")
    terminal.wait_for("Rating: good. It is due in")
    terminal.wait_for("Enter to go on, d diff, r reference")
    terminal.enter()
    terminal.wait_for("How did you work?")
    terminal.wait_for("Enter: leave open")
    terminal.enter("1 3")
    terminal.wait_for("Scorecard")
    terminal.wait_for("no: said the plan and what it costs before coding")
    assert terminal.wait_for_end() == 0
    assert "1. Two sum: accepted, 100 %" in terminal.everything()
    assert terminal.is_sane()
    with open_history(paths) as history:
        (attempt,) = history.attempts()
        (stored,) = follow_ups(history)
    assert (attempt.question, attempt.verdict) == ("coding/two-sum", Verdict.ACCEPTED)
    assert (stored["id"], stored["answer"]) == ("three-checks", "An empty list and two equal numbers.")


def follow_ups(history: History) -> list[Mapping[str, object]]:
    """List the follow-ups that were answered, with what was said."""
    (row,) = history.sessions()
    return [event.payload for event in history.events(row.id) if event.kind is EventKind.FOLLOW_UP]


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_wrong_answer_shows_where_it_is_wrong_then_what_is_asked_for_and_asks_for_the_mistake(
    start: Start, home: Path, paths: Paths, columns: int
) -> None:
    terminal = start("interview", "--area", "coding", columns=columns, env={"EDITOR": putting(home, WRONG)})
    terminal.wait_for(KEYS)
    terminal.send("e")
    terminal.wait_for_new(KEYS)
    terminal.send("s")
    terminal.wait_for("Submitted: wrong answer")
    terminal.wait_for("The smallest input found on which it is wrong:")
    terminal.wait_for("expected")
    terminal.wait_for("'take' to take this score")
    terminal.enter("take")
    terminal.wait_for("Verdict: wrong answer")
    pass_follow_ups(terminal, "Rating: again")
    terminal.wait_for("The answer did not pass.")
    terminal.wait_for("6 slip (Enter: skip, d: diff, r: reference, u: undo)")
    assert "A reference solution" not in terminal.everything()
    terminal.enter("d")
    terminal.wait_for("Your program and the reference")
    terminal.wait_for("yours     |")
    terminal.wait_for("reference |")
    terminal.wait_for("What went wrong?")
    terminal.enter("r")
    terminal.wait_for("A reference solution")
    terminal.wait_for("What went wrong?")
    assert terminal.everything().count("The smallest input found") == 1
    terminal.enter("3")
    leave_work_open(terminal)
    terminal.wait_for("Scorecard")
    assert terminal.wait_for_end() == 0
    with open_history(paths) as history:
        (attempt,) = history.attempts()
    assert (attempt.verdict, attempt.mistake) == (Verdict.WRONG_ANSWER, "missed an edge")


def test_giving_up_shows_the_solution_and_counts_as_not_known(start: Start, paths: Paths) -> None:
    terminal = start("interview", "--area", "coding", env={"EDITOR": SHOW})
    terminal.wait_for(KEYS)
    terminal.send("h")
    terminal.wait_for("Hint 1 costs 10 % of the score: Enter takes it, any other key not.")
    terminal.enter()
    terminal.wait_for("Hint (costs 10 % of the score; 1 more hint):")
    terminal.wait_for_new(KEYS)
    terminal.enter("/solution")
    terminal.wait_for("A reference solution")
    terminal.wait_for("Rating: again")
    terminal.wait_for("What went wrong?")
    terminal.enter()
    terminal.wait_for("Two sum: solution seen")
    assert terminal.wait_for_end() == 0
    with open_history(paths) as history:
        (attempt,) = history.attempts()
    assert (attempt.evidence.solution_seen, attempt.evidence.hints) == (True, 1)


def test_second_attempt_stands_beside_the_first(start: Start, home: Path) -> None:
    for body, key in ((WRONG, "take"), (RIGHT_FILE, "")):
        terminal = start("interview", "--area", "coding", columns=100, env={"EDITOR": putting(home, body)})
        terminal.wait_for(KEYS)
        terminal.send("e")
        terminal.wait_for_new(KEYS)
        terminal.send("s")
        if key:
            terminal.wait_for("'take' to take this score")
            terminal.enter(key)
        pass_follow_ups(terminal, "What went wrong?" if key else "Enter to go on")
        if not key:
            terminal.wait_for("a attempts")
            terminal.enter("a")
            terminal.wait_for("Earlier attempts")
            terminal.wait_for("Attempt 1,")
            terminal.wait_for("attempt 1 attempt 2")
            terminal.wait_for("Enter to go on")
        terminal.enter()
        leave_work_open(terminal)
        assert terminal.wait_for_end() == 0
