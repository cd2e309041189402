"""`kill -9` at any moment: what was confirmed is there, the rest goes on, and no process is left behind."""

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

import pytest

from interviewprep.base.clock import SystemClock
from interviewprep.base.paths import Paths
from interviewprep.cli.sitting import describe
from interviewprep.model.attempt import EventKind, SessionKind, SessionRow, SessionStatus
from interviewprep.session.heartbeat import PERIOD_S
from interviewprep.session.plan import Plan
from interviewprep.session.resume import Unfinished, unfinished_sessions
from interviewprep.store.history import History, open_history
from support.kill import PlainInterview, Seen, descendants
from support.small_bank import QUERY, REFERENCE

INTERVIEW = ("interview", "--area", "ml-theory", "--area", "coding", "--questions", "7", "--plain")
RESUME = (*INTERVIEW, "--unfinished", "resume")
LINES = 130
"""About as many as one whole interview prints."""

REPLIES: Mapping[str, Mapping[str, str]] = {
    "small/small-single": {"Your answer": "just-right\n", "How sure?": "6\n"},
    "small/small-multi": {"Your answer": "too-small\n", "How sure?": "5\n"},
    "small/small-numeric": {"Your answer": "0.44\n", "How sure?": "\n"},
    "small/small-order": {"Your answer": "fit split score plot\n", "How sure?": "1\n"},
    "small/small-short": {"Your answer": "Two.\nReally.\n.\n", "How sure?": "4\n", "Numbers of": "1\n"},
    "small/small-code": {"Your program": f"{REFERENCE}.\n"},
    "small/small-query": {"Your program": f"{QUERY}\n.\n"},
}
NEVER_ENDS = "def two_sum(nums, target):\n    while True:\n        pass\n"

pytestmark = pytest.mark.usefixtures("small_bank")


def shown(lines: int) -> Callable[[Seen], bool]:
    """Wait for so many lines on the screen."""
    return lambda seen: len(seen.lines) >= lines


def left_behind(history: History) -> Unfinished | None:
    """Give the interview that was left, as the next start sees it."""
    found = unfinished_sessions(history, SessionKind.INTERVIEW, SystemClock().read())
    assert len(found) <= 1
    return found[0] if found else None


def check_kept(history: History, row: SessionRow, seen: Seen) -> None:
    """See that what the screen had said is in the history."""
    attempts = [one.question for one in history.attempts() if one.session == row.id]
    assert set(seen.confirmed) <= set(attempts)
    assert len(attempts) == len(set(attempts))
    items = Plan.from_json(row.plan).items
    submitted = {
        items[int(str(event.payload["item"]))].ref for event in history.events(row.id) if event.kind is EventKind.SUBMIT
    }
    assert set(seen.answered) <= submitted


def spent_s(left: Unfinished) -> float:
    """Tell how much of the interview's time is gone, in seconds."""
    budget_s = Plan.from_json(left.row.plan).budget_s
    assert budget_s is not None
    assert left.left_s is not None
    return budget_s - left.left_s


def at_program(seen: Seen) -> bool:
    """Stop when the program has been asked for and typed."""
    return seen.question == "small/small-code" and "Your program" in seen.lines[-1]


@pytest.mark.parametrize("kills", [20, pytest.param(200, marks=pytest.mark.soak)])
def test_interview_killed_at_random_moments_loses_nothing_and_ends_in_its_scorecard(
    home: Path, paths: Paths, kills: int
) -> None:
    random = Random(20261123)
    lived: dict[str, float] = {}
    killed = 0
    while killed < kills:
        began = time.monotonic()
        with PlainInterview(RESUME, home, REPLIES) as interview:
            code = interview.run(shown(random.randrange(LINES // 2)))
            if code is not None:
                assert (code, interview.seen.is_over) == (0, True)
                continue
            interview.linger(random.uniform(0, 0.05))
            interview.kill()
        killed += 1
        with open_history(paths) as history:
            if (left := left_behind(history)) is None:
                continue
            name = left.row.id
            lived[name] = lived.get(name, 0) + time.monotonic() - began
            check_kept(history, left.row, interview.seen)
            assert 0 <= spent_s(left) <= lived[name], "time is charged that was not lived"
    with PlainInterview(RESUME, home, REPLIES) as interview:
        assert interview.run() == 0
        assert interview.seen.is_over
    with open_history(paths) as history:
        assert history.check() == []
        assert {row.status for row in history.sessions()} == {SessionStatus.FINISHED}
        attempts = history.attempts()
        assert len(attempts) == 7 * len(history.sessions())
        assert {one.question: one.evidence.passed for one in attempts} == {
            ref: ref not in {"small/small-multi", "small/small-order"} for ref in REPLIES
        }


def test_exam_killed_at_random_moments_is_graded_once_and_says_that_it_was_interrupted(
    home: Path, paths: Paths
) -> None:
    random = Random(20261124)
    begun = (*INTERVIEW, "--exam")
    for _ in range(6):
        with PlainInterview((*begun, "--unfinished", "resume"), home, REPLIES) as interview:
            if interview.run(shown(random.randrange(10, LINES // 3))) is not None:
                break
            interview.kill()
        with open_history(paths) as history:
            left = left_behind(history)
            assert left is not None
            check_kept(history, left.row, interview.seen)
    with PlainInterview((*begun, "--unfinished", "resume"), home, REPLIES) as interview:
        assert interview.run() == 0
        assert any(line.startswith("Exam mode, interrupted ") for line in interview.seen.lines)
    with open_history(paths) as history:
        attempts = [one.question for one in history.attempts()]
    assert sorted(attempts) == sorted(REPLIES)


def test_time_goes_on_where_the_last_heartbeat_left_it(home: Path, paths: Paths) -> None:
    with PlainInterview(INTERVIEW, home, {}) as interview:
        interview.run(lambda seen: any(line.startswith("Your ") for line in seen.lines))
        with open_history(paths) as history:
            (row,) = history.sessions()
            while history.session(row.id).heartbeat_awake_s < row.heartbeat_awake_s + PERIOD_S / 2:
                interview.linger(0.1)
        interview.kill()
    with open_history(paths) as history:
        left = left_behind(history)
        assert left is not None
        (shown,) = history.events(left.row.id)
        spent = left.row.heartbeat_awake_s - shown.awake_s
        assert spent > PERIOD_S / 2
        assert spent_s(left) == pytest.approx(spent)
    with PlainInterview(RESUME, home, {ref: {"Your ": "/end\n"} for ref in REPLIES}) as interview:
        assert interview.run() == 0
        assert any(line.startswith(describe(left)) for line in interview.seen.lines)


def test_answer_killed_while_it_is_judged_is_judged_once_on_resuming(
    home: Path, paths: Paths, small_bank: Path
) -> None:
    question = small_bank / "small" / "small-code" / "question.md"
    text = question.read_text(encoding="utf-8")
    question.write_text(text.replace("[call]", "[limits]\ncpu_s = 0.5\n\n[call]"), encoding="utf-8")
    endless = {**REPLIES, "small/small-code": {"Your program": f"{NEVER_ENDS}.\n"}}
    with PlainInterview(INTERVIEW, home, endless) as interview:
        interview.run(at_program)
        while not is_judging(paths, interview.pid):
            interview.linger(0.01)
        interview.kill()
        assert "small/small-code" not in interview.seen.confirmed
    with PlainInterview(RESUME, home, endless) as interview:
        assert interview.run() == 0
        assert "Verdict: time limit" in interview.seen.lines
    with open_history(paths) as history:
        assert [one.question for one in history.attempts()].count("small/small-code") == 1


def is_judging(paths: Paths, pid: int) -> bool:
    """Tell whether the program was submitted and something runs beside `prep`."""
    with open_history(paths) as history:
        (row,) = history.sessions()
        last = history.events(row.id)[-1]
    return last.kind is EventKind.SUBMIT and len(descendants(pid)) > 1
