"""What a proposal finds in an answer, and the laws that hold for any answer."""

import re
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from interviewprep.grade.text.propose import MAX_CHARACTERS, propose
from interviewprep.grade.text.suspicious import NoticeKind
from interviewprep.grade.text.words import Span
from interviewprep.model.score import Mark
from support.rubrics import STEM, open_of, padded, short_of
from support.scored_answers import Scored, tuned_on

GAP = "(gap | distance) ~ (small | closed | 0.1)"
ANSWERS = st.sampled_from([answer for answer in tuned_on() if answer.score >= 0.4])


def mark_of(expression: str, text: str) -> Mark:
    """Tell what is found about one expression."""
    proposal = propose(short_of(expression), STEM, padded(text))
    assert proposal.notices == (), "the test is about a text that can be judged"
    return proposal.criteria[0].mark


@pytest.mark.parametrize(
    "text",
    [
        "The gap is small.",
        "A small gap remains.",
        "Their distance has closed by now.",
        "The gap closes.",
        "The gap between them is 0.10 points.",
        "THE GAP IS SMALL.",
        "It is not only late: the gap is small.",
        "There is no doubt that the gap is small.",
        "The rows do not help, but the gap is small.",
        "It cannot be said that the gap is not small.",
    ],
)
def test_a_relation_said_in_one_clause_is_met(text: str) -> None:
    assert mark_of(GAP, text) is Mark.MET


@pytest.mark.parametrize(
    "text",
    [
        "The gap is not small.",
        "The gap isn't small.",
        "The gap isnt small.",
        "There is no small gap.",
        "It is wrong that the gap is small.",
        "I doubt that the gap is small.",
        "Neither the gap nor the error is small.",
        "The gap has never been small.",
    ],
)
def test_a_relation_under_a_negation_is_denied(text: str) -> None:
    assert mark_of(GAP, text) is Mark.DENIED


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("The gap is what I see. Small things matter too.", Mark.ABSENT),
        ("The gap is what I see; small things matter too.", Mark.UNSURE),
        ("The gap is here, but that one is small.", Mark.UNSURE),
        ("The gap is here, yet that one is small.", Mark.UNSURE),
        ("The gap as we know it yet is small.", Mark.MET),
        ("The gap.Small it is.", Mark.ABSENT),
        ("The gap is n.s. and small.", Mark.MET),
        ("Is the gap small?", Mark.UNSURE),
        ("Could you tell them that the gap is small?", Mark.MET),
        ("The gap is small. The gap is not small.", Mark.UNSURE),
        ("The gap is small. So the distance is small. The gap is not small.", Mark.MET),
        ("The error is small.", Mark.ABSENT),
    ],
)
def test_what_is_open_is_unsure_and_what_is_apart_is_absent(text: str, mark: Mark) -> None:
    assert mark_of(GAP, text) is mark


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("rows ~ (not help | no gain)", "More rows would not really help."),
        ("rows ~ (not help | no gain)", "More rows never help."),
        ("rows ~ (not help | no gain)", "More rows don't help."),
        ("training ~ converged", "The trainig has convergd."),
        ("(set | sample) ~ (never used | untouched)", "A sample that was never used by anybody."),
        ("held-out ~ set", "I take a held out set."),
        ("break even ~ 12,000", "We break-even at 12k."),
        ("growth ~ 8 %", "The growth is eight percent."),
        ("cost ~ # ~ month", "It costs 4,711.5 a month."),
        ("converg* ~ errors", "The errors show convergence."),
        ("call ~ cell", "They called from all cells."),
        ("diffs ~ fitting", "The diff will fit."),
        ("compare* ~ errors", "Comparing their errors, I would wait."),
        ("regularisation ~ weaken", "I'd weaken the regularization."),
        ("prove ~ rate", "The rate proves it."),
    ],
)
def test_forms_typos_and_numbers_of_a_word_are_taken_for_it(expression: str, text: str) -> None:
    assert mark_of(expression, text) is Mark.MET


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("chance ~ luck", "We change it with luck."),
        ("biased ~ score", "The score is unbiased."),
        ("underfit ~ model", "The model overfits."),
        ("cost ~ 12", "It costs 120."),
        ("prove ~ rate", "The rate proves nothing."),
        ("rows ~ not help", "More rows help."),
        ("month ~ note", "The month is not over."),
        ("month ~ note*", "The month is not over."),
    ],
)
def test_other_words_are_not(expression: str, text: str) -> None:
    assert mark_of(expression, text) is not Mark.MET


def test_a_negation_that_a_criterion_asks_for_is_denied_by_another() -> None:
    assert mark_of("rows ~ not help", "It is wrong that more rows would not help.") is Mark.DENIED


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("600 ~ uplink", "600 images a second do not fit through the uplink."),
        ("before ~ after", "You must not mix before with after."),
        ("effect ~ offer", "The effect counts, since not everyone waits for an offer."),
        ("threshold ~ calibrat*", "The threshold is meaningless without calibration."),
    ],
)
def test_a_negation_of_another_word_leaves_a_relation_open(expression: str, text: str) -> None:
    assert mark_of(expression, text) in {Mark.UNSURE, Mark.MET}


def test_a_question_that_is_answered_by_denying_allows_for_it() -> None:
    text = (
        "The first is not right, and not what I see. The second does not follow, nor would I keep the third, which is "
        "not so. I would write that the gap is small. Then I would add what the figures of the week were. It is short."
    )
    content = short_of(GAP)
    refuting = replace(content, exemplar="Not this. That is not so. The gap is small.")
    assert [notice.kind for notice in propose(content, STEM, text).notices] == [NoticeKind.HEAVY_NEGATION]
    assert propose(refuting, STEM, text).notices == ()


def test_a_scope_looks_only_where_it_says() -> None:
    first = "I advise to stay with the service. " + "It costs more. " * 10
    last = "It costs more. " * 10 + "I advise to stay with the service."
    for scope in ("[opening]", "[first half]"):
        assert mark_of(f"{scope} stay ~ service", first) is Mark.MET
        assert mark_of(f"{scope} stay ~ service", last) is Mark.ABSENT


def test_a_misconception_stated_deducts_and_one_denied_does_not() -> None:
    content = short_of(GAP, wrong=("model ~ overfits",))
    stated = propose(content, STEM, padded("The gap is small. The model overfits."))
    denied = propose(content, STEM, padded("The gap is small. The model does not overfit."))
    assert (stated.stated, stated.score and stated.score.value) == (("w0",), 0.0)
    assert (denied.stated, denied.score and denied.score.value) == ((), 1.0)


def test_levels_without_expressions_are_reached_with_a_higher_one_that_is_met() -> None:
    content = open_of("", GAP, "", "rows ~ useless")
    texts = ("The gap is small.", "The gap is small. More rows are useless.")
    low, high = (propose(content, STEM, padded(text)) for text in texts)
    assert [proposal.score and proposal.score.dimensions[0].level for proposal in (low, high)] == [2, 4]


@pytest.mark.parametrize(
    ("text", "level", "undecided"),
    [
        ("The gap is small.", 0, ()),
        ("The gap is small. More rows are useless.", 4, ("l1", "l2")),
        ("The model underfits. The gap is small.", 1, ()),
        ("More rows are useless, and the model underfits.", 1, ()),
    ],
)
def test_a_low_level_is_left_to_the_person_where_two_higher_ones_are_met(
    text: str, level: int, undecided: tuple[str, ...]
) -> None:
    proposal = propose(open_of("model ~ underfits", "error ~ high", GAP, "rows ~ useless"), STEM, padded(text))
    assert proposal.score is not None
    assert proposal.score.dimensions[0].level == level
    assert proposal.undecided == undecided


def test_a_criterion_without_expressions_is_left_to_the_person() -> None:
    proposal = propose(open_of("", "", "", ""), STEM, padded("The gap is small."))
    assert {finding.mark for finding in proposal.criteria} == {Mark.UNSURE}
    assert proposal.score is not None
    assert not proposal.score.passed


def test_a_suspicious_text_has_neither_score_nor_findings() -> None:
    proposal = propose(
        short_of(GAP), STEM, "gap, small, distance, closed, training, error, curve, bias, rows, fit, noise"
    )
    assert [notice.kind for notice in proposal.notices] == [NoticeKind.KEYWORD_LIST]
    assert proposal.score is None
    assert {finding.mark for finding in proposal.criteria} == {Mark.UNSURE}
    assert [finding.spans for finding in proposal.criteria] == [()]


SALAD = st.lists(st.sampled_from(["gap", "small", "not", "0.1", ".", ",", "?", "but", "(", "no", "%", "the"]))


@given(st.text(max_size=300) | SALAD.map(" ".join))
def test_any_text_gets_a_proposal_whose_spans_lie_inside_it(text: str) -> None:
    proposal = propose(short_of(GAP, "(not | never) ~ (gap | 0.1)", wrong=("no small ~ gap",)), STEM, text)
    for finding in (*proposal.criteria, *proposal.misconceptions):
        assert all(0 <= span.start < span.end <= len(text) for span in finding.spans)
        assert (finding.evidence == "") == (finding.spans == ())
        assert finding.evidence in text


@given(ANSWERS, st.sampled_from([str.upper, str.lower, str.title]), st.sampled_from(["  ", "\n", "\t ", " \n  "]))
def test_case_and_blanks_change_nothing(answer: Scored, change: object, blank: str) -> None:
    assert callable(change)
    asked = answer.asked
    written = blank.join(change(" ".join(answer.text.split())).split(" "))
    before, after = (propose(asked.content, asked.stem, text) for text in (" ".join(answer.text.split()), written))
    assert [finding.mark for finding in after.criteria] == [finding.mark for finding in before.criteria]
    assert after.score == before.score or (after.score and before.score and after.score.value == before.score.value)


@given(ANSWERS, st.data())
def test_denying_a_sentence_that_meets_a_criterion_never_raises_the_score(answer: Scored, data: st.DataObject) -> None:
    asked = answer.asked
    text = f" {' '.join(answer.text.split())}"
    before = propose(asked.content, asked.stem, text)
    assert before.score is not None
    meeting = {_start(text, span) for one in before.criteria if one.mark is Mark.MET for span in one.spans}
    wrong = {_start(text, span) for one in before.misconceptions for span in one.spans}
    assume(meeting - wrong)
    start = data.draw(st.sampled_from(sorted(meeting - wrong)))
    after = propose(asked.content, asked.stem, f"{text[:start]} It is wrong that{text[start:]}")
    assert (after.score.value if after.score else 0.0) <= before.score.value


def _start(text: str, span: Span) -> int:
    """Find where the sentence begins in which a span lies."""
    return max((end.end() - 1 for end in re.finditer(r"[.;:?!] ", text[: span.start])), default=0)


@pytest.mark.parametrize(
    "text",
    [
        "gap small " * 100_000,
        "not " * 100_000,
        "gap (" * 50_000,
        "a" * 1_000_000,
        "9" * 100_000,
        "1," * 100_000,
        ". " * 200_000,
        "don't " * 50_000,
        "é\u0301\u202e\x00" * 50_000,
        "İß\ufb01" * 30_000,
    ],
    ids=lambda text: text[:8].encode("unicode_escape").decode(),
)
def test_a_text_of_any_length_is_answered_at_once(text: str) -> None:
    proposal = propose(short_of(*[GAP] * 40), STEM, text)
    assert proposal.score is None
    assert len(text) > MAX_CHARACTERS
