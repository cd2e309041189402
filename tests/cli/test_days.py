"""How days are read from options."""

import pytest

from interviewprep.base.errors import UsageFault
from interviewprep.cli.days import parse_day

TODAY = 20_000
FAR = {"0d": 0, "30d": 30, "1 day": 1, "4w": 28, " 4 Weeks ": 28}


@pytest.mark.parametrize(("text", "days"), FAR.items())
def test_days_and_weeks_count_back_or_ahead(text: str, days: int) -> None:
    assert parse_day("--since", text, TODAY, is_ahead=False) == TODAY - days
    assert parse_day("--date", text, TODAY, is_ahead=True) == TODAY + days
    assert parse_day("--date", f"in {text.strip()}", TODAY, is_ahead=True) == TODAY + days


@pytest.mark.parametrize("is_ahead", [False, True])
def test_date_is_that_day_whatever_today_is(*, is_ahead: bool) -> None:
    assert parse_day("--since", "2024-10-04", 1, is_ahead=is_ahead) == 20_000


@pytest.mark.parametrize("text", ["", "d", "-3d", "10/04/2024", "99999999d", "2026-02-30", "christmas"])
def test_anything_else_is_told_by_the_name_of_its_option(text: str) -> None:
    with pytest.raises(
        UsageFault, match=f"^--since cannot be '{text}'. Give a date such as 2024-09-06, or 28d, or 4w.$"
    ):
        parse_day("--since", text, TODAY, is_ahead=False)


def test_nothing_lies_in_the_past_by_being_in_so_many_days() -> None:
    with pytest.raises(UsageFault, match="--since cannot be"):
        parse_day("--since", "in 4w", TODAY, is_ahead=False)
