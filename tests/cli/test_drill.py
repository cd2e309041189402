"""`prep drill`: what is picked day by day, clocks that jump, and refusals."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from interviewprep.base.paths import Paths
from interviewprep.cli import run_command
from interviewprep.entry import run
from interviewprep.model.attempt import Card, SessionStatus
from interviewprep.store.history import open_history
from support.clock import FakeClock
from support.process import PrepRunner

DAY_S = 24 * 3600
OPTIONS = ("--area", "ml-theory", "--seed", "1", "--plain")
GIVE_UP = "/solution\n"

Sit = Callable[..., str]


@pytest.fixture
def sit(
    small_bank: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fake_clock: FakeClock
) -> Sit:
    """Run a command on given lines under a clock moved by hand; stops the time of day from deciding what is due."""
    del small_bank
    monkeypatch.setattr("interviewprep.cli.sitting.SystemClock", lambda: fake_clock)

    def sit_at(*arguments: str, lines: str = "") -> str:
        monkeypatch.setattr("sys.stdin", io.StringIO(lines))
        assert run_command([*arguments, *OPTIONS]) == 0
        return capsys.readouterr().out

    return sit_at


def cards(paths: Paths) -> list[Card]:
    with open_history(paths) as history:
        return history.cards()


def counts(paths: Paths) -> tuple[int, int]:
    """Count attempts and reviews, in a history that is sound."""
    with open_history(paths) as history:
        assert history.check() == []
        return len(history.attempts()), len(history.reviews())


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--due", "--weak"), "--due, --weak and --new exclude one another"),
        (("--weak", "--new"), "--due, --weak and --new exclude one another"),
        (("--limit", "0"), "--limit takes a number above 0"),
        (("--limit", "-1"), "--limit takes a number above 0"),
        (("--limit", "many"), "'many'"),
        (("--area", "modell-evaluation"), "Did you mean 'model-evaluation'?"),
        (("--unfinished", "resum"), "Did you mean 'resume'?"),
        (("--strong",), "See `prep drill --help`."),
    ],
)
def test_wrong_option_is_told_in_one_line_and_begins_nothing(
    capsys: pytest.CaptureFixture[str], paths: Paths, arguments: tuple[str, ...], told: str
) -> None:
    assert run(["drill", *arguments]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert len(shown.err.splitlines()) == 1
    assert told in shown.err
    assert not paths.history.exists()


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("--due", "Nothing that matches is due today."),
        ("--weak", "Nothing that matches was answered yet that could be weak."),
    ],
)
def test_nothing_to_practise_is_said_and_no_failure(sit: Sit, what: str, told: str) -> None:
    shown = sit("drill", what)
    assert told in shown
    assert "`prep drill --" in shown


def test_new_questions_run_out(sit: Sit, paths: Paths) -> None:
    first = sit("drill", "--new", "--limit", "3", lines=GIVE_UP * 3)
    second = sit("drill", "--new", lines=GIVE_UP * 5)
    assert "Drill: 3 questions" in first
    assert "Drill: 2 questions" in second
    assert "Why this one: new to you" in second
    assert "Nothing that matches is left that you have not seen." in sit("drill", "--new")
    assert counts(paths) == (5, 5)


def test_what_was_failed_is_due_on_the_next_day_and_not_before(sit: Sit, fake_clock: FakeClock) -> None:
    sit("drill", "--new", "--limit", "2", lines=GIVE_UP * 2)
    assert "Nothing that matches is due today." in sit("drill", "--due")
    # Study days roll over at 04:00, and the clock starts at 09:00.
    fake_clock.advance(18 * 3600)
    assert "Nothing that matches is due today." in sit("drill", "--due")
    fake_clock.advance(2 * 3600)
    shown = sit("drill", "--due", lines=GIVE_UP * 2)
    assert "Drill: 2 questions" in shown
    assert "Why this one: due today, last answered yesterday" in shown


def test_mixed_drill_begins_with_what_is_due_and_ends_with_something_new(sit: Sit, fake_clock: FakeClock) -> None:
    sit("drill", "--new", "--limit", "1", lines=GIVE_UP)
    fake_clock.advance(DAY_S)
    shown = sit("drill", "--limit", "2", lines=GIVE_UP * 2)
    reasons = [line for line in shown.splitlines() if line.startswith("Why this one:")]
    assert ["due" in reasons[0], "new to you" in reasons[1]] == [True, True]


def test_second_answer_of_a_day_is_kept_and_moves_no_card(sit: Sit, paths: Paths) -> None:
    sit("drill", "--new", "--limit", "1", lines=GIVE_UP)
    before = cards(paths)
    shown = sit("drill", "--weak", lines=GIVE_UP)
    assert "only the first attempt of a day moves the schedule" in shown
    assert counts(paths) == (2, 1)
    assert cards(paths) == before


@pytest.mark.parametrize("days", [1, 400])
def test_clock_that_jumps_back_loses_no_answer_and_moves_no_card(
    sit: Sit, paths: Paths, fake_clock: FakeClock, days: int
) -> None:
    sit("drill", "--new", "--limit", "1", lines=GIVE_UP)
    before = cards(paths)
    fake_clock.jump_wall(-days * DAY_S)
    sit("drill", "--weak", lines=GIVE_UP)
    assert counts(paths) == (2, 1)
    assert cards(paths) == before
    fake_clock.jump_wall((days + 1) * DAY_S)
    sit("drill", "--due", lines=GIVE_UP)
    assert counts(paths) == (3, 2)
    assert cards(paths)[0].last_day == before[0].last_day + 1


def test_drill_that_was_left_is_told_of_and_can_be_gone_on_with(
    run_prep: PrepRunner, small_bank: Path, paths: Paths
) -> None:
    del small_bank
    left = run_prep("drill", "--new", "--limit", "2", *OPTIONS, input=f"{GIVE_UP}/quit\n")
    assert (left.returncode, "`prep drill` offers to go on" in left.stderr) == (130, True)
    kept = run_prep("drill", "--weak", *OPTIONS, input="/quit\n")
    assert "An unfinished drill from" in kept.stderr
    assert "1 of 2 answered. `prep drill --unfinished resume` goes on with it." in kept.stderr
    run_prep("drill", "--unfinished", "drop", "--due", *OPTIONS)
    with open_history(paths) as history:
        assert {row.status for row in history.sessions()} == {SessionStatus.DROPPED}
