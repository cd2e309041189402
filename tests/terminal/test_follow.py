"""`prep clock` beside a session that runs."""

import json

import pytest

from support.process import PrepRunner
from support.terminal import Start

QUESTIONS = ("drill", "--new", "--area", "ml-theory", "--seed", "1", "--limit", "2", "--plain")


@pytest.mark.usefixtures("small_bank")
def test_session_that_runs_is_shown_beside_it_and_followed_to_its_end(start: Start, run_prep: PrepRunner) -> None:
    session = start(*QUESTIONS)
    session.wait_for("Your answer")
    told = json.loads(run_prep("clock", "--json").stdout)
    assert (told["session"]["status"], told["session"]["questions"]) == ("running", 2)
    title = told["question"]["title"]
    assert run_prep("clock").stdout.startswith(f"Question 1 of 2, {title}: ")
    assert title[:10] in run_prep("clock", "--tmux").stdout
    line = start("clock", "--follow")
    plain = start("clock", "--follow", "--plain")
    for follower in (line, plain):
        follower.wait_for("Question 1 of 2,")
    session.enter("/skip")
    for follower in (line, plain):
        follower.wait_for("Question 2 of 2,")
    session.enter("/skip")
    assert session.wait_for_end() == 0
    for follower in (line, plain):
        follower.wait_for("The drill has ended.")
        assert follower.wait_for_end() == 0
    assert len([text for text in line.everything().splitlines() if text]) == 1
    assert b"\x1b" not in plain.raw
