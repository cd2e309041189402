"""How a day is read from an option. This loads no Typer, since `prep report` reads one."""

import re
from datetime import date, timedelta

from interviewprep.base.errors import UsageFault
from interviewprep.schedule.study_day import date_to_day, day_to_date

_AWAY = re.compile(r"([0-9]{1,5})\s*(d|days?|w|weeks?)")


def parse_day(option: str, text: str, today: int, *, is_ahead: bool) -> int:
    """Read a study day: a date such as 2026-12-24, or how far from `today` it lies, such as `28d`, `4w`, `4 weeks`.

    Days and weeks count ahead (`in 4 weeks`, too) or back.

    Raises:
        UsageFault: it is neither.
    """
    words = text.strip().casefold()
    if away := _AWAY.fullmatch(words.removeprefix("in ").lstrip() if is_ahead else words):
        days = int(away[1]) * (7 if away[2].startswith("w") else 1)
        return today + (days if is_ahead else -days)
    try:
        return date_to_day(date.fromisoformat(words))
    except ValueError:
        example = day_to_date(today) + timedelta(days=28 if is_ahead else -28)
        raise UsageFault(f"{option} cannot be '{text}'. Give a date such as {example}, or 28d, or 4w.") from None
