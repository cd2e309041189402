"""What figures of questions lead to, from made-up sittings to advice in words."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewprep.model.question import Question
from interviewprep.model.taxonomy import Format
from interviewprep.proof.statistics.figures import Figures, figures
from interviewprep.proof.statistics.notices import Notice, notices
from interviewprep.store.answers import Disputes
from store.strategies import empty_history
from support.questions import choice, question
from support.sittings import Given, store

ASKED = replace(question(Format.SINGLE, choice("p", "qrs")), revision="r", minutes=1)
REST = ("test/rest-1", "test/rest-2", "test/rest-3")
Answer = Callable[[int, bool], Given]


def sittings(people: int, answer: Answer) -> Iterable[Given]:
    """Let people answer four questions; every second of them is strong and has the other three right."""
    for person in range(people):
        is_strong = person % 2 == 0
        yield answer(person, is_strong)
        yield from (Given(f"s{person}", name, float(is_strong)) for name in REST)


def measured(people: int, answer: Answer) -> Figures:
    with empty_history() as history:
        store(history, sittings(people, answer))
        (found,) = figures(history.answer_sums(), {}, {}, {ASKED.ref: ASKED}.get)
    return found


def given_by(person: int, chosen: str, *, active_s: float = 60) -> Given:
    distractors = () if chosen == "p" else (f"option-{chosen}",)
    return Given(f"s{person}", ASKED.ref, float(chosen == "p"), distractors, active_s)


def sound(person: int, is_strong: bool) -> Given:
    return given_by(person, "p" if is_strong and person % 8 else "qrs"[person % 3])


def kinds(found: Iterable[Notice]) -> set[str]:
    return {notice.kind for notice in found}


def test_a_sound_question_gets_no_advice() -> None:
    found = measured(120, sound)
    assert (found.answers, found.share) == (120, 0.375)
    assert found.discrimination is not None
    assert found.discrimination > 0.6
    assert kinds(notices(found)) - {"ambiguous"} == set()


@pytest.mark.parametrize(("people", "settled"), [(29, None), (30, False), (99, False), (100, True)])
def test_advice_waits_for_answers_and_then_for_more(people: int, settled: bool | None) -> None:
    found = notices(measured(people, lambda person, _: given_by(person, "q")))
    assert {notice.is_settled for notice in found} == (set() if settled is None else {settled})


def test_a_wrong_key_shows_as_negative_discrimination() -> None:
    found = measured(100, lambda person, is_strong: given_by(person, "q" if is_strong else "p"))
    assert found.discrimination == pytest.approx(-1)
    (notice,) = (one for one in notices(found) if one.kind == "discrimination")
    assert "key for wrong" in notice.message
    assert notice.is_settled


def test_a_distractor_that_the_strong_choose_is_ambiguous() -> None:
    found = measured(100, lambda person, is_strong: given_by(person, ("pq" if is_strong else "prs")[person // 2 % 2]))
    ambiguous = [notice.option for notice in notices(found) if notice.kind == "ambiguous"]
    assert ambiguous == ["option-q"]


def test_a_distractor_that_hardly_anybody_chooses_does_no_work() -> None:
    found = measured(100, lambda person, _: given_by(person, "s" if person < 4 else "pqr"[person % 3]))
    idle = [notice for notice in notices(found) if notice.kind == "distractor"]
    assert [notice.option for notice in idle] == ["option-s"]
    assert "4.0 %" in idle[0].message


@pytest.mark.parametrize(("right", "advice"), [(19, {"share"}), (20, set()), (90, set()), (91, {"share"})])
def test_shares_outside_two_tenths_to_nine_tenths_are_told(right: int, advice: set[str]) -> None:
    found = measured(100, lambda person, _: given_by(person, "p" if person < right else "q"))
    assert kinds(notices(found)) & {"share"} == advice


@pytest.mark.parametrize(("active_s", "advice"), [(120.0, set()), (121.0, {"time"})])
def test_a_median_over_twice_the_plan_is_told(active_s: float, advice: set[str]) -> None:
    found = measured(60, lambda person, _: given_by(person, "p", active_s=active_s if person % 5 else 1.0))
    assert kinds(notices(found)) & {"time"} == advice


@pytest.mark.parametrize(
    ("disputes", "advice"),
    [(Disputes(29, 58, 58), set()), (Disputes(40, 100, 5), set()), (Disputes(40, 100, 6), {"disputes"})],
)
def test_marks_disputed_too_often_send_the_rubric_back(disputes: Disputes, advice: set[str]) -> None:
    found = replace(measured(40, sound), disputes=disputes)
    assert kinds(notices(found)) & {"disputes"} == advice


def test_a_flag_is_told_however_few_have_answered() -> None:
    assert kinds(notices(replace(measured(2, sound), flags=1))) == {"flags"}


def test_answers_to_earlier_revisions_are_counted_apart() -> None:
    with empty_history() as history:
        store(history, [Given("s", ASKED.ref, 1.0), Given("t", ASKED.ref, 0.0, revision="older")])
        (found,) = figures(history.answer_sums(), {}, {}, {ASKED.ref: ASKED}.get)
    assert (found.answers, found.others, found.share) == (1, 1, 1.0)


@settings(max_examples=30)
@given(data=st.data(), people=st.integers(1, 12))
def test_shares_and_discrimination_stay_in_their_bounds(data: st.DataObject, people: int) -> None:
    drawn = data.draw(st.lists(st.sampled_from("pqrs"), min_size=people, max_size=people))
    found = measured(people, lambda person, _: given_by(person, drawn[person]))
    assert 0 <= found.share <= 1
    assert found.discrimination is None or -1 <= found.discrimination <= 1
    assert sum(option.share for option in found.options) == pytest.approx(1 - found.share)


def test_a_question_that_no_bank_has_is_left_out() -> None:
    with empty_history() as history:
        store(history, [Given("s", "gone/question", 1.0)])
        nowhere: dict[str, Question] = {}
        assert figures(history.answer_sums(), {}, {}, nowhere.get) == []
