"""`prep plan`: day by day to the date of the interview."""

from collections.abc import Sequence
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interviewprep.base.clock import SystemClock
from interviewprep.base.errors import UsageFault
from interviewprep.base.paths import Paths, find_paths
from interviewprep.base.records import dataclass
from interviewprep.base.text import counted
from interviewprep.cli import completing, new_app
from interviewprep.cli.goals import Wishes, parse_time, updated_goal
from interviewprep.cli.options import AsJson, Plain, number_option
from interviewprep.model.goal import MINUTES_BOUNDS, Goal
from interviewprep.schedule.study_day import day_to_date, study_day
from interviewprep.store.history import History, open_history
from interviewprep.ui.console import note, print_json, say, say_folded
from interviewprep.ui.words import day_name

if TYPE_CHECKING:
    from interviewprep.schedule.horizon.outlook import Outlook

EXAMPLES = """\b
Examples:
  prep plan --date 2026-12-24 --minutes 45
  prep plan --date 4w --minutes 30 --target mlops-engineer:senior
  prep plan --weight system-design=2 --weight communication=0.5
  prep plan
  prep plan --ics interview.ics --at 19:00
  prep plan --drop
"""

app = new_app()


@dataclass(frozen=True, slots=True)
class _Form:
    """How the plan is told `now`; at the local time `begins` a day's practice begins in the calendar file `ics`."""

    json: bool
    plain: bool
    ics: Path | None
    begins: time
    now: datetime


@app.command(epilog=EXAMPLES)
def plan(
    *,
    date: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="Day of the interview: 2026-12-24, 28d, 4w.")
    ] = None,
    minutes: Annotated[
        int | None,
        number_option("--minutes", *MINUTES_BOUNDS, says="Minutes you have each day.", metavar="M"),
    ] = None,
    target: Annotated[
        str | None,
        typer.Option(
            "--target",
            metavar="ROLE[:SENIORITY]",
            help="The post, such as ml-engineer:mid (which is the default) or data-scientist:senior.",
            autocompletion=completing.targets,
        ),
    ] = None,
    weight: Annotated[
        list[str] | None,
        typer.Option(
            "--weight",
            metavar="AREA=FACTOR",
            help="What an area counts, where 1 is the average; may be repeated. 'default' goes back to the role's.",
        ),
    ] = None,
    drop: Annotated[bool, typer.Option("--drop", help="End the plan. Your history stays.")] = False,
    ics: Annotated[
        Path | None, typer.Option("--ics", metavar="FILE", help="Write the days to an iCalendar file as well.")
    ] = None,
    at: Annotated[
        str, typer.Option("--at", metavar="HH:MM", help="With --ics: when a day's practice begins.")
    ] = "19:00",
    json: AsJson = False,
    plain: Plain = False,
) -> None:
    """Plan day by day to the date of your interview, or show the plan there is.

    How to use the days is chosen by simulating your own cards and minutes. The plan is made anew at each look, so that
    it makes do without the days you missed; `prep drill` follows it.
    """
    wishes = Wishes(date, minutes, target, tuple(weight or ()))
    moment, paths = SystemClock().read(), find_paths()
    form = _Form(json=json, plain=plain, ics=ics, begins=parse_time(at), now=moment.at)
    if drop and (wishes.are_there or ics is not None):
        raise UsageFault("--drop ends the plan: leave out the other options.")
    today = study_day(moment.at, moment.utc_offset_s)
    with open_history(paths, create=wishes.are_there) as history:
        if drop:
            _drop(history, today, json=json)
            return
        goal = history.goal()
        if wishes.are_there:
            goal = updated_goal(goal, wishes, today)
            history.set_goal(goal)
        if goal is not None and goal.interview_day > today:
            _show(history, paths, goal, today, form)
        elif ics is not None:
            raise UsageFault("there is no day to write to a calendar: `prep plan --date DATE --minutes M` plans some.")
        else:
            _say_nothing_ahead(goal, today, json=json)


def _drop(history: History, today: int, *, json: bool) -> None:
    goal = history.goal()
    history.drop_goal()
    if json:
        _print_goal(None, today)
    elif goal is None:
        say("There is no plan to end.")
    else:
        say(f"The plan for {day_name(day_to_date(goal.interview_day))} has ended. Your history stays as it is.")


def _say_nothing_ahead(goal: Goal | None, today: int, *, json: bool) -> None:
    if json:
        _print_goal(goal, today)
        return
    example = f"`prep plan --date {day_to_date(today + 28)} --minutes {goal.minutes if goal else 45}`"
    if goal is None:
        say_folded(f"No plan yet. {example} makes one.")
    elif goal.interview_day == today:
        from interviewprep.ui.greeting import WARM_UP

        say_folded("The interview is today, and nothing is planned for it. All the best!")
        say_folded(f"To warm up with what you know: `{WARM_UP}`.")
    else:
        ago = counted(today - goal.interview_day, "day")
        say_folded(
            f"The interview of {day_name(day_to_date(goal.interview_day))} was {ago} ago, so nothing is planned."
        )
        say_folded(f"{example} plans for the next one; `prep plan --drop` ends this plan.")


def _print_goal(goal: Goal | None, today: int) -> None:
    from interviewprep.session.outlook_document import goal_document

    print_json(goal_document(goal, today))


def _show(history: History, paths: Paths, goal: Goal, today: int, form: _Form) -> None:
    # Banks and simulation are for those who have a date ahead.
    from interviewprep.bank.library import open_library
    from interviewprep.cli.preparing import prepared
    from interviewprep.schedule.horizon.outlook import look_ahead

    with open_library(paths) as library:
        preparation = prepared(history, library, goal, today)
    outlook = look_ahead(preparation.situation)
    if form.ics is not None:
        _write_calendar(outlook, form)
    if form.json:
        from interviewprep.session.outlook_document import outlook_document

        print_json(outlook_document(outlook, preparation.missed))
    else:
        _tell(outlook, preparation.missed, plain=form.plain)


def _tell(outlook: "Outlook", missed: Sequence[int], *, plain: bool) -> None:
    from interviewprep.ui.pen import find_pen
    from interviewprep.ui.plan_view import draw_plan, plan_lines

    pen = None if plain else find_pen()
    if pen is not None:
        draw_plan(outlook, missed, pen)
        return
    for line in plan_lines(outlook, missed):
        say(line)


def _write_calendar(outlook: "Outlook", form: _Form) -> None:
    from interviewprep.base.writing import may_replace, replacing
    from interviewprep.ui.calendar_file import MARK, write_calendar

    file = form.ics
    assert file is not None
    if file.is_dir() or not may_replace(file, MARK):
        raise UsageFault(f"'{file}' is there and is no calendar of a plan. Name another file.")
    with replacing(file) as draft:
        draft.write_bytes(write_calendar(outlook, form.begins, form.now).encode())
    note(f"Written to {file}: open it with your calendar. Importing it again moves the days to where they are then.")
