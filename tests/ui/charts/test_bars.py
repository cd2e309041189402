"""Bars, columns and squares made of letters: laws of their shapes, on terminals with and without all letters."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.report.heat import LEVEL_MINUTES, HeatMap, PractisedDay
from interviewprep.schedule.study_day import day_to_date
from interviewprep.ui.charts import bars
from interviewprep.ui.charts.columns import column_lines, label_line
from interviewprep.ui.charts.glyphs import ASCII, UNICODE, Glyphs
from interviewprep.ui.charts.heat import heat_lines, legend

shares = st.floats(0, 1)
cells = st.integers(8, 60)
sets = st.sampled_from([UNICODE, ASCII])
draws: dict[str, Callable[[float, int, Glyphs], str]] = {
    "share": bars.share_bar,
    "count": lambda share, width, glyphs: bars.count_bar(round(1000 * share), 1000, width, glyphs),
    "interval": lambda share, width, glyphs: bars.interval_bar(share / 2, share, (1 + share) / 2, width, glyphs),
    "pair": lambda share, width, glyphs: bars.pair_bar(share, 1 - share, width, glyphs),
    "limit": lambda share, width, glyphs: bars.limit_bar(3 * share, width, glyphs),
}


@pytest.mark.parametrize("kind", draws)
@given(share=shares, width=cells, glyphs=sets)
def test_a_bar_is_exactly_as_wide_as_asked(kind: str, share: float, width: int, glyphs: Glyphs) -> None:
    drawn = draws[kind](share, width, glyphs)
    assert len(drawn) == width
    assert glyphs is UNICODE or drawn.isascii()


@given(first=shares, second=shares, width=cells, glyphs=sets)
def test_a_longer_share_never_draws_a_shorter_bar(first: float, second: float, width: int, glyphs: Glyphs) -> None:
    less, more = sorted((first, second))
    assert bars.share_bar(less, width, glyphs).count(glyphs.full) <= bars.share_bar(more, width, glyphs).count(
        glyphs.full
    )


@given(bounds=st.tuples(shares, shares, shares), width=cells, glyphs=sets)
def test_an_estimate_lies_on_its_interval_and_ends_where_that_ends(
    bounds: tuple[float, float, float], width: int, glyphs: Glyphs
) -> None:
    low, mark, high = sorted(bounds)
    drawn = bars.interval_bar(low, mark, high, width, glyphs)
    inner = drawn.strip(glyphs.track)
    assert glyphs.mark in inner
    assert set(inner) <= {glyphs.low, glyphs.high, glyphs.span, glyphs.mark}
    assert drawn.index(inner) == round(low * (width - 1))
    assert drawn.index(inner) + len(inner) - 1 == round(high * (width - 1))


@given(share=st.floats(1.2, 9), width=cells)
def test_time_beyond_the_limit_looks_different_from_time_within(share: float, width: int) -> None:
    within, _, beyond = bars.limit_bar(share, width, UNICODE).partition(UNICODE.limit)
    assert set(within) == {UNICODE.full}
    assert UNICODE.beyond in beyond
    assert UNICODE.full not in beyond


@given(share=st.floats(0, 1), width=cells)
def test_time_within_the_limit_stays_before_it(share: float, width: int) -> None:
    assert UNICODE.beyond not in bars.limit_bar(share, width, UNICODE)


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_marks_of_a_set_differ_in_shape(glyphs: Glyphs) -> None:
    for together in (
        (glyphs.track, glyphs.span, glyphs.low, glyphs.high, glyphs.mark, glyphs.other),
        (glyphs.full, glyphs.empty),
        (glyphs.full, glyphs.track, glyphs.beyond, glyphs.limit),
        glyphs.shades,
    ):
        assert len(set(together)) == len(together)


@given(counts=st.lists(st.integers(0, 400), min_size=1, max_size=14), rows=st.integers(1, 6), glyphs=sets)
def test_columns_rise_with_their_counts_and_nothing_small_is_lost(counts: list[int], rows: int, glyphs: Glyphs) -> None:
    width = 4
    lines = [line.ljust(width * len(counts)) for line in column_lines(counts, rows, width, glyphs)]
    assert len(lines) == rows
    heights = []
    for place in range(len(counts)):
        tops = [line[width * place + 1] for line in reversed(lines)]
        heights.append(sum(glyphs.eighths.index(top) + 1 for top in tops if top != " "))
    assert all((height > 0) == (count > 0) for height, count in zip(heights, counts, strict=True))
    ordered = [height for _, height in sorted(zip(counts, heights, strict=True))]
    assert ordered == sorted(ordered)


def test_labels_stand_below_the_right_end_of_their_columns() -> None:
    assert label_line(["12", "3"], 4) == "  12   3"


def days(*minutes: float, first: int = 20_759) -> HeatMap:
    """Make days from a Monday on, with so many minutes each."""
    return HeatMap(
        first + len(minutes) - 1,
        tuple(PractisedDay(first + place, bool(spent), 60 * spent) for place, spent in enumerate(minutes)),
    )


@pytest.mark.parametrize("columns", [60, 80, 100])
def test_half_a_year_fits_every_width_and_ends_today(columns: int) -> None:
    heat = days(*([20.0] * (52 * 7 - 3)))
    lines = heat_lines(heat, columns, UNICODE)
    assert max(map(len, lines)) <= columns
    assert len(lines) == 8
    monday, sunday = lines[1], lines[-1]
    assert (monday.count("▒"), sunday.count("▒")) == ((23, 22) if columns == 60 else (26, 25))


def test_a_day_is_drawn_in_the_row_of_its_weekday_by_its_minutes() -> None:
    heat = days(0, 1, 16, 31, 61, 0, 0)
    assert day_to_date(heat.days[0].day).weekday() == 0
    assert [line[4] for line in heat_lines(heat, 80, ASCII)[1:]] == [".", "-", "+", "x", "#", ".", "."]


def test_every_row_of_days_tells_its_count() -> None:
    assert heat_lines(days(0, 5, 0, 0, 0, 0, 0, 9, 5), 80, ASCII)[1].endswith("1 of 2")


def test_the_legend_names_every_bound() -> None:
    assert all(str(minutes) in legend(UNICODE) for minutes in LEVEL_MINUTES[1:])
    assert legend(ASCII).isascii()
