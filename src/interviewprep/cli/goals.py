"""How the goal of a plan is read from options."""

import re
from collections.abc import Mapping
from datetime import time

from interviewprep.base.errors import UsageFault
from interviewprep.base.records import dataclass
from interviewprep.cli.days import parse_day
from interviewprep.cli.options import parse_word
from interviewprep.model.goal import (
    DEFAULT_TARGET,
    FARTHEST_DAYS,
    WEIGHT_BOUNDS,
    Goal,
    Role,
    Seniority,
    Target,
)
from interviewprep.model.taxonomy import Area
from interviewprep.schedule.study_day import day_to_date
from interviewprep.ui.words import day_name

DEFAULT_WEIGHTS = "default"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was given on the command line; None where nothing was."""

    date: str | None
    minutes: int | None
    target: str | None
    weights: tuple[str, ...]

    @property
    def are_there(self) -> bool:
        """Whether anything of the goal is to change."""
        return any(one is not None for one in (self.date, self.minutes, self.target)) or bool(self.weights)


def updated_goal(goal: Goal | None, wishes: Wishes, today: int) -> Goal:
    """Give the goal with what is wished changed, made on study day `today`.

    Raises:
        UsageFault: a wish cannot be read, the date lies before today, or there is no goal yet and half of one is given.
    """
    day = parse_interview_day(wishes.date, today) if wishes.date is not None else goal.interview_day if goal else None
    minutes = wishes.minutes if wishes.minutes is not None else goal.minutes if goal else None
    target = _target(goal.target if goal else DEFAULT_TARGET, wishes)
    if day is None or minutes is None:
        raise UsageFault(
            f"a plan needs {_missing(day, minutes)}: "
            f"`prep plan --date {day_to_date(today + 28 if day is None else day)} --minutes {minutes or 45}`."
        )
    if day < today:
        raise UsageFault(
            f"the interview of {day_name(day_to_date(day))} is over: give the date of the next one with --date."
        )
    return Goal(day, minutes, target, today)


def _missing(day: int | None, minutes: int | None) -> str:
    wanted = ("the date of the interview", day), ("the minutes you have each day", minutes)
    return " and ".join(words for words, given in wanted if given is None)


def parse_interview_day(text: str, today: int) -> int:
    """Read the study day of an interview.

    Raises:
        UsageFault: it is neither, has passed, or lies too far ahead.
    """
    day = parse_day("--date", text, today, is_ahead=True)
    if day < today:
        raise UsageFault(f"--date: {text} has passed, and today is {day_to_date(today)}. Give a date to come.")
    if day > today + FARTHEST_DAYS:
        raise UsageFault(f"--date: {text} is more than {FARTHEST_DAYS} days ahead. Give a nearer date for now.")
    return day


def parse_time(text: str) -> time:
    """Read a time of day such as 19:00.

    Raises:
        UsageFault: it is none.
    """
    if re.fullmatch(r"\d{1,2}:\d\d", text):
        hours, minutes = map(int, text.split(":"))
        if hours < 24 and minutes < 60:
            return time(hours, minutes)
    raise UsageFault(f"--at cannot be '{text}'. Give a time of day such as 19:00.")


def _target(before: Target, wishes: Wishes) -> Target:
    role, seniority = before.role, before.seniority
    if wishes.target is not None:
        named, colon, level = wishes.target.partition(":")
        role = parse_word(named, Role)
        seniority = parse_word(level, Seniority) if colon else before.seniority
    weights = _weights(wishes.weights) if wishes.weights else before.weights
    try:
        return Target(role, seniority, weights)
    except ValueError as error:
        raise UsageFault(f"--weight: {error}.") from None


def _weights(texts: tuple[str, ...]) -> Mapping[Area, float]:
    if texts == (DEFAULT_WEIGHTS,):
        return {}
    return dict(_weight(text) for text in texts)


def _weight(text: str) -> tuple[Area, float]:
    name, _, factor = text.partition("=")
    area = parse_word(name, Area)
    low, high = WEIGHT_BOUNDS
    try:
        weight = float(factor)
    except ValueError:
        weight = -1.0
    if not low <= weight <= high:
        raise UsageFault(
            f"--weight cannot be '{text}'. Give an area and a number from {low:g} to {high:g}, such as {area}=2; "
            f"--weight {DEFAULT_WEIGHTS} goes back to those of the role."
        )
    return area, weight
