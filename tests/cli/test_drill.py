"""`prep drill`: what is picked day by day, clocks that jump, and refusals."""

import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from interviewprep.base.paths import Paths
from interviewprep.cli import run_command
from interviewprep.entry import run
from interviewprep.model.attempt import Card, SessionKind, SessionStatus
from interviewprep.model.evidence import Rating
from interviewprep.model.goal import Goal, Role, Seniority, Target
from interviewprep.model.taxonomy import Area
from interviewprep.schedule.balance import interval_range
from interviewprep.schedule.fsrs import FsrsScheduler
from interviewprep.session.engine import Engine
from interviewprep.session.plan import Item, Plan
from interviewprep.store.cards import put_card
from interviewprep.store.history import open_history
from support.clock import FakeClock
from support.practice import make_card
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
        (("--due", "--weak"), "--due, --weak, --new and --known exclude one another"),
        (("--weak", "--new"), "--due, --weak, --new and --known exclude one another"),
        (("--limit", "0"), "--limit takes a whole number from 1 to 1000; not '0'."),
        (("--limit", "-1"), "--limit takes a whole number from 1 to 1000; not '-1'."),
        (("--limit", "many"), "--limit takes a whole number from 1 to 1000; not 'many'."),
        (("--minutes", "abc"), "--minutes takes a number above 0, at most 1440; not 'abc'."),
        (("--seed", "one"), "--seed takes a whole number; not 'one'."),
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


def picked(shown: str) -> list[str]:
    """List the questions of `--list --json`, checking what the document says of itself."""
    document = json.loads(shown)
    assert document["schema"] == 1
    assert document["budget_s"] == sum(one["budget_s"] for one in document["questions"])
    return [one["question"] for one in document["questions"]]


def test_list_shows_what_would_be_asked_and_begins_nothing(sit: Sit, paths: Paths) -> None:
    shown = sit("drill", "--new", "--limit", "2", "--list")
    lines = shown.splitlines()
    assert [line[:2] for line in lines[::3]] == ["1.", "2.", "2 "]
    assert lines[2] == "   Why: new to you, in small"
    assert lines[-1] == "2 questions, 4:00 in all. To be asked these, give --seed 1 instead of --list."
    assert not paths.history.exists()


def test_questions_that_were_listed_are_asked_with_the_same_seed(sit: Sit) -> None:
    listed = picked(sit("drill", "--new", "--limit", "3", "--json"))
    asked = sit("drill", "--new", "--limit", "3", lines=GIVE_UP * 3)
    assert [line.split("; ")[1] for line in asked.splitlines() if "; small/" in line] == listed


@pytest.mark.parametrize("practice", ["--new", "--due", "--weak", "--limit=3"])
def test_question_that_another_prep_has_reached_is_left_out_while_that_is_at_it(
    sit: Sit, paths: Paths, fake_clock: FakeClock, practice: str
) -> None:
    if practice != "--new":
        sit("drill", "--new", "--limit", "3", lines=GIVE_UP * 3)
        fake_clock.advance(DAY_S)
    alone = picked(sit("drill", practice, "--json"))
    with open_history(paths) as history:
        plan = Plan(SessionKind.DRILL, tuple(Item(ref, 60) for ref in alone), None, seed=1)
        Engine.start(history, fake_clock, plan, os.getpid())
    beside = picked(sit("drill", practice, "--json"))
    assert alone[0] not in beside
    assert set(alone[1:]) <= set(beside)
    # Its heart has not beaten since.
    fake_clock.advance(60)
    assert picked(sit("drill", practice, "--json")) == alone


def test_where_another_prep_asks_all_there_is_that_is_said(sit: Sit, paths: Paths, fake_clock: FakeClock) -> None:
    sit("drill", "--new", "--limit", "1", lines=GIVE_UP)
    fake_clock.advance(DAY_S)
    (due,) = picked(sit("drill", "--due", "--json"))
    with open_history(paths) as history:
        Engine.start(history, fake_clock, Plan(SessionKind.DRILL, (Item(due, 60),), None, seed=1), os.getpid())
    told = "All that would be asked now is being asked in another session: `prep clock` shows which.\n"
    assert sit("drill", "--due") == told
    assert sit("drill", "--due", "--format", "order").startswith("Nothing that matches is due today.")
    fake_clock.advance(60)
    assert due in picked(sit("drill", "--due", "--json"))


def test_nothing_to_list_is_an_empty_document(sit: Sit, paths: Paths) -> None:
    assert picked(sit("drill", "--due", "--json")) == []
    assert "Nothing that matches is due today." in sit("drill", "--due", "--list")
    assert not paths.history.exists()


@pytest.mark.parametrize(("options", "number"), [(("7",), 3), (("7", "--limit", "2"), 2), (("1",), 1), (("60",), 5)])
def test_minutes_are_filled_with_the_budgets_of_the_questions(sit: Sit, options: tuple[str, ...], number: int) -> None:
    # Each question of the small bank takes two minutes; one alone may be longer.
    assert len(picked(sit("drill", "--new", "--json", "--minutes", *options))) == number


def test_stretched_budgets_fill_the_minutes_sooner(sit: Sit, paths: Paths) -> None:
    with open_history(paths) as history:
        history.set_setting("extra_time", 2.0)
    assert len(picked(sit("drill", "--new", "--json", "--minutes", "9"))) == 2


@pytest.mark.parametrize("practice", ["--due", "--new", "--weak"])
def test_topic_and_domain_narrow_every_practice(sit: Sit, fake_clock: FakeClock, practice: str) -> None:
    if practice != "--new":
        sit("drill", "--new", "--limit", "5", lines=GIVE_UP * 5)
        fake_clock.advance(DAY_S)
    assert len(picked(sit("drill", practice, "--json", "--topic", "small", "--domain", "programming"))) == 5
    assert picked(sit("drill", practice, "--json", "--domain", "cloud")) == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--topic", "smal"), "there is no topic 'smal'. Did you mean 'small'?"),
        (("--domain", "clod"), "there is no domain 'clod'. Did you mean 'cloud'?"),
        (("--minutes", "0"), "--minutes takes a number above 0"),
    ],
)
def test_unknown_topic_domain_or_time_is_told(
    small_bank: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str
) -> None:
    del small_bank
    assert run(["drill", "--new", "--list", *arguments]) == 2
    assert told in capsys.readouterr().err


def test_goal_makes_its_areas_count(sit: Sit, paths: Paths, fake_clock: FakeClock) -> None:
    sit("drill", "--new", "--limit", "1", lines=GIVE_UP)
    fake_clock.advance(9 * DAY_S)
    assert "counts" not in sit("drill", "--weak", "--list")
    target = Target(Role.ML_ENGINEER, Seniority.MID, dict.fromkeys(Area, 0.5) | {Area.ML_THEORY: 2.0})
    with open_history(paths) as history:
        history.set_goal(Goal(20_700, 30, target, 20_000))
    assert "; ml-theory counts 2.5 times for your target" in sit("drill", "--weak", "--list")


def test_drill_takes_back_a_rating_at_the_next_question(sit: Sit, paths: Paths) -> None:
    shown = sit("drill", "--new", "--limit", "2", lines=f"{GIVE_UP}/undo\n{GIVE_UP}")
    assert "Undone: the rating 'again' of small/" in shown
    assert counts(paths) == (2, 1)


@pytest.mark.parametrize("balances", [True, False])
def test_card_comes_back_on_a_day_that_has_little_due(
    sit: Sit, paths: Paths, fake_clock: FakeClock, balances: bool
) -> None:
    right = "0.44\n90\n"
    sit("drill", "--new", "--format", "numeric", lines=right)
    fake_clock.advance(10 * DAY_S)
    (card,) = cards(paths)
    expected = FsrsScheduler().review(card.memory, 10, Rating.EASY).interval_days
    low, high = interval_range(expected)
    today, quiet = card.last_day + 10, low
    with open_history(paths) as history:
        history.set_setting("load_balancing", balances)
        with history._writing() as db:
            for days in range(low + 1, high + 1):
                put_card(db, make_card(f"elsewhere/{days}", last_day=today, due_day=today + days))
    sit("drill", "--due", "--format", "numeric", lines=right)
    moved = next(one for one in cards(paths) if one.question == card.question)
    assert moved.last_day == today
    assert moved.due_day - today == (quiet if balances else expected)
    assert low < expected
