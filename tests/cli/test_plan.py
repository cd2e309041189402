"""`prep plan` and what follows it: made, moved, followed and ended, under a clock moved by hand."""

import io
import json
import os
import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from interviewprep.base.paths import Paths
from interviewprep.cli.completing import targets
from interviewprep.entry import run
from interviewprep.model.attempt import SessionKind
from interviewprep.model.goal import Goal, Role, Seniority, Target
from interviewprep.model.taxonomy import Area
from interviewprep.schedule.study_day import day_to_date, study_day
from interviewprep.session.engine import Engine
from interviewprep.session.plan import Item, Plan
from interviewprep.store.history import open_history
from support.clock import START, FakeClock
from support.practice import make_attempt, practise

TODAY = study_day(START.at, 0)
DAY_S = 24 * 3600

Prep = Callable[..., str]


@pytest.fixture
def prep(
    small_bank: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fake_clock: FakeClock
) -> Prep:
    """Run `prep` to its end under a clock moved by hand; stops the time of day from deciding what is left."""
    del small_bank
    for module in ("plan", "sitting", "greeting"):
        monkeypatch.setattr(f"interviewprep.cli.{module}.SystemClock", lambda: fake_clock)

    def run_prep(*arguments: str, code: int = 0, lines: str = "") -> str:
        monkeypatch.setattr("sys.stdin", io.StringIO(lines))
        assert run(list(arguments)) == code
        shown = capsys.readouterr()
        return shown.err if code in {2, 3} else shown.out

    return run_prep


def goal_of(paths: Paths) -> Goal | None:
    with open_history(paths) as history:
        return history.goal()


def document(prep: Prep, *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(prep("plan", *arguments, "--json"))
    assert found["schema"] == 1
    return found


def test_without_a_plan_it_says_how_to_make_one_and_writes_nothing(prep: Prep, paths: Paths) -> None:
    assert prep("plan") == "No plan yet. `prep plan --date 2026-11-30 --minutes 45` makes one.\n"
    assert document(prep) == {"schema": 1, "goal": None}
    assert not paths.history.exists()


def test_plan_is_made_kept_and_shown_again(prep: Prep, paths: Paths) -> None:
    made = prep("plan", "--date", "2026-11-16", "--minutes", "20", "--target", "data-scientist:senior")
    assert goal_of(paths) == Goal(TODAY + 14, 20, Target(Role.DATA_SCIENTIST, Seniority.SENIOR, {}), TODAY)
    assert made.startswith("Plan for the interview of Mon 16 Nov 2026: 14 days left, 20 minutes a day\n")
    assert prep("plan") == made
    found = document(prep)
    assert (found["goal"]["date"], found["goal"]["days_left"]) == ("2026-11-16", 14)
    assert [day["date"] for day in found["days"]] == [str(day_to_date(TODAY + day)) for day in range(14)]
    assert 0 < found["recall"]["low"] <= found["recall"]["mean"] <= found["recall"]["high"] <= 1


@pytest.mark.parametrize(
    ("date", "days"), [("28d", 28), ("4w", 28), ("in 4 weeks", 28), ("1 day", 1), ("2026-11-03", 1), ("2026-11-02", 0)]
)
def test_date_can_be_given_in_several_ways(prep: Prep, paths: Paths, date: str, days: int) -> None:
    prep("plan", "--date", date, "--minutes", "10")
    goal = goal_of(paths)
    assert goal is not None
    assert goal.interview_day == TODAY + days


def test_moving_the_date_keeps_the_rest(prep: Prep, paths: Paths) -> None:
    prep("plan", "--date", "14d", "--minutes", "20", "--target", "mlops-engineer", "--weight", "coding=2")
    prep("plan", "--date", "21d")
    target = Target(Role.MLOPS_ENGINEER, Seniority.MID, {Area.CODING: 2.0})
    assert goal_of(paths) == Goal(TODAY + 21, 20, target, TODAY)
    prep("plan", "--weight", "default", "--target", "mlops-engineer:junior")
    assert goal_of(paths) == Goal(TODAY + 21, 20, Target(Role.MLOPS_ENGINEER, Seniority.JUNIOR, {}), TODAY)


def test_missed_days_are_named_and_made_do_without(prep: Prep, fake_clock: FakeClock) -> None:
    prep("plan", "--date", "14d", "--minutes", "20")
    fake_clock.advance(4 * DAY_S)
    found = document(prep)
    assert found["missed"] == ["2026-11-03", "2026-11-04", "2026-11-05"]
    assert found["days"][0]["date"] == "2026-11-06"
    told = prep("plan")
    assert "3 days missed: Tue 3 Nov, Wed 4 Nov, Thu 5 Nov. What follows makes do without them.\n" in told


def test_long_absence_is_told_by_its_ends(prep: Prep, fake_clock: FakeClock) -> None:
    prep("plan", "--date", "30d", "--minutes", "20")
    fake_clock.advance(15 * DAY_S)
    assert "14 days missed: Tue 3 Nov to Mon 16 Nov." in prep("plan")


def test_interview_of_today_and_one_that_is_over_are_told(prep: Prep, fake_clock: FakeClock, paths: Paths) -> None:
    prep("plan", "--date", "2d", "--minutes", "20")
    fake_clock.advance(2 * DAY_S)
    assert prep("plan").startswith("The interview is today, and nothing is planned for it.")
    greeting = prep()
    assert greeting.startswith("The interview is today. All the best!\n\nWhat makes sense now:\n")
    assert re.findall(r"^  (prep .*)$", greeting, re.MULTILINE) == ["prep drill --known --minutes 10"]
    fake_clock.advance(3 * DAY_S)
    over = prep("plan")
    assert over.startswith("The interview of Wed 4 Nov was 3 days ago, so nothing is planned.")
    assert "`prep plan --date 2026-12-05 --minutes 20` plans for the next one" in over
    assert document(prep)["goal"]["days_left"] == -3
    assert "Wed 4 Nov is over: give the date of the next one with --date" in prep("plan", "--minutes", "9", code=2)
    assert "the interview of wed 4 nov is over" in " ".join(prep().split()).casefold()
    assert goal_of(paths) is not None


@pytest.mark.parametrize(
    ("zone", "day_before"),
    [
        ("Europe/Berlin", date(2026, 10, 24)),
        ("Europe/Berlin", date(2026, 3, 28)),
        ("America/New_York", date(2026, 10, 31)),
    ],
)
def test_change_of_daylight_saving_makes_no_day_longer_or_missed(
    prep: Prep, fake_clock: FakeClock, zone: str, day_before: date
) -> None:
    for days in range(4):
        local = datetime.combine(day_before + timedelta(days=days), time(23, 30), ZoneInfo(zone))
        fake_clock.jump_wall((local - fake_clock.read().at).total_seconds())
        fake_clock.move_zone(int((local.utcoffset() or timedelta()).total_seconds()))
        if not days:
            prep("plan", "--date", str(day_before + timedelta(days=14)), "--minutes", "5")
        found = document(prep)
        assert found["goal"]["days_left"] == 14 - days == len(found["days"])
        assert found["missed"] == [str(day_before + timedelta(days=one)) for one in range(1, days)]


def test_plan_ends_when_it_is_dropped(prep: Prep, paths: Paths) -> None:
    assert prep("plan", "--drop") == "There is no plan to end.\n"
    prep("plan", "--date", "9d", "--minutes", "20")
    assert prep("plan", "--drop") == "The plan for Wed 11 Nov has ended. Your history stays as it is.\n"
    assert goal_of(paths) is None


def test_calendar_is_written_beside_the_plan_and_over_an_older_one(
    prep: Prep, tmp_path: Path, fake_clock: FakeClock
) -> None:
    file = tmp_path / "plan.ics"
    prep("plan", "--date", "9d", "--minutes", "20", "--ics", str(file), "--at", "18:30")
    begins = [event.decoded("DTSTART") for event in Calendar.from_ical(file.read_text()).walk("VEVENT")]
    assert str(begins[0]) == "2026-11-02 18:30:00"
    fake_clock.advance(DAY_S)
    prep("plan", "--ics", str(file))
    assert b"20261103T190000" in file.read_bytes()


@pytest.mark.parametrize("text", ["dear diary", "BEGIN:VCALENDAR\r\nPRODID:-//other//EN\r\nEND:VCALENDAR\r\n"])
def test_file_that_is_no_calendar_of_a_plan_is_left_alone(
    prep: Prep, tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "diary"
    file.write_text(text, newline="")
    assert "is no calendar of a plan" in prep("plan", "--date", "9d", "--minutes", "20", "--ics", str(file), code=2)
    assert file.read_text() == text.replace("\r\n", "\n")
    assert "is no calendar of a plan" in prep("plan", "--ics", str(tmp_path), code=2)
    assert run(["plan", "--ics", str(tmp_path / "none" / "plan.ics")]) == 3
    shown = capsys.readouterr()
    assert "cannot be written" in shown.err
    assert shown.out == ""


MADE = ("--date", "9d", "--minutes", "20")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--weight", "coding=2"), "a plan needs the date of the interview and the minutes you have each day: `prep"),
        (("--minutes", "20"), "a plan needs the date of the interview: `prep plan --date 2026-11-30 --minutes 20`"),
        (("--date", "9d"), "a plan needs the minutes you have each day: `prep plan --date 2026-11-11 --minutes 45`"),
        (("--date", "2026-02-30"), "--date cannot be '2026-02-30'"),
        (("--date", "9d", "--target", "boss"), "there is no role 'boss'"),
        (("--date", "2026-11-01", "--minutes", "20"), "2026-11-01 has passed, and today is 2026-11-02"),
        (("--date", "800d", "--minutes", "20"), "800d is more than 730 days ahead"),
        (("--date", "christmas", "--minutes", "20"), "--date cannot be 'christmas'. Give a date such as 2026-11-30"),
        (("--date", "2026-02-30", "--minutes", "20"), "--date cannot be '2026-02-30'"),
        (("--date", "9d", "--minutes", "4"), "--minutes takes a whole number from 5 to 720; not '4'"),
        ((*MADE, "--target", "ml-enginer"), "Did you mean 'ml-engineer' or"),
        ((*MADE, "--target", "ml-engineer:boss"), "there is no seniority 'boss'"),
        ((*MADE, "--weight", "coding"), "--weight cannot be 'coding'"),
        ((*MADE, "--weight", "coding=-1"), "a number from 0 to 10"),
        ((*MADE, "--weight", "codng=1"), "Did you mean 'coding'?"),
        ((*MADE, *(part for area in Area for part in ("--weight", f"{area}=0"))), "at least one area"),
        ((*MADE, "--drop"), "--drop ends the plan"),
        (("--date", "9d", "--minutes", "abc"), "--minutes takes a whole number from 5 to 720; not 'abc'."),
        (("--at", "25:00"), "--at cannot be '25:00'"),
        (("--ics", "x.ics"), "there is no day to write to a calendar"),
    ],
)
def test_wrong_usage_is_told_and_plans_nothing(prep: Prep, paths: Paths, arguments: tuple[str, ...], told: str) -> None:
    assert told in prep("plan", *arguments, code=2)
    assert goal_of(paths) is None


def test_drill_without_options_follows_the_plan_and_says_why(prep: Prep) -> None:
    prep("plan", "--date", "9d", "--minutes", "6")
    planned = document(prep)["days"][0]
    found = json.loads(prep("drill", "--json"))
    assert found["practice"] == "plan"
    assert {one["question"] for one in found["questions"]} == {*planned["new"], *planned["again"]}
    assert found["budget_s"] <= 6 * 60
    assert all("the plan" in one["why"] for one in found["questions"])
    assert prep("drill", "--list", "--plain").endswith("in all. `prep drill` asks them.\n")
    assert json.loads(prep("drill", "--json", "--limit", "2"))["practice"] == "mixed"
    assert json.loads(prep("drill", "--json", "--area", "coding"))["practice"] == "mixed"


def test_drill_of_a_plan_leaves_out_what_another_prep_has_reached(
    prep: Prep, paths: Paths, fake_clock: FakeClock
) -> None:
    prep("plan", "--date", "9d", "--minutes", "6")
    alone = json.loads(prep("drill", "--json"))["questions"]
    with open_history(paths) as history:
        items = tuple(Item(one["question"], one["budget_s"]) for one in alone)
        Engine.start(history, fake_clock, Plan(SessionKind.DRILL, items, None, seed=1), os.getpid())
    beside = json.loads(prep("drill", "--json"))["questions"]
    assert [one["question"] for one in beside] == [one["question"] for one in alone[1:]]
    with open_history(paths) as history:
        for item in items[1:]:
            Engine.start(history, fake_clock, Plan(SessionKind.DRILL, (item,), None, seed=1), os.getpid())
    assert prep("drill").startswith("All that would be asked now is being asked in another session: `prep clock` ")


def test_drill_says_what_it_follows_and_when_today_is_done(prep: Prep, paths: Paths) -> None:
    prep("plan", "--date", "9d", "--minutes", "5")
    followed = prep("drill", "--plain", code=130, lines="/quit\n")
    assert "This follows your plan for Wed 11 Nov: `prep plan` shows it." in followed
    assert "Why this one: the plan begins it today: new, phase" in followed
    with open_history(paths) as history:
        practise(history, [make_attempt("small/b", day=TODAY, active_s=330)])
    assert prep("drill") == (
        "Today's part of the plan is done, with 6 minutes of practice. `prep drill --weak` goes on beyond it.\n"
    )
    assert "Today: done, with 6 minutes of practice\n" in prep("plan")


def test_day_of_a_mock_interview_is_told_by_plan_and_drill(prep: Prep) -> None:
    prep("plan", "--date", "3d", "--minutes", "45")
    loop = document(prep)["days"][0]["mock"]["loop"]
    assert f"Today: a mock interview, `prep interview --loop {loop}`\n" in prep("plan")
    told = prep("drill", "--plain")
    assert told == f"Today the plan has a mock interview and no drill: `prep interview --loop {loop}`.\n"


def test_greeting_counts_the_days_and_the_minutes_of_today(prep: Prep, paths: Paths) -> None:
    prep("plan", "--date", "9d", "--minutes", "15")
    greeting = " ".join(prep().split())
    assert "Interview on Wed 11 Nov: 9 days left, 10 minutes to practise today." in greeting
    assert "prep drill Asks what your plan has for today." in greeting
    with open_history(paths) as history:
        practise(history, [make_attempt("small/b", day=TODAY, active_s=360)])
    assert "9 days left, 6 of 10 minutes practised today." in " ".join(prep().split())


@pytest.mark.parametrize("later", [0, 1, 8, 9, 10])
def test_greeting_plan_and_drill_agree_on_the_minutes_of_a_day(prep: Prep, fake_clock: FakeClock, later: int) -> None:
    prep("plan", "--date", "11d", "--minutes", "20", "--target", "ml-engineer")
    fake_clock.advance(later * DAY_S)
    greeting, plan, drill = " ".join(prep().split()), prep("plan"), prep("drill", "--list", "--plain")
    if later == 8:
        (loop,) = re.findall(r"Today: a mock interview, `prep interview --loop (.*)`\n", plan)
        (minutes,) = re.findall(r"  (\d+) min  mock interview", plan.partition("Days\n")[2].partition("\n")[0])
        assert f"left, a mock interview of {minutes} minutes today." in greeting
        assert f"What makes sense now: prep interview --loop {loop} " in greeting
        assert f"Today the plan has a mock interview and no drill: `prep interview --loop {loop}`." in drill
    else:
        (told,) = re.findall(r" (\d+) minutes to practise today\.", greeting)
        (asked, budget) = re.findall(r"`prep drill` asks .* in (\d+)(?: of (\d+))? minutes\n", plan)[0]
        assert (budget or asked) == told
        (minutes, seconds) = re.findall(r"questions, (\d+):(\d\d) in all", drill)[0]
        assert round(int(minutes) + int(seconds) / 60) == int(asked)


def test_greeting_plan_and_drill_agree_on_a_day_that_is_done(prep: Prep, paths: Paths) -> None:
    prep("plan", "--date", "9d", "--minutes", "15")
    (minutes,) = re.findall(r"(\d+) minutes to practise today", " ".join(prep().split()))
    assert int(minutes) < 15
    with open_history(paths) as history:
        practise(history, [make_attempt("small/b", day=TODAY, active_s=60 * float(minutes))])
    assert f"9 days left, today done, with {minutes} minutes of practice." in " ".join(prep().split())
    assert f"Today: done, with {minutes} minutes of practice\n" in prep("plan")
    told = f"Today's part of the plan is done, with {minutes} minutes of practice."
    assert told in " ".join(prep("drill", "--plain").split())


def test_greeting_of_the_last_evening_has_half_the_minutes_as_the_plan_does(prep: Prep, fake_clock: FakeClock) -> None:
    prep("plan", "--date", "3d", "--minutes", "30")
    fake_clock.advance(2 * DAY_S)
    assert "The interview is tomorrow, Thu 5 Nov: 15 minutes to practise today." in " ".join(prep().split())
    assert document(prep)["days"][0]["minutes"] <= 15


def test_greeting_of_the_day_counts_nothing_that_is_due_or_failed(
    prep: Prep, paths: Paths, fake_clock: FakeClock
) -> None:
    prep("plan", "--date", "2d", "--minutes", "30")
    with open_history(paths) as history:
        practise(history, [make_attempt("small/b", day=TODAY, score=0.0)])
    fake_clock.advance(2 * DAY_S)
    greeting = prep()
    assert [word for word in ("Due", "Streak", "mean score", "Worst", "Worth") if word in greeting] == []


def test_greeting_says_that_the_plan_chooses_among_what_is_due(prep: Prep, paths: Paths, fake_clock: FakeClock) -> None:
    with open_history(paths) as history:
        practise(history, [make_attempt("small/small-code", day=TODAY, score=0.0)])
    fake_clock.advance(2 * DAY_S)
    assert "Due today: 1 question. " in " ".join(prep().split())
    prep("plan", "--date", "1d", "--minutes", "15")
    takes = "Due today: 1 question; your plan takes those that help most on the day of the interview."
    assert takes in " ".join(prep().split())
    fake_clock.advance(2 * DAY_S)
    assert "Due today: 1 question. " in " ".join(prep().split())


def test_without_a_plan_a_drill_stays_a_mix(prep: Prep, fake_clock: FakeClock) -> None:
    assert json.loads(prep("drill", "--json"))["practice"] == "mixed"
    prep("plan", "--date", "1d", "--minutes", "6")
    fake_clock.advance(DAY_S)
    assert json.loads(prep("drill", "--json"))["practice"] == "mixed"


def test_targets_are_completed_by_role_and_then_by_seniority() -> None:
    assert targets("ml-") == ["ml-engineer"]
    assert targets("ml-engineer:s") == ["ml-engineer:senior", "ml-engineer:staff"]
