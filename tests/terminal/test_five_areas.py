"""An interview over all five areas, with the shipped questions, at two widths."""

import re
from collections.abc import Callable, Mapping

import pytest

from interviewprep.base.paths import Paths
from interviewprep.model.taxonomy import Area
from interviewprep.store.history import open_history
from support.editors import ADD
from support.terminal import END_OF_TEXT, Start, Terminal


def order_steps(terminal: Terminal) -> None:
    numbers = re.findall(r"^ +(\d)\. ", terminal.recent(), re.MULTILINE)
    terminal.enter(" ".join(numbers))


def find_defect(terminal: Terminal) -> None:
    terminal.send("1 leakage: the score is optimistic; split first" + END_OF_TEXT)


def type_key(key: str) -> Callable[[Terminal], None]:
    return lambda terminal: terminal.enter(key)


REPLIES: Mapping[str, Callable[[Terminal], None]] = {
    "Your answer (one number)": type_key("1"),
    "Your answer (numbers of all that hold, such as 1 3)": type_key("1"),
    "Your answer (a number": type_key("7"),
    "Your answer (the numbers in order": order_steps,
    "Your answer (Esc then Enter to finish)": lambda terminal: terminal.send("It depends." + END_OF_TEXT),
    "Your findings, one a line": find_defect,
    "How sure?": type_key("3"),
    "Numbers of what your answer says": type_key("1"),
    "'take' to take this score": type_key("take"),
    "What went wrong?": type_key("1"),
    "Your answer in a line": type_key("The team owns it."),
    "Enter to go on": type_key(""),
    "Numbers of what you did": type_key(""),
}
"""How each prompt is replied to. Where a file is written, a sentence is added and submitted."""


def sit(terminal: Terminal) -> None:
    """Answer whatever comes, to the scorecard."""
    files = ("e edit, r run, s submit", "e edit, s submit")
    prompt = terminal.wait_for("Overall:", *REPLIES, *files)
    while prompt != "Overall:":
        if prompt in files:
            terminal.send("e")
            terminal.wait_for_new(*files)
            terminal.send("s")
            prompt = terminal.wait_for_new("Overall:", *REPLIES, *files)
        else:
            REPLIES[prompt](terminal)
            prompt = terminal.wait_for("Overall:", *REPLIES, *files)
    assert terminal.wait_for_end() == 0


@pytest.mark.parametrize("columns", [60, 80])
def test_interview_over_all_areas_ends_in_its_scorecard(start: Start, paths: Paths, columns: int) -> None:
    terminal = start("interview", "--questions", "5", "--seed", "1", columns=columns, env={"EDITOR": ADD})
    sit(terminal)
    with open_history(paths) as history:
        areas = {attempt.area for attempt in history.attempts()}
    assert areas == set(Area)
