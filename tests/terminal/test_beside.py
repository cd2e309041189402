"""Two terminals at once on one history: both work, and nothing is lost or counted twice."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from interviewprep.base.paths import Paths
from interviewprep.model.attempt import SessionKind, SessionStatus
from interviewprep.store.history import open_history
from support.kill import PlainSession, Replies, Seen
from support.process import PrepRunner
from support.replayed import check_cards
from support.terminal import Start

REPLIES: Replies = {
    "": {"How sure?": ("6\n",), "Numbers of what": ("1\n",), "What went wrong?": ("1\n",), "Enter to go on": ("\n",)},
    "small/small-single": {"Your answer (": ("just-right\n",)},
    "small/small-multi": {"Your answer (": ("too-small\n",)},
    "small/small-numeric": {"Your answer (": ("0.44\n",)},
    "small/small-order": {"Your answer (": ("fit split score plot\n",)},
    "small/small-short": {"Your answer (": ("Two.\nReally.\n.\n",)},
}
ASKED = sorted(ref for ref in REPLIES if ref)
CHANGES: Replies = {**REPLIES, "": {**REPLIES[""], "Enter to go on, u undo, or hard": ("hard\n",)}}
AREA = ("--area", "ml-theory", "--seed", "1", "--plain", "--ask-all")
INTERVIEW = ("interview", "--questions", "5", *AREA)
DRILL = ("drill", "--new", "--limit", "5", *AREA)

Begin = Callable[[Sequence[str], Replies], PlainSession]

pytestmark = pytest.mark.usefixtures("small_bank")


@pytest.fixture
def begin(home: Path) -> Iterator[Begin]:
    """Begin sessions in the line mode; stops one that still runs from outliving its test."""
    with ExitStack() as stack:
        yield lambda arguments, replies: stack.enter_context(PlainSession(arguments, home, replies))


def at_prompt(question: int) -> Callable[[Seen], bool]:
    """Stop when the answer to the question of this number is asked for, and typed."""
    return lambda seen: (
        any(line.startswith(f"== Question {question} of") for line in seen.lines)
        and seen.lines[-1].startswith("Your answer (")
    )


def check_each_counted(paths: Paths, *, times: int) -> None:
    """See that each question has so many attempts, one review, and the card that follows."""
    with open_history(paths) as history:
        check_cards(history)
        assert {row.status for row in history.sessions()} == {SessionStatus.FINISHED}
        assert Counter(one.question for one in history.attempts()) == dict.fromkeys(ASKED, times)
        assert sorted(one.question for one in history.reviews()) == ASKED


@pytest.mark.parametrize("ahead", range(1, 6))
def test_interview_and_drill_on_the_same_questions_count_both_and_rate_once(
    begin: Begin, paths: Paths, ahead: int
) -> None:
    # The drill first: it would leave out what the interview asks right now.
    drill = begin(DRILL, CHANGES)
    assert drill.run(at_prompt(ahead)) is None
    interview = begin(INTERVIEW, CHANGES)
    assert interview.run(at_prompt(1)) is None
    assert interview.run() == 0
    assert drill.run() == 0
    assert interview.seen.is_over
    assert drill.seen.is_over
    check_each_counted(paths, times=2)


def test_two_interviews_at_once_both_finish_and_every_attempt_counts_once(begin: Begin, paths: Paths) -> None:
    both = [begin(INTERVIEW, REPLIES) for _ in range(2)]
    # Only then: one that finds answers of the other puts what is unseen first.
    assert [one.run(at_prompt(1)) for one in both] == [None, None]
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(lambda one: one.run(), both)) == [0, 0]
    check_each_counted(paths, times=2)


def test_what_is_looked_at_beside_an_interview_shows_it_and_disturbs_nothing(
    begin: Begin, start: Start, run_prep: PrepRunner, paths: Paths
) -> None:
    interview = begin(INTERVIEW, REPLIES)
    interview.run(at_prompt(2))
    clock = start("clock", "--follow", "--plain")
    clock.wait_for("Question 2 of 5,")
    interview.run(at_prompt(3))
    clock.wait_for("Question 3 of 5,")
    told = json.loads(run_prep("report", "--json").stdout)
    assert [one["question"] for one in told["attempts"]] == interview.seen.confirmed
    past = run_prep("history")
    assert (past.returncode, past.stderr) == (0, "")
    assert interview.run() == 0
    clock.wait_for("The interview has ended.")
    assert clock.wait_for_end() == 0
    check_each_counted(paths, times=1)


def test_session_that_goes_on_elsewhere_is_not_offered_and_goes_on_undisturbed(
    begin: Begin, run_prep: PrepRunner, paths: Paths
) -> None:
    interview = begin(INTERVIEW, REPLIES)
    interview.run(at_prompt(3))
    for wish in ("resume", "grade", "drop"):
        other = run_prep(*INTERVIEW, "--unfinished", wish, input="")
        assert other.returncode == 2, "it begins an interview of its own"
        assert "the input ended before the first answer" in other.stderr
        assert "unfinished" not in other.stdout + other.stderr
    assert interview.run() == 0
    with open_history(paths) as history:
        first, *others = history.sessions()
        assert (first.kind, first.status) == (SessionKind.INTERVIEW, SessionStatus.FINISHED)
        assert {row.status for row in others} == {SessionStatus.DROPPED}
        assert Counter(one.question for one in history.attempts()) == dict.fromkeys(ASKED, 1)
        check_cards(history)
