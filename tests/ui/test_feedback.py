"""What is said after a verdict: the most important first, each option and step explained, long parts when asked for."""

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.grade.answers import parse_answer
from interviewprep.grade.score import grade
from interviewprep.model.evidence import Rating, RatingDecision
from interviewprep.model.question import CallKind, Choice, Open, Order, Question, Short
from interviewprep.model.score import Score
from interviewprep.model.taxonomy import Format
from interviewprep.model.verdict import Verdict
from interviewprep.report.past import Past
from interviewprep.session.candidate import Do, Outcome
from interviewprep.ui import feedback
from interviewprep.ui.opening import NONE_FOUND, NoOpener
from interviewprep.ui.person import Person
from interviewprep.ui.speaker import Manner
from support.practice import make_attempt
from support.questions import NUMERIC, PROGRAM, REVIEW, choice, choices, opens, orders, question, shorts, shown
from support.screens import Notes, Typed

SINGLE = question(Format.SINGLE, choice("p", "qr"))
ORDER = ("option-q", "option-p", "option-r")
REFERENCE = "def two_sum(nums, target):\n    return 0, 1\n"
CODE = question(Format.CODE, replace(PROGRAM, reference=REFERENCE))
ON_A_TERMINAL = Manner(prompts_all=True, edits=True)
IN_FULL = Manner(prompts_all=True, edits=False, unfolds=True)


def ended(score: Score, *, gave_up: bool = False, moved: bool = True) -> Outcome:
    """End a question with a score."""
    return Outcome(
        score=score,
        decision=RatingDecision(Rating.GOOD, ("You passed.", "It was late.")) if moved else None,
        due_in_days=1 if moved else None,
        over_time=False,
        gave_up=gave_up,
    )


def graded(asked: Question, answer: str, order: tuple[str, ...] = (), *, met: Sequence[str] = ()) -> Outcome:
    """Grade an answer."""
    return ended(grade(asked, parse_answer(asked, answer, shown=order or None), met=met))


def given_up() -> Outcome:
    return ended(Score(0.0, passed=False), gave_up=True)


def told(asked: Question, outcome: Outcome, answer: str, order: tuple[str, ...] = (), *, briefly: bool = False) -> str:
    """Give all that is said of an outcome, but for what has to be asked for."""
    notes, view = Notes(), shown(asked, order)
    feedback.verdict(notes, view, answer, outcome, briefly=briefly)
    feedback.explain(notes, view, answer, outcome, briefly=briefly)
    return "\n".join(notes.lines)


def test_verdict_comes_first_then_the_reasons_and_the_rating_as_one_block() -> None:
    text = told(SINGLE, graded(SINGLE, "2", ORDER), "2", ORDER)
    assert text.startswith("\nVerdict: accepted\nScore: 100 %\n")
    assert text.endswith("== Why\nBecause.\n\nRating: good. It is due in 1 day.\n  You passed.\n  It was late.")


def test_each_option_is_explained_under_its_number_and_what_was_chosen_first() -> None:
    text = told(SINGLE, graded(SINGLE, "3", ORDER), "3", ORDER)
    assert text.partition("== The options\n")[2].startswith(
        "  3. Text r.\n     Chosen, but wrong: Why r.\n"
        "  1. Text q.\n     Wrong, and left out: Why q.\n"
        "  2. Text p.\n     Left out, but right: Why p.\n"
    )


@given(choices(), st.data())
def test_every_option_is_explained_once_whatever_was_chosen(content: Choice, data: st.DataObject) -> None:
    order = tuple(data.draw(st.permutations([option.id for option in content.options])))
    chosen = data.draw(st.sets(st.sampled_from(order), min_size=1))
    asked = question(Format.MULTI, content)
    answer = " ".join(sorted(chosen))
    lines = told(asked, graded(asked, answer, order), answer, order).splitlines()
    numbered = [line for line in lines if line[2:3].isdigit()]
    ids = [order[int(line[2]) - 1] for line in numbered]
    assert sorted(ids) == sorted(order)
    assert set(ids[: len(chosen)]) == chosen
    for option in content.options:
        assert sum(line.endswith(f": {option.why}") for line in lines) == 1


def test_briefly_only_what_was_judged_wrongly_is_explained() -> None:
    text = told(SINGLE, graded(SINGLE, "3", ORDER), "3", ORDER, briefly=True)
    assert "Missed: Text p. Why p.\nWrongly chosen: Text r. Why r.\n" in text
    assert "Text q." not in text


@pytest.mark.parametrize(
    ("briefly", "right"), [(True, "Right: 2. Text p."), (False, "  2. Text p.\n     Right: Why p.")]
)
def test_giving_up_shows_the_solution_and_no_score(briefly: bool, right: str) -> None:
    text = told(SINGLE, given_up(), "", ORDER, briefly=briefly)
    assert "Verdict: solution seen" in text
    assert right in text
    assert "Score:" not in text


def test_number_that_a_wrong_path_leads_to_is_explained_by_it() -> None:
    asked = question(Format.NUMERIC, NUMERIC)
    assert "The other condition.\nRight: 0.44 share\n" in told(asked, graded(asked, "0.99"), "0.99")


def test_second_attempt_of_a_day_says_that_it_moves_nothing() -> None:
    outcome = replace(graded(SINGLE, "option-p"), decision=None, due_in_days=None)
    text = told(SINGLE, outcome, "option-p", ORDER)
    assert "only the first attempt of a day moves the schedule" in text
    assert "comes back" not in text


def test_late_answer_is_called_so() -> None:
    assert "Over time" in told(SINGLE, replace(graded(SINGLE, "option-p"), over_time=True), "option-p", ORDER)


@given(orders())
def test_right_order_is_told_in_the_numbers_that_were_shown(drawn: tuple[Order, tuple[str, ...]]) -> None:
    content, line = drawn
    displayed = tuple(reversed(line))
    asked = question(Format.ORDER, content)
    wrong = " ".join(displayed)
    text = told(asked, graded(asked, wrong, displayed), wrong, displayed)
    (numbers,) = [one for one in text.splitlines() if one.startswith("A right order: ")]
    assert [displayed[int(number) - 1] for number in numbers.removeprefix("A right order: ").split()] == list(line)
    assert "Misplaced: " in text
    broken = {
        (displayed[int(earlier) - 1], displayed[int(later) - 1])
        for earlier, laters in re.findall(r"^(\d+) comes before ([\d, ]+)\.$", text, re.MULTILINE)
        for later in laters.split(", ")
    }
    assert broken == {(earlier, later) for earlier, later in content.before if wrong_way(displayed, earlier, later)}


def wrong_way(order: Sequence[str], earlier: str, later: str) -> bool:
    return order.index(earlier) > order.index(later)


def test_review_names_every_planted_defect_with_its_lines() -> None:
    asked = question(Format.REVIEW, REVIEW)
    text = told(asked, graded(asked, "1 leakage: x; y"), "1 leakage: x; y")
    assert [defect.effect in text for defect in REVIEW.defects] == [True] * len(REVIEW.defects)
    assert "lines 12-13, leakage" in text
    assert "line 30, off-by-one" in text


@pytest.mark.parametrize(
    ("answer", "stand"),
    [
        ("12 leakage: x; y", "Found"),
        ("12 numerics: x; y", "Found, but of another kind"),
        ("30 off-by-one: x", "Missed"),
    ],
)
def test_review_tells_what_was_found_and_what_was_missed(answer: str, stand: str) -> None:
    asked = question(Format.REVIEW, REVIEW)
    assert f"\n{stand}: lines 12-13, leakage" in told(asked, graded(asked, answer), answer)


def test_review_that_was_given_up_is_told_no_misses() -> None:
    assert "Missed" not in told(question(Format.REVIEW, REVIEW), given_up(), "")


def test_review_shows_the_test_that_fails_because_of_a_defect() -> None:
    first, second = REVIEW.defects
    proven = replace(REVIEW, defects=(replace(first, test="def test_fit_before_split(): ..."), second))
    text = told(question(Format.REVIEW, proven), given_up(), "")
    assert text.count("This test fails because of it:\ndef test_fit_before_split(): ...") == 1


@given(shorts(), st.data())
def test_short_answer_is_told_what_it_left_out_and_nothing_that_it_said(content: Short, data: st.DataObject) -> None:
    asked = question(Format.SHORT, content)
    met = data.draw(st.sets(st.sampled_from([one.id for one in content.criteria])))
    text = told(asked, graded(asked, "x", met=sorted(met)), "x")
    missing = text.partition("== What your answer left out\n")[2].partition("\n== Why")[0]
    expected = [f"  {one.text}" for one in content.criteria if one.id not in met]
    assert [line for line in missing.splitlines() if line.startswith("  ")] == expected


@given(opens(), st.data())
def test_open_answer_is_told_what_would_raise_each_dimension_by_a_level(content: Open, data: st.DataObject) -> None:
    asked = question(Format.LONG, content)
    criteria = [one for dimension in content.dimensions for one in dimension.criteria]
    met = data.draw(st.sets(st.sampled_from([one.id for one in criteria])))
    outcome = graded(asked, "x", met=sorted(met))
    text = told(asked, outcome, "x")
    levels = {line.id: line.level for line in outcome.score.dimensions}
    nearest = [
        one.text
        for dimension in content.dimensions
        for one in dimension.criteria
        if one.level == levels[dimension.id] + 1 and one.id not in met
    ]
    shown_lines = text.partition("== What would raise it\n")[2].partition("\n== Why")[0].splitlines()
    assert [line for line in shown_lines if line.startswith("  ")] == [f"  {one}" for one in nearest]


def pasts(*answers: str) -> list[Past]:
    """Make attempts at the program, a day apart."""
    attempts = [make_attempt("test/a-question", day=20_000 + day) for day in range(len(answers))]
    return [
        Past(number, attempt, None, text)
        for number, (attempt, text) in enumerate(zip(attempts, answers, strict=True), 1)
    ]


def sat(manner: Manner, answer: str, outcome: Outcome, *typed: str, before: Sequence[str] = ()) -> str:
    """Let a person go through all that comes after the verdict on a program; give what they saw."""
    notes = Notes()
    history = pasts(*before, answer)
    person = Person(notes, Typed(list(typed)), NoOpener(NONE_FOUND), manner, lambda _: history)
    view = shown(CODE, total=2)
    person.outcome(view, answer, outcome)
    person.explain(view, answer, outcome)
    person.adjust(view, answer, outcome, ())
    person.post_mortem(view, answer, outcome)
    return "\n".join(notes.lines)


FAILED = ended(Score(0.0, passed=False, verdict=Verdict.WRONG_ANSWER))
PASSED = ended(Score(1.0, passed=True, verdict=Verdict.ACCEPTED))
MINE = "# A question\n\ndef two_sum(nums, target):\n    return 1, 0\n"
HEADINGS = ("== A reference solution", "== Your program and the reference", "== Earlier attempts")


@pytest.mark.parametrize("outcome", [FAILED, PASSED])
def test_on_a_terminal_long_parts_wait_to_be_asked_for(outcome: Outcome) -> None:
    assert not [heading for heading in HEADINGS if heading in sat(ON_A_TERMINAL, MINE, outcome, before=["pass"])]
    for key, heading in zip("rda", HEADINGS, strict=True):
        assert heading in sat(ON_A_TERMINAL, MINE, outcome, key, before=["pass"])


def test_in_full_they_come_in_order_and_nothing_has_to_be_typed_for_them() -> None:
    text = sat(IN_FULL, MINE, FAILED, before=["pass"])
    places = [text.index(HEADINGS[place]) for place in (1, 0, 2)]
    assert places == sorted(places)


def test_difference_names_the_lines_that_only_one_has() -> None:
    text = sat(ON_A_TERMINAL, MINE, FAILED, "diff")
    assert "          | def two_sum(nums, target):\nyours     |     return 1, 0\nreference |     return 0, 1" in text
    assert "# A question" not in text


def test_program_that_is_the_reference_but_for_its_formatting_is_called_so_in_one_line() -> None:
    text = sat(ON_A_TERMINAL, "def two_sum(nums, target):\n\n  return (0, 1)  # both\n", PASSED, "d")
    assert "== Your program and the reference\nThe same, up to formatting." in text
    assert "yours" not in text


def test_query_is_the_same_whatever_its_capitals_and_its_lines() -> None:
    content = replace(PROGRAM, call=CallKind.SQL, reference="SELECT 1\nFROM t;\n")
    asked, notes = question(Format.SQL, content), Notes()
    person = Person(notes, Typed(["d"]), NoOpener(NONE_FOUND), ON_A_TERMINAL)
    person.adjust(shown(asked), "-- What?\n\nselect 1 from t", PASSED, ())
    assert "The same, up to formatting." in notes.lines


def test_attempts_are_offered_only_where_there_are_earlier_ones() -> None:
    assert "'a' cannot be taken" in sat(ON_A_TERMINAL, MINE, PASSED, "a")
    text = sat(ON_A_TERMINAL, MINE, PASSED, "a", before=["def two_sum(nums, target):\n    pass\n"])
    assert "Attempt 1, 2024-10-04 09:00" in text
    assert "attempt 1 |     pass\nattempt 2 |     return 1, 0" in text


def closed() -> float:
    """Stand for the time left of a question that is closed: there is none to ask for."""
    raise LookupError


def test_clock_stands_still_while_a_closed_question_is_talked_about() -> None:
    notes = Notes()
    person = Person(notes, Typed(["/time", "/skip", "An empty list."]), NoOpener(NONE_FOUND), ON_A_TERMINAL)
    view = replace(shown(CODE), item_left_s=closed)
    assert person.follow_up(view, "Which inputs?", timed=False) == "An empty list."
    assert notes.lines[1:] == [
        "Follow-up: Which inputs?",
        "The clock stands still.",
        "Here /time and /quit are taken, and Enter when you have nothing to add.",
    ]


def test_clock_goes_on_while_a_stage_is_talked_about() -> None:
    notes = Notes()
    person = Person(notes, Typed(["/time", "/quit"]), NoOpener(NONE_FOUND), ON_A_TERMINAL)
    with pytest.raises(KeyboardInterrupt):
        person.follow_up(shown(CODE), "Who owns it?", timed=True)
    assert "1:00" in notes.lines[2]


@pytest.mark.parametrize("timed", [True, False])
def test_who_is_asked_for_answers_alone_gets_no_follow_up(timed: bool) -> None:
    person = Person(Notes(), Typed(["never read"]), NoOpener(NONE_FOUND), Manner(prompts_all=False, edits=False))
    assert person.follow_up(shown(CODE), "Who owns it?", timed=timed) is None


def test_failure_is_followed_by_one_prompt_about_the_mistake() -> None:
    lines = Typed(["3"])
    person = Person(Notes(), lines, NoOpener(NONE_FOUND), ON_A_TERMINAL)
    outcome = ended(Score(0.0, passed=False))
    assert person.adjust(shown(SINGLE, ORDER, total=2), "", outcome, ()) is None
    assert person.post_mortem(shown(SINGLE, ORDER), "", outcome) == "believed the distractor"
    assert lines.typed == []


def test_what_is_not_offered_is_refused_and_asked_again() -> None:
    notes = Notes()
    person = Person(notes, Typed(["x", "hard"]), NoOpener(NONE_FOUND), ON_A_TERMINAL)
    assert person.adjust(shown(SINGLE, ORDER), "", PASSED, (Rating.HARD,)) is Rating.HARD
    assert notes.lines == ["'x' cannot be taken. Enter to go on, u undo, or hard to change the rating."]


@pytest.mark.parametrize("typed", ["u", "undo"])
def test_rating_is_taken_back_by_a_key_or_its_word_after_right_and_after_wrong_answers(typed: str) -> None:
    person = Person(Notes(), Typed([typed, typed]), NoOpener(NONE_FOUND), ON_A_TERMINAL)
    assert person.adjust(shown(SINGLE, ORDER), "", PASSED, (Rating.HARD,)) is Do.UNDO
    assert person.post_mortem(shown(SINGLE, ORDER), "", ended(Score(0.0, passed=False))) is Do.UNDO


def test_where_no_rating_was_given_none_is_taken_back_and_nothing_dropped() -> None:
    notes, outcome = Notes(), ended(Score(0.0, passed=False), moved=False)
    person = Person(notes, Typed(["u", "n", "1"]), NoOpener(NONE_FOUND), ON_A_TERMINAL)
    assert person.post_mortem(shown(SINGLE, ORDER), "", outcome) == "did not know"
    assert len(notes.lines) == 2


def test_leech_is_told_with_what_would_help_and_can_be_dropped() -> None:
    notes = Notes()
    outcome = replace(ended(Score(0.0, passed=False)), leech_lapses=8)
    view = shown(replace(SINGLE, prerequisites=("basics", "terms")), ORDER)
    person = Person(notes, Typed(["n"]), NoOpener(NONE_FOUND), ON_A_TERMINAL)
    person.explain(view, "1", outcome)
    assert notes.lines[-2] == (
        "Forgotten 8 times: to be asked once more will not teach it. Practise first "
        "what comes before it: basics, terms."
    )
    assert person.post_mortem(view, "", outcome) is Do.NEVER_AGAIN
