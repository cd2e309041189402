"""Calendar files: an independent reader finds what the plan holds, in lines as the standard wants them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Component

from interviewprep.base.records import replace
from interviewprep.schedule.horizon.outlook import Outlook, look_ahead
from interviewprep.schedule.study_day import date_to_day, day_to_date, study_day
from interviewprep.ui.calendar_file import LINE_OCTETS, _escaped, _folded, write_calendar
from support.clock import START
from support.horizon import make_questions, make_situation, make_stock

EVENING = time(19, 0)
STOCK = make_stock(make_questions(50))


@pytest.fixture(scope="module")
def outlook() -> Outlook:
    """Give a plan of three weeks with mock interviews in it."""
    return look_ahead(make_situation(STOCK, days=21, minutes=30))


def events(outlook: Outlook, at: time = EVENING) -> list[Component]:
    return list(Calendar.from_ical(write_calendar(outlook, at, START.at)).walk("VEVENT"))


def test_reader_finds_an_event_for_each_day_with_something_to_do_and_one_for_the_interview(outlook: Outlook) -> None:
    *days, interview = events(outlook)
    busy = [day for day in outlook.days if day.new or day.again or day.mock]
    assert [event.decoded("DTSTART").date() for event in days] == [day_to_date(day.day) for day in busy]
    assert interview.decoded("DTSTART") == day_to_date(outlook.situation.goal.interview_day)
    for event, day in zip(days, busy, strict=True):
        minutes = (event.decoded("DTEND") - event.decoded("DTSTART")) / timedelta(minutes=1)
        assert minutes == round(day.minutes + (day.mock.minutes if day.mock else 0))
        assert ("mock interview" in str(event["SUMMARY"])) == (day.mock is not None)
        assert event.decoded("DTSTAMP") == START.at


def test_lines_end_in_cr_lf_and_are_no_longer_than_the_standard_allows(outlook: Outlook) -> None:
    lines = write_calendar(outlook, EVENING, START.at).encode().split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= LINE_OCTETS and b"\n" not in line for line in lines)


def test_days_keep_their_names_from_one_export_to_the_next(outlook: Outlook) -> None:
    later = look_ahead(replace(outlook.situation, today=outlook.situation.today + 3))
    names = {str(event["UID"]) for event in events(outlook)}
    assert len(names) == len(events(outlook))
    assert {str(event["UID"]) for event in events(later)} <= names


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])
def test_evening_stays_an_evening_across_a_change_of_daylight_saving(zone: str) -> None:
    situation = make_situation(STOCK, days=21, minutes=30)
    start = date_to_day(date(2026, 10, 15))
    goal = replace(situation.goal, interview_day=start + 30, made_on=start)
    *days, _ = events(look_ahead(replace(situation, goal=goal, today=start)))
    local = [event.decoded("DTSTART").replace(tzinfo=ZoneInfo(zone)) for event in days]
    assert {moment.time() for moment in local} == {EVENING}
    assert all(event.decoded("DTSTART").tzinfo is None for event in days)
    # A calendar that keeps instants sees one day of 25 or 23 hours, or none at all: that is its zone's business.
    assert {moment.date() for moment in local} == {event.decoded("DTSTART").date() for event in days}


@given(st.text(max_size=300))
def test_any_text_is_folded_between_letters_and_read_back(text: str) -> None:
    line = f"SUMMARY:{_escaped(text)}"
    folded = _folded(line)
    assert folded.replace("\r\n ", "") == line
    assert all(len(part.encode("utf-8", "surrogatepass")) <= LINE_OCTETS for part in folded.split("\r\n"))


def test_marks_with_a_meaning_are_escaped() -> None:
    assert _escaped("a, b; c\\d\ne") == r"a\, b\; c\\d e"


def test_time_of_day_is_the_one_asked_for(outlook: Outlook) -> None:
    first = events(outlook, time(6, 30))[0].decoded("DTSTART")
    assert isinstance(first, datetime)
    assert first.time() == time(6, 30)


def test_time_past_midnight_belongs_to_the_study_day_before_it(outlook: Outlook) -> None:
    *days, _ = events(outlook, time(1, 30))
    moments = [event.decoded("DTSTART").replace(tzinfo=UTC) for event in days]
    busy = [day.day for day in outlook.days if day.new or day.again or day.mock]
    assert [study_day(moment, 0) for moment in moments] == busy
    assert [event["UID"] for event in days] == [event["UID"] for event in events(outlook)[:-1]]
