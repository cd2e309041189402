import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.grade.figures import AnswerFault, parse_figure

FINITE = st.floats(allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("0.44", "share", 0.44),
        (" .5 ", "share", 0.5),
        ("44%", "share", 0.44),
        ("44 percent", "share of users", 0.44),
        ("44%", "percent", 44.0),
        ("44 %", "percentage points", 44.0),
        ("44", "%", 44.0),
        ("44%", "%", 44.0),
        ("1,200", "rows", 1200.0),
        ("1 200 000", "rows", 1_200_000.0),
        ("1_200", "rows", 1200.0),
        ("1,200.5", "rows", 1200.5),
        ("1.2e3", "rows", 1200.0),
        ("1.2E+3 rows", "rows", 1200.0),
        ("4/9", "share", 4 / 9),
        ("4 / 9", "share", 4 / 9),
        ("-1/4", "", -0.25),
        ("\N{MINUS SIGN}3", "", -3.0),
        ("+ 3", "", 3.0),
        ("1157 1/s", "1/s", 1157.0),
        ("1,157", "1/s", 1157.0),
        ("11", "1", 11.0),
        ("12 GiB", "GiB", 12.0),
        ("12gib", "GiB", 12.0),
    ],
)
def test_figures_are_read_as_people_write_them(text: str, unit: str, value: float) -> None:
    assert parse_figure(text, unit) == value


NO_FIGURES = """
nan
inf
-Infinity
1e999
0,44
1,20
1,200 300
1__0
0x10
1.2.3
four
4//9
.
e5
4/0
1/2/3
1e5/1e-9999
\N{ARABIC-INDIC DIGIT THREE}
44 apples
44 dollars
"""


@pytest.mark.parametrize("text", ["", "9" * 500, *NO_FIGURES.split("\n")])
def test_what_is_no_figure_is_refused(text: str) -> None:
    with pytest.raises(AnswerFault):
        parse_figure(text, "rows")


def test_percent_is_refused_where_the_unit_is_neither_share_nor_percent() -> None:
    with pytest.raises(AnswerFault, match="asked for in rows, not in percent"):
        parse_figure("44%", "rows")


@given(FINITE)
def test_a_printed_float_reads_back(value: float) -> None:
    assert parse_figure(repr(value), "rows") == value


@given(st.integers(-(10**15), 10**15), st.sampled_from([",", "_", " "]))
def test_thousands_marks_do_not_change_a_number(value: int, mark: str) -> None:
    assert parse_figure(f"{value:,}".replace(",", mark), "rows") == value


@given(st.integers(-(10**6), 10**6), st.integers(1, 10**6))
def test_a_fraction_is_its_quotient(above: int, below: int) -> None:
    assert parse_figure(f"{above}/{below}", "") == above / below


@given(st.text(max_size=30))
def test_any_text_is_read_as_a_finite_number_or_refused(text: str) -> None:
    try:
        value = parse_figure(text, "rows")
    except AnswerFault:
        return
    assert math.isfinite(value)
