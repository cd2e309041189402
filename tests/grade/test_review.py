import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.grade.figures import AnswerFault
from interviewprep.grade.review import Finding, criteria_to_confirm, match_findings, parse_findings, score_review
from support.questions import REVIEW

LINES = 40
KINDS = st.sampled_from(["leakage", "data leakage", "off by one", "race"])
TICKS = [f"{defect.id}.{part}" for defect in REVIEW.defects for part in ("effect", "repair")]


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    first = draw(st.integers(1, LINES))
    return Finding(first, draw(st.integers(first, min(LINES, first + 3))), draw(KINDS), "It hurts", "Mend it")


def test_everything_found_named_and_confirmed_scores_one() -> None:
    found = parse_findings(
        "# my review\n\n12-13 Leakage: optimistic; split first\nline 30 off by one: lost; range", lines=LINES
    )
    score = score_review(REVIEW, found, TICKS)
    assert (score.value, score.passed, score.feedback) == (1.0, True, ())


def test_lines_and_kind_alone_just_pass() -> None:
    found = parse_findings("13-20 data leakage:\n30 off-by-one:", lines=LINES)
    score = score_review(REVIEW, found, ())
    assert (score.value, score.passed) == (0.6, True)


def test_each_false_alarm_costs_a_tenth_and_says_where() -> None:
    found = parse_findings("12 leakage: a; b\n1 race: a; b\n2 race: a; b", lines=LINES)
    score = score_review(REVIEW, found, ())
    assert score.value == pytest.approx((0.3 + 0.3) / 2 - 0.2)
    assert [text.split(":")[0] for text in score.feedback] == ["False alarm at line 1", "False alarm at line 2"]


def test_one_finding_over_the_whole_file_finds_one_defect() -> None:
    assert len(match_findings(REVIEW, [Finding(1, LINES, "leakage", "", "")])) == 1


def test_the_finding_that_names_the_kind_is_the_one_matched() -> None:
    wide, exact = Finding(12, 13, "race", "", ""), Finding(13, 13, "leakage", "", "")
    assert match_findings(REVIEW, [wide, exact])["fit-before-split"] is exact


def test_only_effect_and_repair_of_what_was_found_are_asked_for() -> None:
    found = parse_findings("12 leakage: a; b", lines=LINES)
    assert [criterion.id for criterion in criteria_to_confirm(REVIEW, found)] == TICKS[:2]
    assert score_review(REVIEW, found, TICKS) == score_review(REVIEW, found, TICKS[:2])


@given(st.lists(findings(), max_size=6), st.sets(st.sampled_from(TICKS)), st.sampled_from(TICKS))
def test_a_confirmation_never_lowers_the_score(found: list[Finding], confirmed: set[str], one_more: str) -> None:
    before, after = score_review(REVIEW, found, confirmed), score_review(REVIEW, found, confirmed | {one_more})
    assert 0 <= before.value <= after.value <= 1


@given(st.lists(findings(), max_size=6), st.integers(14, 29))
def test_a_false_alarm_never_raises_the_score(found: list[Finding], line: int) -> None:
    alarm = Finding(line, line, "race", "", "")
    assert score_review(REVIEW, [*found, alarm], TICKS).value <= score_review(REVIEW, found, TICKS).value


@given(st.lists(findings(), max_size=5))
def test_findings_written_down_read_back(found: list[Finding]) -> None:
    text = "\n".join(f"{one.first_line}-{one.last_line} {one.kind}: {one.effect}; {one.repair}" for one in found)
    assert parse_findings(text, lines=LINES) == tuple(found)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("leakage in the scaler", "line 1 of the review, 'leakage in the scaler', is no finding: write LINE"),
        ("12 leakage: a; b\n41 race: a", "line 2 of the review names lines 41-41: the code has lines 1 to 40"),
        ("13-12 leakage: a", "names lines 13-12"),
        ("0 leakage: a", "names lines 0-0"),
        ("12: a; b", "is no finding"),
    ],
)
def test_a_line_that_is_no_finding_is_refused_with_its_place(text: str, message: str) -> None:
    with pytest.raises(AnswerFault, match=message):
        parse_findings(text, lines=LINES)
