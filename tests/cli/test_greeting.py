"""`prep` alone: where things stand and what to do next, on one screen, without a trace on the disk."""

import io
import re
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from interviewprep import entry
from interviewprep.base.paths import Paths
from interviewprep.cli import run_command
from interviewprep.cli.commands import run
from interviewprep.model.attempt import SessionKind, SessionRow, SessionStatus
from interviewprep.model.taxonomy import Area
from interviewprep.report.streak import Streak
from interviewprep.report.today import Countdown, NextArea, Today
from interviewprep.schedule.horizon.mocks import Share
from interviewprep.schedule.study_day import study_day
from interviewprep.session.resume import Unfinished
from interviewprep.store.history import open_history
from interviewprep.store.migrate import present_version
from interviewprep.store.sessions import STALE_AFTER_S
from interviewprep.ui.greeting import FIRST, LEFT_LONG_AGO_DAYS, WARM_UP, WITHOUT_HISTORY, greeting
from support.clock import START, FakeClock
from support.practice import make_attempt, practise

TODAY = study_day(START.at, START.utc_offset_s)
DAY_S = 24 * 3600
ONE_SCREEN = 24
DRILL = ("drill", "--new", "--area", "ml-theory", "--seed", "1", "--limit", "2", "--plain")
INTERVIEW = ("interview", "--area", "ml-theory", "--seed", "1", "--plain")

Prep = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def prep(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fake_clock: FakeClock) -> Prep:
    """Run `prep` to its end under a clock moved by hand; stops the day on which the tests run from deciding."""
    for module in ("greeting", "sitting"):
        monkeypatch.setattr(f"interviewprep.cli.{module}.SystemClock", lambda: fake_clock)

    def run_prep(*arguments: str, lines: str = "") -> subprocess.CompletedProcess[str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(lines))
        code = entry.run(list(arguments))
        return subprocess.CompletedProcess(arguments, code, *capsys.readouterr())

    return run_prep


def greeted(prep: Prep) -> str:
    """Give what `prep` says: no more than a screen of 60 columns, and no error."""
    done = prep()
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert len(lines) <= ONE_SCREEN
    assert max(map(len, lines)) <= 60
    return done.stdout


def offered(told: str) -> list[str]:
    return re.findall(r"^  (prep .*)$", told, re.MULTILINE)


@pytest.mark.first_start
def test_first_run_greets_and_makes_nothing(prep: Prep, home: Path) -> None:
    told = greeted(prep)
    assert "works offline" in told
    assert offered(told) == [advice.command for advice in FIRST]
    assert not (home / "prep").exists()


def test_history_without_practice_is_greeted_like_the_first_time(prep: Prep, paths: Paths) -> None:
    first = greeted(prep)
    with open_history(paths) as history:
        history.set_setting("bell", value=False)
    assert greeted(prep) == first


@pytest.mark.usefixtures("small_bank")
def test_session_that_was_left_is_offered_first_with_its_time(prep: Prep, paths: Paths, fake_clock: FakeClock) -> None:
    assert prep(*DRILL, lines="/quit\n").returncode == 130
    # The process of the test lives on, but the heart of its session has not beaten since.
    fake_clock.advance(STALE_AFTER_S + 1)
    assert offered(greeted(prep))[0] == "prep drill --unfinished resume"
    assert prep(*INTERVIEW, lines="/quit\n").returncode == 130
    fake_clock.advance(STALE_AFTER_S + 1)
    before = paths.history.read_bytes()
    told = greeted(prep)
    assert re.search(r"Unfinished: interview of [^,]*, 0 of \d+\s+answered,\s+\d+:\d\d\s+left", told)
    assert offered(told)[0] == "prep interview --unfinished resume"
    assert len(offered(told)) == 3
    assert paths.history.read_bytes() == before
    assert [file.name for file in paths.data.iterdir()] == [paths.history.name]


@pytest.mark.usefixtures("small_bank")
def test_session_that_was_left_a_week_ago_comes_second_and_can_be_put_away(prep: Prep, fake_clock: FakeClock) -> None:
    assert prep(*DRILL, lines="/quit\n").returncode == 130
    fake_clock.advance(LEFT_LONG_AGO_DAYS * DAY_S - 1)
    assert offered(greeted(prep))[0] == "prep drill --unfinished resume"
    fake_clock.advance(1)
    told = greeted(prep)
    assert offered(told)[:2] == ["prep drill", "prep drill --unfinished drop"]
    assert "you left 7 days ago" in " ".join(told.split())
    assert prep(*DRILL, "--unfinished", "drop", lines="/solution\n\n" * 2).returncode == 0
    assert "Unfinished" not in greeted(prep)


@pytest.mark.usefixtures("small_bank")
def test_what_is_due_and_the_streak_are_told(prep: Prep, paths: Paths) -> None:
    attempts = [
        make_attempt("small/small-code", day=TODAY - 30, score=0.0),
        make_attempt("small/small-query", day=TODAY, score=1),
        # Of a bank that was removed, and a question that its bank dropped.
        make_attempt("gone/b", day=TODAY - 30, score=0.0),
        make_attempt("small/gone", day=TODAY - 30, score=0.0),
    ]
    with open_history(paths) as history:
        practise(history, attempts)
    told = greeted(prep)
    assert "Due today: 1 question." in told
    assert "Streak: 1 day." in told
    step = "prep drill --area ml-theory --minutes 20"
    assert offered(told) == ["prep drill", step, "prep interview --area ml-theory"]
    assert "Worth most now. ml-theory: no answer yet." in told
    assert "ml-theory: not practised yet." in told


@pytest.mark.usefixtures("small_bank")
def test_last_session_is_told_as_on_its_scorecard(prep: Prep, fake_clock: FakeClock) -> None:
    drill = prep(*DRILL[:-2], "3", "--plain", lines="/solution\n\n/skip\n/skip\n/skip\n/skip\n")
    assert drill.returncode == 0, drill.stderr
    assert "Overall: 0 of 3 passed, 1 answered, " in drill.stdout
    assert re.search(r"Last drill: .*, 0 of 3 passed, 1 answered\.", greeted(prep))
    fake_clock.advance(STALE_AFTER_S)
    interview = prep(*INTERVIEW, "--questions", "2", lines="/solution\n\n/end\n")
    assert "Overall: strong no, 0 %, " in interview.stdout
    assert re.search(r"Last interview: .*, 0 % over 2 questions,\s1\sof\sthem\sanswered\.", greeted(prep))


@pytest.mark.parametrize("time", ["first", "later"])
def test_every_command_that_is_offered_can_be_run(prep: Prep, paths: Paths, time: str) -> None:
    if time == "later":
        with open_history(paths) as history:
            practise(history, [make_attempt("a/b", day=TODAY, score=1)])
    for command in offered(greeted(prep)):
        # Parsed as typed, but for its end, where only the help is asked for.
        assert run([*command.split()[1:], "--help"], command) == 0


def test_session_that_no_prep_wrote_is_not_offered_and_stops_nothing(prep: Prep, paths: Paths) -> None:
    now = START
    row = (
        "one",
        SessionKind.DRILL,
        SessionStatus.ACTIVE,
        {"items": 7},
        now.at,
        0,
        now.at,
        now.awake_s,
        "an earlier",
        1,
    )
    with open_history(paths) as history:
        history.create_session(SessionRow(*row))
        practise(history, [make_attempt("a/b", day=TODAY, score=1)])
    assert "Unfinished" not in greeted(prep)
    assert prep("drill", "--weak", "--plain").returncode != 1
    done = prep("report", "--session", "one")
    assert (done.returncode, done.stdout) == (3, "")
    assert "a session in the history is not as prep writes it" in done.stderr


def test_on_the_day_of_the_interview_nothing_is_offered_but_a_warm_up() -> None:
    now = START
    row = SessionRow("one", SessionKind.DRILL, SessionStatus.ACTIVE, {}, now.at, 0, now.at, now.awake_s, "boot", 1)
    day = Today(
        due=36,
        streak=Streak(1, 7),
        is_practised=False,
        next_area=NextArea(Area.CODING, "not practised yet"),
        countdown=Countdown(interview_day=20_000, days_left=0, share=Share(0.0), practised=0.0),
    )
    told = "\n".join(greeting(day, Unfinished(row, 1, 5, None, "drill"), is_running=False))
    assert told.startswith("The interview is today. All the best!\n\n")
    assert offered(told) == [WARM_UP]
    assert "--known" in WARM_UP


def test_history_that_cannot_be_read_is_told_beside_what_works(prep: Prep, paths: Paths) -> None:
    paths.data.mkdir(parents=True)
    paths.history.write_bytes(b"my diary\n" * 500)
    done = prep()
    assert done.returncode == 3
    assert offered(done.stdout) == [advice.command for advice in WITHOUT_HISTORY]
    assert done.stderr.startswith(f"prep: {paths.history} is no history of prep")
    assert done.stderr.count("\n") == 1


def test_newer_history_is_told_like_elsewhere(prep: Prep, paths: Paths) -> None:
    open_history(paths).close()
    with sqlite3.connect(paths.history) as db:
        db.execute(f"PRAGMA user_version = {present_version() + 1}")
    db.close()
    done = prep()
    assert (done.returncode, done.stderr) == (3, prep("report").stderr)
    assert "Upgrade prep" in done.stderr


def test_greeting_is_what_no_arguments_mean(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command([]) == 0
    assert FIRST[0].command in capsys.readouterr().out
