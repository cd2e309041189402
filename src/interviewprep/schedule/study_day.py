"""Study days: whole local days that roll over at 04:00, so that a late evening belongs to the day it began on.

Elapsed days between reviews are differences of these numbers. With periods of 24 hours, someone who practises
every evening a little earlier would never see a day pass.
"""

from datetime import UTC, date, datetime, time, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_DATE = date(1970, 1, 1)
_ROLL_OVER = timedelta(hours=4)
_DAY = timedelta(days=1)


def study_day(at: datetime, utc_offset_s: int) -> int:
    """Number the study day of a moment: local days since 1970-01-01, each beginning at 04:00.

    `utc_offset_s` is what the local zone added to UTC at that moment, in seconds. After a journey west the
    number can fall, since the same local day is lived twice.

    >>> study_day(datetime(1970, 1, 2, 3, 59, tzinfo=UTC), 0), study_day(datetime(1970, 1, 2, 4, 0, tzinfo=UTC), 0)
    (0, 1)

    Raises:
        ValueError: `at` has no time zone, so it names no moment.
    """
    if at.tzinfo is None:
        raise ValueError(f"{at.isoformat()} has no time zone: pass an aware time")
    return (at - _EPOCH + timedelta(seconds=utc_offset_s) - _ROLL_OVER) // _DAY


def day_to_date(day: int) -> date:
    """Give the local calendar date on which a study day begins."""
    return _EPOCH_DATE + timedelta(days=day)


def time_in_day(day: int, at: time) -> datetime:
    """Give the local moment, without a zone, at which a study day has this time: before 04:00 it is past midnight.

    >>> time_in_day(0, time(19)).isoformat(), time_in_day(0, time(2)).isoformat()
    ('1970-01-01T19:00:00', '1970-01-02T02:00:00')
    """
    moment = datetime.combine(day_to_date(day), at)
    return moment + _DAY if timedelta(hours=at.hour) < _ROLL_OVER else moment


def date_to_day(when: date) -> int:
    """Number the study day that begins on a local calendar date."""
    return (when - _EPOCH_DATE).days
