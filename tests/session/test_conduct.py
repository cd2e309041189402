"""What happens to a candidate's deeds: stored first, graded once, remembered, and nothing lost on the way out."""

from dataclasses import replace
from typing import Any

import pytest

from interviewprep.base.paths import Paths
from interviewprep.model.attempt import EventKind, SessionStatus
from interviewprep.model.evidence import Rating
from interviewprep.model.question import Hint, Question, Stage
from interviewprep.model.taxonomy import Format, Level
from interviewprep.model.verdict import Verdict
from interviewprep.session.candidate import Action, Confirmation, Do, EndOfAnswers, View
from interviewprep.store.history import History
from support.clock import FakeClock
from support.programs import CODE
from support.questions import NUMERIC, choice, dimension_of, open_of, question
from support.sessions import Script, Stand, answer

SINGLE = question(Format.SINGLE, choice("p", "qr"))
NUMBER = question(Format.NUMERIC, NUMERIC)
HINTED = replace(NUMBER, hints=(Hint("Think.", 0.1), Hint("Divide.", 0.5)))
LONG = question(
    Format.LONG,
    replace(open_of(dimension_of("framing"), dimension_of("numbers")), stages=(Stage("say", "Say it", 2, "Go."),)),
)


class KilledHere(Exception):
    """In place of a kill, before a step is stored."""


def kinds(stand: Stand, session: str) -> list[EventKind]:
    return [event.kind for event in stand.history.events(session)]


def stand_of(paths: Paths, clock: FakeClock, *questions: Question) -> Stand:
    return Stand.build(paths, clock, *questions)


def test_right_answer_is_stored_graded_and_remembered(paths: Paths, fake_clock: FakeClock) -> None:
    stand = stand_of(paths, fake_clock, SINGLE)
    script = Script([stand.after(40, answer("option-p"))], confidences=[0.9])

    card = stand.sit(script)

    (attempt,) = stand.history.attempts()
    assert attempt.evidence.passed
    assert attempt.evidence.active_s == 40
    assert attempt.evidence.confidence == 0.9
    assert stand.history.card("test/q1") is not None
    assert script.outcomes[0].decision is not None
    assert script.outcomes[0].decision.rating is Rating.GOOD, "a first-ever solve counts at most Good"
    assert card.score == 1.0


def test_every_event_is_stored_before_the_next_step(paths: Paths, fake_clock: FakeClock) -> None:
    stand = stand_of(paths, fake_clock, SINGLE)
    engine = stand.start()
    seen: list[list[EventKind]] = []

    def look(view: View) -> Action:
        del view
        seen.append(kinds(stand, engine.session))
        return answer("option-p")

    stand.conductor(engine, Script([look])).run()

    assert seen == [[EventKind.SHOWN]]
    assert kinds(stand, engine.session) == [
        EventKind.SHOWN,
        EventKind.SUBMIT,
        EventKind.CONFIDENCE,
        EventKind.VERDICT,
        EventKind.FINISH,
    ]


def test_unreadable_answer_is_refused_and_costs_nothing(paths: Paths, fake_clock: FakeClock) -> None:
    stand = stand_of(paths, fake_clock, NUMBER)
    script = Script([answer("about half"), answer("0.44")])

    stand.sit(script)

    assert len(script.refusals) == 1
    (attempt,) = stand.history.attempts()
    assert attempt.evidence.submits == 1
    assert attempt.evidence.passed


def test_each_hint_costs_its_price_and_the_last_one_the_rating(paths: Paths, fake_clock: FakeClock) -> None:
    stand = stand_of(paths, fake_clock, HINTED)
    hint = Action(Do.HINT)
    script = Script([hint, hint, hint, answer("0.44")])

    stand.sit(script)

    (attempt,) = stand.history.attempts()
    assert [one.text for one in script.hints] == ["Think.", "Divide."]
    assert len(script.refusals) == 1
    assert attempt.evidence.score == pytest.approx(0.4)
    assert attempt.evidence.last_hint_seen
    assert script.outcomes[0].decision is not None
    assert script.outcomes[0].decision.rating is Rating.AGAIN


def test_giving_up_shows_the_solution_and_counts_as_not_known(paths: Paths, fake_clock: FakeClock) -> None:
    stand = stand_of(paths, fake_clock, SINGLE)
    script = Script([Action(Do.GIVE_UP)], mistake="did not know")

    stand.sit(script)

    (attempt,) = stand.history.attempts()
    assert script.outcomes[0].gave_up
    assert attempt.evidence.solution_seen
    assert (attempt.evidence.score, attempt.evidence.passed) == (0.0, False)
    assert attempt.mistake == "did not know"


def test_skipped_question_leaves_no_attempt_and_counts_zero_in_the_scorecard(
    paths: Paths, fake_clock: FakeClock
) -> None:
    stand = stand_of(paths, fake_clock, SINGLE, NUMBER)

    card = stand.sit(Script([Action(Do.SKIP), answer("0.44")]))

    assert [attempt.question for attempt in stand.history.attempts()] == ["test/q2"]
    assert [line.verdict for line in card.questions] == ["skipped", "accepted"]
    assert card.score == 0.5


def test_marks_are_kept_and_never_again_leaves_the_question(paths: Paths, fake_clock: FakeClock) -> None:
    stand = stand_of(paths, fake_clock, SINGLE)

    stand.sit(Script([Action(Do.FLAG, "unclear"), Action(Do.NEVER_AGAIN)]))

    assert stand.marks == [("test/q1", "flagged", "unclear"), ("test/q1", "suspended", "")]
    assert stand.history.attempts() == []


def test_criteria_that_the_person_confirms_make_the_score(paths: Paths, fake_clock: FakeClock) -> None:
    stand = stand_of(paths, fake_clock, LONG)
    met = ("framing-1", "framing-2", "framing-3", "numbers-1", "numbers-2")
    script = Script([answer("My answer.")], confirmations=[Confirmation(met, ())])

    card = stand.sit(script)

    (attempt,) = stand.history.attempts()
    assert attempt.evidence.score == pytest.approx((3 + 2) / 8)
    assert attempt.confirmed_by == "self"
    assert card.level is Level.LEAN_YES
    assert [(line.title, line.level) for line in card.areas[0].dimensions] == [("Framing", 3), ("Numbers", 2)]


def test_case_is_answered_stage_by_stage(paths: Paths, fake_clock: FakeClock) -> None:
    stages = (Stage("frame", "Frame", 1, "Frame it."), Stage("operate", "Operate", 1, "Run it."))
    case = question(Format.CASE, replace(open_of(dimension_of("framing")), stages=stages))
    stand = stand_of(paths, fake_clock, case)
    script = Script([answer("First."), answer("Second.")])
    engine = stand.start()

    stand.conductor(engine, script).run()

    assert script.stages == ["frame", "operate"]
    submit = next(event for event in stand.history.events(engine.session) if event.kind is EventKind.SUBMIT)
    assert submit.payload["answer"] == "First.\n\nSecond."


def test_input_that_ends_before_the_first_answer_drops_the_session(paths: Paths, fake_clock: FakeClock) -> None:
    stand = stand_of(paths, fake_clock, SINGLE)

    with pytest.raises(EndOfAnswers):
        stand.sit(Script([]))

    assert [row.status for row in stand.history.sessions()] == [SessionStatus.DROPPED]


def test_input_that_ends_later_leaves_the_rest_unanswered(paths: Paths, fake_clock: FakeClock) -> None:
    stand = stand_of(paths, fake_clock, SINGLE, NUMBER)

    card = stand.sit(Script([answer("option-q")]))

    assert [line.verdict for line in card.questions] == ["wrong answer", "not answered"]
    assert [row.status for row in stand.history.sessions()] == [SessionStatus.FINISHED]


def test_nothing_is_put_once_the_time_of_the_session_is_over(paths: Paths, fake_clock: FakeClock) -> None:
    stand = stand_of(paths, fake_clock, SINGLE, NUMBER)

    card = stand.sit(Script([stand.after(61, answer("option-p")), answer("0.44")]), stand.plan(budget_s=60))

    assert [line.verdict for line in card.questions] == ["accepted", "not answered"]


def test_late_answer_is_kept_and_marked_over_time(paths: Paths, fake_clock: FakeClock) -> None:
    stand = stand_of(paths, fake_clock, SINGLE)
    script = Script([stand.after(121, answer("option-p"))])

    stand.sit(script)

    assert script.outcomes[0].over_time
    assert stand.history.attempts()[0].over_time


def test_session_that_was_left_goes_on_with_its_answers_and_its_time(paths: Paths, fake_clock: FakeClock) -> None:
    stand = stand_of(paths, fake_clock, SINGLE, NUMBER)
    engine = stand.start(stand.plan(budget_s=600))
    leave = stand.after(30, Action(Do.PAUSE))
    with pytest.raises(KeyboardInterrupt):
        stand.conductor(engine, Script([stand.after(20, answer("option-p")), leave])).run()
    fake_clock.advance(100_000)

    resumed = stand.resume(engine)

    assert resumed.session_left_s() == 550
    assert resumed.item_left_s() == 90
    card = stand.conductor(resumed, Script([answer("0.44")])).run()
    assert card.score == 1.0
    assert len(stand.history.attempts()) == 2


def test_answer_that_was_confirmed_before_a_kill_is_graded_on_resuming(paths: Paths, fake_clock: FakeClock) -> None:
    stand = stand_of(paths, fake_clock, SINGLE)
    engine = stand.start()
    engine.emit(EventKind.SHOWN, item=0, question="test/q1", revision="r1", order=["option-q", "option-p", "option-r"])
    engine.emit(EventKind.SUBMIT, item=0, answer="2", gave_up=False)

    card = stand.conductor(stand.resume(engine), Script([])).run()

    assert card.score == 1.0


def test_second_attempt_of_a_study_day_is_stored_and_moves_no_card(paths: Paths, fake_clock: FakeClock) -> None:
    stand = stand_of(paths, fake_clock, SINGLE)
    stand.sit(Script([answer("option-p")]))
    before = stand.history.card("test/q1")
    script = Script([answer("option-q")])

    stand.sit(script)

    assert len(stand.history.attempts()) == 2
    assert stand.history.card("test/q1") == before
    assert script.outcomes[0].decision is None


def test_program_is_run_submitted_twice_and_accepted(paths: Paths, fake_clock: FakeClock) -> None:
    stand = stand_of(paths, fake_clock, CODE)
    wrong, right = "def double(x):\n    return x + 2\n", "def double(x):\n    return x + x\n"
    script = Script([Action(Do.RUN, wrong), answer(wrong), answer(right)])

    card = stand.sit(script)

    (attempt,) = stand.history.attempts()
    assert script.runs[0].verdict is Verdict.ACCEPTED, "the sample alone does not tell x + 2 from 2 * x"
    assert [score.verdict for score in script.failures] == [Verdict.WRONG_ANSWER]
    assert (attempt.evidence.submits, attempt.evidence.failed_submits) == (2, 1)
    assert attempt.verdict is Verdict.ACCEPTED
    assert card.questions[0].passed


def test_partial_score_is_taken_when_the_candidate_leaves_it_there(paths: Paths, fake_clock: FakeClock) -> None:
    stand = stand_of(paths, fake_clock, CODE)
    script = Script([answer("def double(x):\n    return x + 2\n")], goes_on=False)

    stand.sit(script)

    (attempt,) = stand.history.attempts()
    assert attempt.verdict is Verdict.WRONG_ANSWER
    assert attempt.evidence.score == pytest.approx(1 / 3), "examples weigh 1, edges 2"


def test_program_in_the_file_is_what_is_submitted(paths: Paths, fake_clock: FakeClock) -> None:
    stand = stand_of(paths, fake_clock, CODE)

    def write(view: View) -> Action:
        assert view.file is not None
        assert "What?" in view.file.read_text(encoding="utf-8"), "the statement stands on top"
        view.file.write_text("def double(x):\n    return 2 * x\n", encoding="utf-8")
        return Action(Do.SAVE)

    script = Script([write, Action(Do.SUBMIT)])
    engine = stand.start()

    stand.conductor(engine, script).run()

    assert stand.history.attempts()[0].verdict is Verdict.ACCEPTED
    assert EventKind.DRAFT in kinds(stand, engine.session)


def test_draft_on_disk_is_kept_when_the_candidate_leaves_and_graded_on_demand(
    paths: Paths, fake_clock: FakeClock
) -> None:
    stand = stand_of(paths, fake_clock, CODE)
    engine = stand.start()

    def write_and_leave(view: View) -> Action:
        assert view.file is not None
        view.file.write_text("def double(x):\n    return 2 * x\n", encoding="utf-8")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stand.conductor(engine, Script([write_and_leave])).run()
    resumed = stand.resume(engine)
    assert "return 2 * x" in resumed.item.draft

    stand.conductor(resumed, Script([])).grade_draft()

    assert stand.history.attempts()[0].verdict is Verdict.ACCEPTED
    assert [row.status for row in stand.history.sessions()] == [SessionStatus.FINISHED]


def test_question_that_left_its_bank_is_passed_over(paths: Paths, fake_clock: FakeClock) -> None:
    stand = stand_of(paths, fake_clock, SINGLE, NUMBER)
    plan = stand.plan()
    del stand.questions["test/q1"]

    card = stand.sit(Script([answer("0.44")]), plan)

    assert [line.ref for line in card.questions] == ["test/q2"]


def test_early_end_shows_the_scorecard(paths: Paths, fake_clock: FakeClock) -> None:
    stand = stand_of(paths, fake_clock, SINGLE, NUMBER)

    card = stand.sit(Script([answer("option-p"), Action(Do.END)]))

    assert [line.verdict for line in card.questions] == ["accepted", "not answered"]


def test_solve_after_a_failure_is_still_the_first_solve(paths: Paths, fake_clock: FakeClock) -> None:
    stand = stand_of(paths, fake_clock, SINGLE)
    stand.sit(Script([answer("option-q")]))
    fake_clock.advance(2 * 24 * 3600)
    second = Script([answer("option-p")], confidences=[0.99])
    stand.sit(second)
    fake_clock.advance(9 * 24 * 3600)
    third = Script([answer("option-p")], confidences=[0.99])
    stand.sit(third)

    ratings = [script.outcomes[0].decision.rating for script in (second, third) if script.outcomes[0].decision]
    assert ratings == [Rating.GOOD, Rating.EASY]


def test_rating_may_be_moved_one_step_and_both_are_kept(paths: Paths, fake_clock: FakeClock) -> None:
    stand = stand_of(paths, fake_clock, SINGLE)
    engine = stand.start()

    script = Script([answer("option-p")], rating=Rating.HARD)
    stand.conductor(engine, script).run()

    (review,) = stand.history.reviews()
    card = stand.history.card("test/q1")
    assert (review.computed, review.rating) == (Rating.GOOD, Rating.HARD)
    assert card is not None
    assert card.memory == review.after
    assert EventKind.OVERRIDE in kinds(stand, engine.session)
    assert script.told == [f"Rating: hard, as you chose. It is due in {review.interval_days} day."]
    assert stand.history.check() == []


def test_failure_cannot_be_rated_up(paths: Paths, fake_clock: FakeClock) -> None:
    stand = stand_of(paths, fake_clock, SINGLE)

    stand.sit(Script([answer("option-q")], rating=Rating.HARD))

    assert [review.rating for review in stand.history.reviews()] == [Rating.AGAIN]


@pytest.mark.parametrize(
    ("step", "script"),
    [
        ("override", Script([answer("option-p")], rating=Rating.HARD)),
        ("set_mistake", Script([answer("option-q")], mistake="did not know")),
        ("mark", Script([Action(Do.NEVER_AGAIN)])),
    ],
)
def test_what_was_said_of_a_question_is_kept_with_what_follows_from_it_or_not_at_all(
    paths: Paths, fake_clock: FakeClock, monkeypatch: pytest.MonkeyPatch, step: str, script: Script
) -> None:
    def fail(*_: object) -> None:
        raise KilledHere

    stand = stand_of(paths, fake_clock, SINGLE)
    engine = stand.start()
    monkeypatch.setattr(History, step, fail)

    with pytest.raises(KilledHere):
        stand.conductor(engine, script).run()

    assert not {EventKind.OVERRIDE, EventKind.POST_MORTEM, EventKind.FLAG} & {*kinds(stand, engine.session)}


def test_rating_that_another_session_was_quicker_to_give_stands_and_is_not_offered_for_change(
    paths: Paths, fake_clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand, other = stand_of(paths, fake_clock, SINGLE), stand_of(paths, fake_clock, SINGLE)
    record = History.record

    def record_after_the_other(history: History, *rows: Any) -> int:
        monkeypatch.setattr(History, "record", record)
        other.sit(Script([answer("option-p")]))
        return record(history, *rows)

    monkeypatch.setattr(History, "record", record_after_the_other)
    script = Script([answer("option-p")], rating=Rating.HARD)
    stand.sit(script)

    (review,) = stand.history.reviews()
    assert (review.attempt, review.rating) == (1, Rating.GOOD)
    assert len(stand.history.attempts()) == 2
    assert script.outcomes[0].decision is None
    assert stand.history.check() == []


def test_choice_of_a_rating_is_given_up_in_one_sentence_where_another_prep_has_rated_since(
    paths: Paths, fake_clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand, other = stand_of(paths, fake_clock, SINGLE), stand_of(paths, fake_clock, SINGLE)
    override = History.override

    def override_on_the_next_day(history: History, *rows: Any) -> None:
        fake_clock.advance(24 * 3600)
        other.sit(Script([answer("option-p")]))
        override(history, *rows)

    monkeypatch.setattr(History, "override", override_on_the_next_day)
    script = Script([answer("option-p")], rating=Rating.HARD)
    stand.sit(script)

    assert script.told == ["Another prep has rated test/q1 since: that stands, and your choice is not kept."]
    assert [review.rating for review in stand.history.reviews()] == [Rating.GOOD, Rating.GOOD]
    assert len(script.cards) == 1
    assert stand.history.check() == []
