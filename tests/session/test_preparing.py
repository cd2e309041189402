"""What a plan starts from, as history and banks have it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.base.records import replace
from interviewprep.model.attempt import SessionStatus
from interviewprep.model.taxonomy import Area
from interviewprep.schedule.fsrs import FsrsScheduler
from interviewprep.schedule.horizon.deck import FIRST_RATINGS, first_ratings
from interviewprep.session.loops import LOOPS
from interviewprep.session.mocks import BY_AREA, WHOLE_DAY, mock_interviews
from interviewprep.session.preparing import Preparation, missed_days, prepare
from interviewprep.store.history import History
from store.make_fixture import session_row
from store.strategies import empty_history
from support.horizon import EVEN, TODAY, make_goal, make_questions
from support.practice import at_day, make_attempt, practise

QUESTIONS = make_questions(30)


class Shelf:
    """A catalogue of the made questions."""

    def entries(self, *, ready: bool) -> list[object]:
        assert ready
        return list(QUESTIONS)


def prepared(history: History, *, made_on: int = TODAY - 4) -> Preparation:
    return prepare(
        make_goal(made_on=made_on),
        history,
        Shelf(),  # type: ignore[arg-type]
        FsrsScheduler(),
        today=TODAY,
        retention=0.9,
        extra_time=1.0,
    )


def test_days_without_practice_since_the_last_one_with_it_are_missed() -> None:
    goal = make_goal(made_on=TODAY - 9)
    assert missed_days(goal, {TODAY - 4, TODAY - 8}, TODAY) == (TODAY - 3, TODAY - 2, TODAY - 1)
    assert missed_days(goal, {TODAY - 1}, TODAY) == ()
    assert missed_days(goal, {TODAY}, TODAY) == tuple(range(TODAY - 8, TODAY))


def test_no_day_is_missed_before_the_plan_was_made_or_after_the_interview() -> None:
    assert missed_days(make_goal(made_on=TODAY), set(), TODAY) == ()
    assert missed_days(make_goal(made_on=TODAY - 1), {TODAY - 30}, TODAY) == ()
    assert missed_days(make_goal(days=-2, made_on=TODAY - 5), set(), TODAY) == (TODAY - 4, TODAY - 3)


def test_minutes_practised_today_and_cards_are_taken_over() -> None:
    refs = [entry.ref for entry in QUESTIONS[:3]]
    with empty_history() as history:
        practise(history, [make_attempt(refs[0], day=TODAY - 3), make_attempt(refs[1], day=TODAY, active_s=630)])
        history.mark(refs[2], "suspended", make_attempt().at)
        found = prepared(history)
    situation = found.situation
    assert situation.minutes_today == 10.5
    assert situation.stock.cards.keys() == set(refs[:2])
    assert refs[2] not in {entry.ref for entry in situation.stock.entries}
    assert found.missed == (TODAY - 2, TODAY - 1)


def test_new_questions_of_a_topic_that_was_tested_out_of_are_left_out() -> None:
    known, *others = [entry for entry in QUESTIONS if (entry.area, entry.topic) == (Area.CODING, "topic-0")]
    with empty_history() as history:
        practise(history, [make_attempt(known.ref, day=TODAY - 3)])
        history.let_count_as_known(Area.CODING, "topic-0", at_day(TODAY - 1), "one")
        refs = {entry.ref for entry in prepared(history).situation.stock.entries}
    assert known.ref in refs
    assert refs.isdisjoint(entry.ref for entry in others)
    assert len(refs) == len(QUESTIONS) - len(others)


def test_mock_interview_that_was_sat_today_is_known() -> None:
    with empty_history() as history:
        for name, day in (("ml-depth", TODAY), ("coding-screen", TODAY - 1)):
            row = replace(session_row(name), plan={"loop": name}, started_at=at_day(day), utc_offset_s=0)
            history.create_session(row)
            history.set_status(name, SessionStatus.FINISHED)
        assert prepared(history).situation.sat_today == {"ml-depth"}


def test_own_first_answers_move_the_shares_of_an_area() -> None:
    with empty_history() as history:
        practise(history, [make_attempt(f"made/q{number:03}", day=TODAY - 1, score=0.0) for number in range(20)])
        shares = prepared(history).situation.stock.first_ratings
    assert shares[Area.CODING][0] > 0.5
    assert shares[Area.ML_THEORY] == pytest.approx(FIRST_RATINGS)


@given(st.integers(0, 500), st.floats(0, 1))
def test_shares_of_first_ratings_add_up(answers: int, share: float) -> None:
    shares = first_ratings(answers, round(answers * share))
    assert sum(shares) == pytest.approx(1)
    assert min(shares) >= 0


def test_every_loop_of_an_interview_belongs_to_an_area() -> None:
    listed = [name for names in BY_AREA.values() for name in names]
    assert sorted([*listed, WHOLE_DAY, "team-diagnostic"]) == sorted(LOOPS)
    assert BY_AREA.keys() == set(Area)


def test_most_important_areas_have_their_mock_interviews_first() -> None:
    importance = EVEN | {Area.ML_THEORY: 3.0, Area.COMMUNICATION: 0.0}
    turns = mock_interviews(importance, QUESTIONS, 1.0).turns
    assert turns[0].name == "ml-breadth"
    assert "behavioural-and-impact" not in {mock.name for mock in turns}


def test_loop_that_no_question_fits_is_not_offered() -> None:
    coding = [entry for entry in QUESTIONS if entry.area is Area.CODING]
    offer = mock_interviews(EVEN, coding, 2.0)
    assert offer.rehearsal is None
    assert [(mock.name, mock.minutes) for mock in offer.turns][:1] == [("coding-screen", 90.0)]
