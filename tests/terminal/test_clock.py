"""The clock on a real terminal: beside every prompt, in the title while an editor is open, and said in plain mode."""

import re
from pathlib import Path

import pytest

from support.process import PrepRunner
from support.terminal import END_OF_TEXT, Start

KEYS = "e edit, r run, s submit"
STANDS = "The clock stands still."
RUNS = re.compile(r"Question \d of \d: (\d+:\d\d left|\d+:\d\d over time)")
PUSH, POP = b"\x1b[22;2t", b"\x1b[23;2t"
WAITING_EDITOR = "sh -c 'echo The editor is open.; read line' "
"""Has the terminal until Enter is pressed, without drawing anything that it would have to draw again."""


@pytest.fixture
def short_two_sum(two_sum: None, tmp_path: Path) -> None:
    """Give two-sum six seconds alone; stops tests from waiting for its quarter of an hour to end."""
    del two_sum
    (file,) = (tmp_path / "banks").rglob("two-sum/question.md")
    text = file.read_text(encoding="utf-8")
    assert "minutes = 15\n" in text
    file.write_text(text.replace("minutes = 15\n", "minutes = 0.1\n"), encoding="utf-8")


@pytest.mark.usefixtures("two_sum")
def test_title_tells_the_time_while_an_editor_is_open_and_is_given_back(start: Start) -> None:
    terminal = start("interview", "--area", "coding", env={"EDITOR": WAITING_EDITOR})
    terminal.wait_for(KEYS)
    assert PUSH not in terminal.raw
    terminal.send("e")
    terminal.wait_for("The editor is open.")
    terminal.wait_for_bytes(PUSH, b" left - Two sum\a")
    assert re.search(rb"\x1b\]2;prep \d+:\d\d left - Two sum\a", terminal.raw)
    assert POP not in terminal.raw
    terminal.enter()
    terminal.wait_for(KEYS)
    assert terminal.raw.count(POP) == 1


@pytest.mark.usefixtures("two_sum")
def test_title_stays_as_it_is_where_that_is_set(start: Start, run_prep: PrepRunner) -> None:
    assert run_prep("config", "set", "title", "false").returncode == 0
    terminal = start("interview", "--area", "coding", env={"EDITOR": WAITING_EDITOR})
    terminal.wait_for(KEYS)
    terminal.send("e")
    terminal.wait_for("The editor is open.")
    terminal.enter()
    terminal.wait_for(KEYS)
    assert b"\x1b]2;" not in terminal.raw
    assert PUSH not in terminal.raw


@pytest.mark.usefixtures("short_two_sum")
def test_bell_and_notification_come_while_an_editor_is_open(start: Start, run_prep: PrepRunner) -> None:
    assert run_prep("config", "set", "notification", "true").returncode == 0
    terminal = start("interview", "--area", "coding", env={"EDITOR": WAITING_EDITOR})
    terminal.wait_for(KEYS)
    terminal.send("e")
    terminal.wait_for_bytes(b"\a\x1b]9;prep: time is up - Two sum\a", b"prep time is up - Two sum\a")
    terminal.enter()
    terminal.wait_for(KEYS)


@pytest.mark.usefixtures("short_two_sum")
def test_countdown_runs_beside_a_prompt_and_rings_at_the_end(start: Start) -> None:
    terminal = start("interview", "--area", "coding")
    terminal.wait_for("over time")
    terminal.wait_for_bytes(b"\a")


@pytest.mark.usefixtures("small_bank")
def test_every_prompt_tells_the_time_or_that_it_stands_still(start: Start) -> None:
    terminal = start("drill", "--new", "--area", "ml-theory", "--seed", "1", "--limit", "5")
    prompts = {
        "the numbers in order": "1 2 3 4",
        "one number": "just-right",
        "Your answer": "1",
        "How sure?": "",
        "Numbers of": "",
        "What went wrong?": "",
        "Enter to go on": "",
    }
    running: set[str] = set()
    standing: set[str] = set()
    while (prompt := terminal.wait_for("Scorecard", *prompts)) != "Scorecard":
        terminal.wait_for(STANDS, *(f":{second:02d} left" for second in range(60)))
        shown = terminal.recent()
        (running if RUNS.search(shown) else standing).add(prompt)
        assert (STANDS in shown) != bool(RUNS.search(shown))
        is_long = "Esc then" in shown
        terminal.send(prompts[prompt] + (END_OF_TEXT if is_long else "\r"))
    assert running == {"the numbers in order", "one number", "Your answer"}
    assert standing == prompts.keys() - running
    assert terminal.wait_for_end() == 0


@pytest.mark.usefixtures("two_sum")
def test_choice_about_what_was_left_says_that_the_clock_stands(start: Start, run_prep: PrepRunner) -> None:
    assert run_prep("interview", "--area", "coding", "--plain", input="/quit\n").returncode == 130
    terminal = start("interview", "--area", "coding")
    terminal.wait_for("r resume, g grade, d drop, k keep")
    terminal.wait_for(STANDS)


@pytest.mark.usefixtures("short_two_sum")
def test_plain_mode_says_the_marks_and_once_that_the_time_is_over_while_somebody_types(start: Start) -> None:
    terminal = start("interview", "--area", "coding", "--plain")
    terminal.wait_for("Your program (end with a line .)")
    terminal.send("def two_sum(nums, ")
    terminal.wait_for("0:03 left - Two sum")
    terminal.wait_for("The time of the question is over.")
    terminal.enter("target):")
    terminal.enter("    return 0, 1\r.")
    terminal.wait_for("Submitted:", "Verdict:")
    assert "time is up" not in terminal.everything()
    assert terminal.everything().count("The time of the question is over.") == 1
    assert b"\x1b" not in terminal.raw


@pytest.mark.usefixtures("short_two_sum")
def test_plain_mode_is_quiet_where_the_bell_is_off(start: Start, run_prep: PrepRunner) -> None:
    assert run_prep("config", "set", "bell", "false").returncode == 0
    terminal = start("interview", "--area", "coding", "--plain")
    terminal.wait_for("Your program (end with a line .)")
    terminal.wait_for("The time of the question is over.")
    assert " left - Two sum" not in terminal.everything()
