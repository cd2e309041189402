"""What people see of a report: golden files of a year, in plain lines, in Markdown and on terminals of three widths."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.model.attempt import Attempt
from interviewprep.model.taxonomy import Area
from interviewprep.model.verdict import Verdict
from interviewprep.report.calibration import Bin, Reliability
from interviewprep.report.figures import LAST_ATTEMPTS, Report, Share, Tally, build_report
from interviewprep.report.slips import MistakeClass
from interviewprep.report.weakness import WeakTopic
from interviewprep.schedule.fsrs import FsrsScheduler
from interviewprep.ui.pen import STYLES, WITHOUT_COLOUR, Pen
from interviewprep.ui.report.markdown import to_markdown
from interviewprep.ui.report.plain import report_lines
from interviewprep.ui.report.section import Part
from interviewprep.ui.report.standing import calibration_words
from interviewprep.ui.report.terminal import draw_digest, draw_report
from support.goldens import hold_against
from support.made_year import open_nowhere, report_of_year
from support.practice import make_attempt, practise

GOLDEN = Path(__file__).parent / "golden"
TODAY = 20_759
WIDTHS = (60, 80, 100)
"""At 120 columns a report is as wide as at 100: longer lines are harder to read."""

ONE_SCREEN = 40
"""Lines of the digest: what a terminal of usual height shows at once."""


def report_on(attempts: list[Attempt]) -> Report:
    with open_nowhere() as history:
        practise(history, attempts)
        return build_report(history, FsrsScheduler(), today=TODAY)


def drawn(report: Report, width: int, *, whole: bool = True, ascii_only: bool = False, colour: bool = False) -> str:
    lines: list[str] = []
    draw = draw_report if whole else draw_digest
    draw(report, Pen(width, STYLES if colour else {}, ascii_only, lines.append))
    return "".join(f"{line.rstrip()}\n" for line in "\n".join(lines).split("\n"))


def told(report: Report) -> str:
    return "".join(f"{line}\n" for line in report_lines(report))


def test_plain_report_is_the_golden_one(request: pytest.FixtureRequest) -> None:
    hold_against(GOLDEN / "plain.txt", told(report_of_year()), request)


def test_markdown_report_is_the_golden_one(request: pytest.FixtureRequest) -> None:
    hold_against(GOLDEN / "report.md", to_markdown(report_of_year()), request)


@pytest.mark.parametrize("width", WIDTHS)
def test_drawn_report_is_the_golden_one(width: int, request: pytest.FixtureRequest) -> None:
    hold_against(GOLDEN / f"all-{width}.txt", drawn(report_of_year(), width), request)


@pytest.mark.parametrize("width", WIDTHS)
def test_digest_is_the_golden_one(width: int, request: pytest.FixtureRequest) -> None:
    hold_against(GOLDEN / f"digest-{width}.txt", drawn(report_of_year(), width, whole=False), request)


def test_report_in_ascii_is_the_golden_one(request: pytest.FixtureRequest) -> None:
    text = drawn(report_of_year(), 80, ascii_only=True)
    assert text.isascii()
    hold_against(GOLDEN / "ascii-80.txt", text, request)


def test_digest_is_one_screen_and_names_where_the_rest_is() -> None:
    lines = drawn(report_of_year(), 80, whole=False).splitlines()
    assert len(lines) <= ONE_SCREEN
    assert "`prep report --all`" in lines[-1]


def test_every_part_is_in_every_form() -> None:
    report = report_of_year()
    for text in (told(report), drawn(report, 80), to_markdown(report)):
        headings = [line.lstrip("# ") for line in text.splitlines()]
        assert [heading for heading in headings if heading in [*Part]] == [*Part]


@pytest.mark.parametrize("whole", [False, True], ids=["digest", "all"])
def test_colour_adds_no_word_and_takes_none_away(whole: bool) -> None:
    coloured = drawn(report_of_year(), 80, whole=whole, colour=True)
    assert "\x1b[" in coloured
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in bare.splitlines()] == drawn(report_of_year(), 80, whole=whole).splitlines()


def test_without_colour_headings_are_bold_and_nothing_else() -> None:
    lines: list[str] = []
    draw_report(report_of_year(), Pen(80, WITHOUT_COLOUR, write=lines.append))
    assert set(re.findall(r"\x1b\[([0-9;]*)m", "\n".join(lines))) == {"1", "0"}


@pytest.mark.parametrize("whole", [False, True], ids=["digest", "all"])
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_cut_off_or_wider_than_the_terminal(width: int, whole: bool) -> None:
    text = drawn(report_of_year(), width, whole=whole)
    assert max(map(len, text.splitlines())) <= width
    assert "…" not in text


def test_years_of_practice_still_fit_sixty_columns() -> None:
    tally = Tally(attempts=2_000, passed=1_999, score_sum=1_999.5, active_s=35_940)
    report = report_of_year()
    days = tuple(replace(day, cards=10_000) for day in report.charts.load.days)
    charts = replace(report.charts, load=replace(report.charts.load, days=days))
    text = drawn(replace(report, by_area=tuple(Share(area, tally) for area in Area), charts=charts), 60)
    assert max(map(len, text.splitlines())) <= 60
    assert "1999/2000 passed" in text


def test_no_control_character_of_the_history_reaches_the_terminal_or_a_pipe() -> None:
    hostile = "\x1b[31mred\x1b]0;title\x07\nTwo"
    report = report_on([replace(make_attempt(f"b/{hostile}", day=TODAY, topic=hostile, score=0.0))])
    charts = replace(report.charts, mistakes=(MistakeClass(hostile, ((Area.CODING, 3),)),))
    topic = WeakTopic(Area.CODING, hostile, 3, 0.1, 0, None, (hostile,))
    report = replace(report, charts=charts, weakest=(topic,))
    plain, markdown = told(report), to_markdown(report)
    for text in (plain, markdown, drawn(report, 80), drawn(report, 80, whole=False)):
        assert "\x1b" not in text
        assert "\x07" not in text
        assert "\nTwo" not in text


def test_markdown_takes_no_markup_from_the_history() -> None:
    text = to_markdown(report_on([make_attempt("b/a|b", day=TODAY, topic="<img>*x*", score=0.0)]))
    assert r"\<img\>\*x\*" in text
    assert r"a\|b" in text


def test_long_history_shows_the_last_attempts_and_says_how_many_are_hidden() -> None:
    attempts = [
        make_attempt(f"coding/question-{number}", day=TODAY - 30 + number, verdict=Verdict.ACCEPTED)
        for number in range(LAST_ATTEMPTS + 5)
    ]
    lines = report_lines(report_on(attempts))
    shown = [line for line in lines if "coding/question-" in line]
    assert len(shown) == LAST_ATTEMPTS
    assert f"question-{LAST_ATTEMPTS + 4}" in shown[-1]
    assert lines[-1] == "  5 earlier attempts not shown; --json has all."


def test_a_first_answer_makes_a_report_that_claims_little() -> None:
    report = report_on([make_attempt(day=TODAY, active_s=100)])
    for text in (told(report), drawn(report, 60), drawn(report, 60, whole=False), to_markdown(report)):
        assert "none found in these attempts" in text
        assert "Calibration" not in text
        assert "Mistakes" not in text
    assert "no answers yet in ml-theory" in told(report)


@pytest.mark.parametrize(
    ("answers", "right", "words"),
    [
        (9, 0.0, "90 % sure, 0 % fully right, 9 answers: too few to tell"),
        (10, 0.0, "90 % sure, 0 % fully right, 10 answers: 90 points too sure"),
        (20, 0.8, "90 % sure, 80 % fully right, 20 answers: well calibrated"),
        (20, 1.0, "90 % sure, 100 % fully right, 20 answers: well calibrated"),
    ],
)
def test_calibration_is_judged_from_ten_answers_on(answers: int, right: float, words: str) -> None:
    line = Reliability(None, answers, 0.9, right, 0.1, 0.1, 0.0, 0.1, (Bin(0.9, answers, right),))
    assert calibration_words(line) == words


@given(st.floats(0, 1), st.floats(0, 1))
def test_points_of_calibration_are_the_difference_of_the_figures_beside_them(said: float, right: float) -> None:
    words = calibration_words(Reliability(None, 20, said, right, 0.1, 0.1, 0.0, 0.1, (Bin(said, 20, right),)))
    told = re.fullmatch(r"(\d+) % sure, (\d+) % fully right, 20 answers: (?:(\d+) points )?(.*)", words)
    assert told is not None
    gap = int(told[1]) - int(told[2])
    assert (told[3], told[4]) == (
        (None, "well calibrated") if abs(gap) <= 10 else (str(abs(gap)), "too sure" if gap > 0 else "too unsure")
    )
