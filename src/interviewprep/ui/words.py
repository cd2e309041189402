"""Figures, dates and phases in words, the same wherever they are read."""

from collections.abc import Mapping
from datetime import date, datetime
from textwrap import wrap

from interviewprep.model.taxonomy import Phase

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

PHASES: Mapping[Phase, str] = {
    Phase.FOUNDATIONS: "foundations",
    Phase.ML_THEORY_AND_PRACTICE: "ML theory",
    Phase.SOFTWARE_ENGINEERING_FOR_ML: "software",
    Phase.DEPLOYMENT_AND_PRODUCTION: "production",
}
"""What the phases are about, in names as short as those of areas."""


def fold(text: str, columns: int, *, first: str = "", rest: str = "", break_long_words: bool = True) -> str:
    """Break a line between words, its parts beginning with `first` and then `rest`; no figure is parted from its sign.

    >>> print(fold("from 4 to 41 %", 12))
    from 4 to
    41 %
    """
    lines = wrap(
        text.replace(" %", "\xa0%"),
        columns,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=break_long_words,
        break_on_hyphens=False,
    )
    return "\n".join(lines).replace("\xa0%", " %")


def duration(seconds: float) -> str:
    """Write a span in hours and minutes, from ten hours on without minutes.

    >>> duration(59), duration(5_400), duration(40_000)
    ('1 min', '1 h 30 min', '11 h')
    """
    hours, minutes = divmod(round(seconds / 60), 60)
    if hours >= 10:
        return f"{round(seconds / 3600):,} h"
    return f"{hours} h {minutes:02d} min" if hours else f"{minutes} min"


def passed_of(passed: int, answered: int, asked: int) -> str:
    """Say how many questions passed, and how many were answered where that is not all.

    >>> passed_of(2, 5, 5), passed_of(2, 3, 5)
    ('2 of 5 passed', '2 of 5 passed, 3 answered')
    """
    return f"{passed} of {asked} passed" + (f", {answered} answered" if answered < asked else "")


def phase_name(phase: Phase) -> str:
    """Name a phase by its number and what it is about.

    >>> phase_name(Phase.FOUNDATIONS)
    '1 foundations'
    """
    return f"{phase.value} {PHASES[phase]}"


def day_name(when: date) -> str:
    """Write a date as people say it.

    >>> day_name(date(2026, 11, 2))
    'Mon 2 Nov'
    """
    return f"{WEEKDAYS[when.weekday()]} {when.day} {MONTHS[when.month - 1]}"


def day_and_time(when: datetime) -> str:
    """Write a moment as people say it.

    >>> day_and_time(datetime(2026, 11, 2, 9, 5))
    'Mon 2 Nov 09:05'
    """
    return f"{day_name(when)} {when:%H:%M}"
