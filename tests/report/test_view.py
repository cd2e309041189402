"""What people see: golden files for plain lines and for terminals of two widths."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from interviewprep.base.paths import Paths
from interviewprep.model.attempt import Attempt
from interviewprep.model.taxonomy import Area, Domain, Format
from interviewprep.model.verdict import Verdict
from interviewprep.report.figures import Calibration, Report, Share, Tally, build_report
from interviewprep.schedule.fsrs import FsrsScheduler
from interviewprep.store.history import open_history
from interviewprep.ui.pen import STYLES, Pen
from interviewprep.ui.report_view import LAST_ATTEMPTS, calibration_lines, draw_report, report_lines
from support.practice import make_attempt, practise

GOLDEN = Path(__file__).parent / "golden"
TODAY = 20_759


def coding(question: str, day: int, score: float, verdict: Verdict) -> Attempt:
    return make_attempt(f"coding/{question}", day=TODAY - day, score=score, verdict=verdict, active_s=1_100.0)


def theory(question: str, day: int, score: float, confidence: float) -> Attempt:
    return make_attempt(
        f"ml-theory/{question}",
        day=TODAY - day,
        score=score,
        area=Area.ML_THEORY,
        topic="regularisation",
        domain=Domain.ML_ALGORITHMS,
        format=Format.SINGLE,
        verdict=Verdict.ACCEPTED if score == 1 else Verdict.WRONG_ANSWER,
        active_s=65.0,
        budget_s=120.0,
        confidence=confidence,
    )


ATTEMPTS = [
    coding("two-sum", 12, 0.4, Verdict.WRONG_ANSWER),
    theory("what-l1-does-to-correlated-features", 12, 0.0, 0.9),
    coding("two-sum", 4, 1.0, Verdict.ACCEPTED),
    theory("why-dropout-scales", 3, 1.0, 0.6),
    theory("what-l1-does-to-correlated-features", 2, 0.0, 0.99),
    make_attempt(
        "communication/explain-a-false-positive",
        day=TODAY - 1,
        score=0.7,
        passed=True,
        area=Area.COMMUNICATION,
        topic="stakeholders",
        domain=Domain.CROSS_DOMAIN,
        format=Format.LONG,
        active_s=540.0,
    ),
]


@pytest.fixture
def report(paths: Paths) -> Report:
    """Give the report on a fixed history; stops the day of the run from getting into golden files."""
    return report_on(ATTEMPTS, paths)


def report_on(attempts: list[Attempt], paths: Paths) -> Report:
    with open_history(paths) as history:
        practise(history, attempts)
        return build_report(history, FsrsScheduler(), today=TODAY)


def drawn(report: Report, width: int, *, ascii_only: bool = False, colour: bool = False) -> str:
    lines: list[str] = []
    draw_report(report, Pen(width, STYLES if colour else {}, ascii_only, lines.append))
    return "".join(f"{line.rstrip()}\n" for line in "\n".join(lines).split("\n"))


def test_plain_report_is_the_golden_one(report: Report) -> None:
    assert "".join(f"{line}\n" for line in report_lines(report)) == (GOLDEN / "plain.txt").read_text("utf-8")


@pytest.mark.parametrize("width", [60, 80])
def test_drawn_report_is_the_golden_one(report: Report, width: int) -> None:
    assert drawn(report, width) == (GOLDEN / f"terminal-{width}.txt").read_text("utf-8")


def test_coloured_report_says_the_same_words(report: Report) -> None:
    coloured = drawn(report, 80, colour=True)
    assert "\x1b[32m" in coloured
    assert "\x1b[31m" in coloured
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in bare.splitlines()] == drawn(report, 80).splitlines()


@pytest.mark.parametrize("width", [60, 80, 100])
def test_nothing_is_cut_off_or_wider_than_the_terminal(report: Report, width: int) -> None:
    text = drawn(report, width)
    assert max(map(len, text.splitlines())) <= width
    assert "…" not in text


def test_years_of_practice_still_fit_sixty_columns(report: Report) -> None:
    tally = Tally(attempts=2_000, passed=1_999, score_sum=1_999.5, active_s=35_940)
    text = drawn(replace(report, by_area=tuple(Share(area, tally) for area in Area)), 60)
    assert "model-evaluation ████████ 100 % 1999/2000 passed 9 h 59 min" in text
    assert "…" not in text


def test_terminal_without_unicode_gets_bars_of_ascii(report: Report) -> None:
    assert "######.." in drawn(report, 80, ascii_only=True)


def test_plain_report_holds_no_control_characters_of_the_history(paths: Paths) -> None:
    hostile = make_attempt("b/\x1b[31mred", day=TODAY, topic="\x1b]0;title\x07", score=0.0)
    report = report_on([hostile], paths)
    for text in ("\n".join(report_lines(report)), drawn(report, 80)):
        assert "\x1b" not in text
        assert "\x07" not in text


def test_long_history_shows_the_last_attempts_and_says_how_many_are_hidden(paths: Paths) -> None:
    attempts = [coding(f"question-{number}", 30 - number, 1.0, Verdict.ACCEPTED) for number in range(25)]
    lines = report_lines(report_on(attempts, paths))
    shown = [line for line in lines if "coding/question-" in line]
    assert len(shown) == LAST_ATTEMPTS
    assert "question-24" in shown[-1]
    assert lines[-1] == "  5 earlier attempts not shown; --json has all."


def test_report_without_weak_topics_or_due_cards_says_so(paths: Paths) -> None:
    lines = report_lines(report_on([make_attempt(day=TODAY - 1, active_s=100)], paths))
    assert "  none found in these attempts" in lines
    assert not any(line.startswith("Calibration") for line in lines)


@pytest.mark.parametrize(
    ("answers", "right", "words"),
    [
        (9, 0.0, "90 % sure, 0 % fully right, 9 answers: too few to tell"),
        (10, 0.0, "90 % sure, 0 % fully right, 10 answers: 90 points too sure"),
        (20, 0.8, "90 % sure, 80 % fully right, 20 answers: well calibrated"),
    ],
)
def test_calibration_is_judged_from_ten_answers_on(report: Report, answers: int, right: float, words: str) -> None:
    (line,) = calibration_lines(replace(report, calibration=(Calibration(None, answers, 0.9, right),)))
    assert line == f"  {'all':<17} {words}"


def test_calibration_names_areas_where_there_are_several(report: Report) -> None:
    areas = (None, Area.CODING, Area.ML_THEORY)
    lines = calibration_lines(replace(report, calibration=tuple(Calibration(one, 10, 0.5, 0.9) for one in areas)))
    assert [line.split()[0] for line in lines] == ["all", "coding", "ml-theory"]
    assert all(line.endswith("40 points too unsure") for line in lines)
