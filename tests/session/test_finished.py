"""The session that was finished last is told as its scorecard tells it."""

import pytest

from interviewprep.base.paths import Paths
from interviewprep.model.attempt import SessionKind
from interviewprep.model.taxonomy import Format
from interviewprep.session.candidate import Action, Do
from interviewprep.session.finished import Finished, last_finished
from support.clock import START, FakeClock
from support.practice import make_attempt, practise
from support.questions import NUMERIC, question
from support.sessions import Script, Stand, answer

DAY_S = 24 * 3600
RIGHT, WRONG, SKIP = answer("0.44"), answer("0.1"), Action(Do.SKIP)


def drill_of(paths: Paths, clock: FakeClock, questions: int) -> Stand:
    return Stand.build(paths, clock, *[question(Format.NUMERIC, NUMERIC)] * questions)


def test_what_was_skipped_counts_as_on_the_scorecard(paths: Paths, fake_clock: FakeClock) -> None:
    stand = drill_of(paths, fake_clock, 5)
    card = stand.sit(Script([RIGHT, SKIP, WRONG, SKIP, RIGHT]), stand.plan(kind=SessionKind.DRILL))
    told = last_finished(stand.history)
    assert told == Finished(SessionKind.DRILL, START.at, asked=5, answered=3, passed=2, score=0.4)
    assert told.score == card.score


def test_session_finished_days_later_has_the_day_of_its_last_answer(paths: Paths, fake_clock: FakeClock) -> None:
    stand = drill_of(paths, fake_clock, 2)
    engine = stand.start()
    with pytest.raises(KeyboardInterrupt):
        stand.conductor(engine, Script([RIGHT, Action(Do.PAUSE)])).run()
    assert last_finished(stand.history) is None
    fake_clock.advance(3 * DAY_S)
    stand.conductor(stand.resume(engine), Script([RIGHT])).run()
    told = last_finished(stand.history)
    assert told is not None
    assert (told.last_at - START.at).days == 3


def test_session_that_ended_last_is_told_and_not_the_one_that_began_last(paths: Paths, fake_clock: FakeClock) -> None:
    stand = drill_of(paths, fake_clock, 2)
    left = stand.start()
    with pytest.raises(KeyboardInterrupt):
        stand.conductor(left, Script([RIGHT, Action(Do.PAUSE)])).run()
    fake_clock.advance(DAY_S)
    stand.sit(Script([WRONG, WRONG]))
    fake_clock.advance(DAY_S)
    stand.conductor(stand.resume(left), Script([RIGHT])).run()
    told = last_finished(stand.history)
    assert told is not None
    assert ((told.last_at - START.at).days, told.passed) == (2, 2)


def test_session_without_an_answer_is_not_told(paths: Paths, fake_clock: FakeClock) -> None:
    stand = drill_of(paths, fake_clock, 1)
    stand.sit(Script([SKIP]))
    assert last_finished(stand.history) is None


def test_session_that_no_prep_wrote_is_not_told(paths: Paths, fake_clock: FakeClock) -> None:
    stand = drill_of(paths, fake_clock, 1)
    practise(stand.history, [make_attempt()])
    assert last_finished(stand.history) is None
