"""Figures in words, the same wherever a report is read."""

from datetime import date

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def duration(seconds: float) -> str:
    """Write a span in hours and minutes, from ten hours on without minutes.

    >>> duration(59), duration(5_400), duration(40_000)
    ('1 min', '1 h 30 min', '11 h')
    """
    hours, minutes = divmod(round(seconds / 60), 60)
    if hours >= 10:
        return f"{round(seconds / 3600):,} h"
    return f"{hours} h {minutes:02d} min" if hours else f"{minutes} min"


def day_name(when: date) -> str:
    """Write a date as people say it.

    >>> day_name(date(2026, 11, 2))
    'Mon 2 Nov'
    """
    return f"{WEEKDAYS[when.weekday()]} {when.day} {MONTHS[when.month - 1]}"
