"""The plan as an iCalendar file, for whatever calendar the person uses.

Times float: seven in the evening is seven in the evening there, before and after a change of daylight saving and on a
journey. A day keeps its UID, so that importing a later plan moves what an earlier one put there.

Source: RFC 5545, sections 3.1 (lines and folding), 3.3.5 (form 1: floating time), 3.3.11 (escaping), 3.6.1 (events),
3.8.4.7 (UID).
"""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from interviewprep.base.text import counted, one_line
from interviewprep.schedule.horizon.outlook import DayPlan, Outlook
from interviewprep.schedule.study_day import day_to_date, time_in_day

MARK = "PRODID:-//interviewprep//prep plan//EN"
"""By this a calendar says that it came from here: such a file may be written over, and no other."""

LINE_OCTETS = 75
"""The longest line, without its end, before it has to be folded (RFC 5545, section 3.1)."""


def write_calendar(outlook: Outlook, at: time, now: datetime) -> str:
    """Write an event for each day with something to do, beginning `at` local time, and one for the interview.

    `now` stamps the events; lines end as the standard wants, in CR LF.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", MARK, "CALSCALE:GREGORIAN"]
    stamp = f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    for day in outlook.days:
        if day.new or day.again or day.mock:
            lines += _practice(day, at, stamp)
    lines += _interview(outlook.situation.goal.interview_day, stamp)
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _practice(day: DayPlan, at: time, stamp: str) -> Iterator[str]:
    begins = time_in_day(day.day, at)
    minutes = round(day.minutes + (day.mock.minutes if day.mock else 0))
    commands = [f"prep interview --loop {day.mock.name}"] if day.mock else []
    commands += ["prep drill"] if day.new or day.again else []
    yield from ("BEGIN:VEVENT", f"UID:{day_to_date(day.day):%Y%m%d}-practice@interviewprep", stamp)
    yield f"DTSTART:{begins:%Y%m%dT%H%M%S}"
    yield f"DTEND:{begins + timedelta(minutes=max(1, minutes)):%Y%m%dT%H%M%S}"
    yield f"SUMMARY:{_escaped(_title(day))}"
    topics = sorted({f"{entry.area}/{entry.topic}" for entry in (*day.new, *day.again)})
    yield f"DESCRIPTION:{_escaped('; '.join(commands))}" + "".join(rf"\n{_escaped(topic)}" for topic in topics)
    yield from ("TRANSP:OPAQUE", "END:VEVENT")


def _interview(day: int, stamp: str) -> Iterator[str]:
    date = day_to_date(day)
    yield from ("BEGIN:VEVENT", "UID:interview@interviewprep", stamp)
    yield f"DTSTART;VALUE=DATE:{date:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{date + timedelta(days=1):%Y%m%d}"
    yield from ("SUMMARY:Interview", "TRANSP:TRANSPARENT", "END:VEVENT")


def _title(day: DayPlan) -> str:
    parts = [f"mock interview {day.mock.name}"] if day.mock else []
    parts += [f"{len(day.new)} new"] if day.new else []
    parts += [f"{counted(len(day.again), 'question')} again"] if day.again else []
    return f"prep: {', '.join(parts)}"


def _escaped(text: str) -> str:
    escaped = one_line(text).replace("\\", "\\\\")
    return escaped.replace(";", r"\;").replace(",", r"\,")


def _folded(line: str) -> str:
    """Break a line after at most 75 octets, between letters, each further part behind a blank."""
    parts, part, size = [], "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > LINE_OCTETS:
            parts.append(part)
            part, size = " ", 1
        part += letter
        size += octets
    return "\r\n".join([*parts, part])
