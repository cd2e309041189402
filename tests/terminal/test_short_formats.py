"""Choices, numbers, orders and prose at prompts, under a clock that counts."""

import re

import pytest

from interviewprep.base.paths import Paths
from interviewprep.store.history import open_history
from support.terminal import END_OF_TEXT, ENTER, Start, Terminal

STEPS = ("Split the rows.", "Fit on the training rows.", "Score the test rows.", "Plot whenever you like.")
PROMPT = "Your answer ("


def number_of(terminal: Terminal, text: str) -> str:
    """Read off the screen under which number an option or a step is shown."""
    found = re.search(rf"^ +(\d)\. {re.escape(text)}$", terminal.recent(), re.MULTILINE)
    assert found, f"{text} is not shown"
    return found[1]


def answer(terminal: Terminal) -> None:
    """Answer the question on the screen rightly."""
    terminal.wait_for(PROMPT)
    asked = re.findall(r"small/small-(\w+)", terminal.recent())[-1]
    match asked:
        case "single":
            terminal.enter(number_of(terminal, "Two."))
        case "multi":
            terminal.enter(" ".join(number_of(terminal, text) for text in ("A pair.", "Two.")))
        case "numeric":
            terminal.enter("44 %")
        case "order":
            terminal.enter(" ".join(number_of(terminal, text) for text in STEPS))
        case "short":
            terminal.send("There are two." + ENTER + "Not one more." + END_OF_TEXT)
    terminal.wait_for("How sure?")
    terminal.enter("6")
    if asked == "short":
        terminal.wait_for("Numbers of what your answer says")
        terminal.enter("1")


@pytest.mark.usefixtures("small_bank")
def test_short_formats_are_answered_at_prompts(start: Start, paths: Paths) -> None:
    terminal = start("interview", "--area", "ml-theory", "--questions", "5", "--seed", "1", columns=60)
    for number in range(1, 6):
        terminal.wait_for(f"Question {number} of 5")
        answer(terminal)
        terminal.wait_for("Verdict: accepted", "Verdict: strong yes")
        terminal.wait_for("Score: 100 %")
        terminal.wait_for("Enter to go on")
        terminal.enter()
    terminal.wait_for("Overall: strong yes, 100 %")
    assert terminal.wait_for_end() == 0
    with open_history(paths) as history:
        attempts = history.attempts()
    assert len(attempts) == 5
    assert all(attempt.evidence.passed and attempt.evidence.confidence == 0.99 for attempt in attempts)


@pytest.mark.usefixtures("small_bank")
def test_a_proposal_stands_at_the_prompt_and_enter_confirms_it(start: Start, paths: Paths) -> None:
    terminal = start("interview", "--area", "ml-theory", "--format", "short", "--questions", "1", "--seed", "1")
    terminal.wait_for("Your answer (")
    terminal.send("It is a pair, and so I would say that there are two of what it is." + END_OF_TEXT)
    terminal.wait_for("How sure?")
    terminal.enter()
    terminal.wait_for("met: there are two")
    terminal.wait_for("as proposed")
    terminal.enter()
    terminal.wait_for("Score: 100 %")
    with open_history(paths) as history:
        proposed, confirmed = history.last_ratings(9)
    assert (proposed.payload["marks"], confirmed.payload["met"]) == ({"says-two": "met"}, ["says-two"])


@pytest.mark.usefixtures("small_bank")
def test_countdown_below_the_prompt_counts_while_one_types(start: Start) -> None:
    terminal = start("interview", "--area", "ml-theory", "--questions", "1", "--seed", "1")
    terminal.wait_for(PROMPT)
    terminal.send("half a thou")
    times = [f"1:{second:02d} left" for second in range(59, -1, -1)]
    first = terminal.wait_for(*times)
    terminal.wait_for(*times[times.index(first) + 1 :])
    assert "half a thou" in terminal.everything()


@pytest.mark.usefixtures("small_bank")
def test_wrong_answer_is_told_with_the_right_one_and_asks_for_the_mistake(start: Start, paths: Paths) -> None:
    terminal = start("interview", "--area", "ml-theory", "--questions", "5", "--seed", "1")
    while terminal.wait_for("Your answer (a number in share)", PROMPT) == PROMPT:
        terminal.enter("/skip") if "Esc then" not in terminal.recent() else terminal.send("/skip" + END_OF_TEXT)
    terminal.enter("about half")
    terminal.wait_for("Your answer (a number in share)")
    terminal.enter("0.99")
    terminal.wait_for("How sure?")
    terminal.enter("5")
    terminal.wait_for("Verdict: wrong answer")
    terminal.wait_for("This is the chance of a positive test given the disease.")
    terminal.wait_for("Right: 0.44 share")
    terminal.wait_for("Rating: again")
    terminal.wait_for("What went wrong?")
    terminal.enter("3")
    terminal.wait_for("Enter to go on", PROMPT, "Scorecard")
    with open_history(paths) as history:
        (attempt,) = history.attempts()
    assert (attempt.evidence.score, attempt.evidence.confidence, attempt.mistake) == (0, 0.9, "slip")
    assert attempt.misconceptions == ("swaps-conditioning",)


@pytest.mark.usefixtures("small_bank")
def test_rating_is_taken_back_by_a_key_after_it_and_by_a_word_at_the_next_question(start: Start, paths: Paths) -> None:
    terminal = start("drill", "--new", "--area", "ml-theory", "--limit", "3", "--seed", "1")
    answer(terminal)
    terminal.wait_for("u undo")
    terminal.enter("u")
    terminal.wait_for("Undone: the rating 'good' of small/")
    terminal.wait_for("Question 2 of 3")
    answer(terminal)
    terminal.wait_for("u undo")
    terminal.enter()
    terminal.wait_for("Question 3 of 3")
    terminal.wait_for(PROMPT)
    terminal.enter("/undo")
    terminal.wait_for("Undone: the rating 'good' of small/")
    terminal.interrupt()
    assert terminal.wait_for_end() == 130
    with open_history(paths) as history:
        assert (len(history.attempts()), history.reviews(), history.cards()) == (2, [], [])
