"""Follow-ups inside a session: stored before they count, part of the answer, and asked once whatever happens."""

from dataclasses import replace
from typing import Any

import pytest

from interviewprep.base.paths import Paths
from interviewprep.model.attempt import Event, EventKind, SessionStatus
from interviewprep.model.question import CallKind, Case, FollowUp, Group, Program, Question, Stage
from interviewprep.model.rubric import Criterion, Dimension
from interviewprep.model.taxonomy import Area, Format
from interviewprep.session.candidate import Action, EndOfAnswers, View
from interviewprep.session.plan import Mode
from interviewprep.session.state import fold
from interviewprep.session.zero import TimeOver
from support.clock import START, FakeClock
from support.questions import open_of, question
from support.sessions import Script, Stand, answer

SCALE = Criterion("scale", "Asks for the scale", level=1, expressions=("million ~ users",))
OWNER = Criterion("owner", "Names an owner", level=2, expressions=("data team ~ owns",))
FIRST = Stage(
    "frame",
    "Frame",
    1,
    "Frame it.",
    (
        FollowUp("how-many", "How many users?", "scale"),
        FollowUp("who", "Who owns it?", "owner"),
        FollowUp("always", "What else?"),
    ),
)
SECOND = Stage("operate", "Operate", 1, "Run it.")
RUBRIC = open_of(Dimension("framing", "Framing", 1, (SCALE, OWNER)))
CASE = question(Format.CASE, replace(RUBRIC, stages=(FIRST, SECOND)))
LONG = question(Format.LONG, replace(RUBRIC, stages=(FIRST,)))
SAID = "There are about two million users of this app, and we would start with the ones who pay us every month."
CODE = replace(
    question(
        Format.CODE,
        Program(
            CallKind.FUNCTION,
            "double",
            "def double(x): ...\n",
            "def double(x):\n    return 2 * x\n",
            (Case("two", Group.EXAMPLES, sample=True, args="(2,)", expected="4"),),
        ),
    ),
    area=Area.CODING,
)


def logged(stand: Stand, session: str, kind: EventKind) -> list[dict[str, Any]]:
    return [dict(event.payload) for event in stand.history.events(session) if event.kind is kind]


def sit(paths: Paths, clock: FakeClock, asked: Question, script: Script) -> tuple[Stand, str]:
    """Sit one question; give the stand and the session."""
    stand = Stand.build(paths, clock, asked)
    engine = stand.start()
    stand.conductor(engine, script).run()
    return stand, engine.session


def test_what_was_left_out_is_asked_and_counts(paths: Paths, fake_clock: FakeClock) -> None:
    script = Script([answer(SAID), answer("Second.")], replies=["Nothing.", "The data team owns it."])
    stand, session = sit(paths, fake_clock, CASE, script)
    assert script.follow_ups == ["What else?", "Who owns it?"], "what always is asked, and what is not met"
    (submit,) = logged(stand, session, EventKind.SUBMIT)
    assert submit["answer"] == f"{SAID}\n\nNothing.\n\nThe data team owns it.\n\nSecond."
    (proposal,) = logged(stand, session, EventKind.PROPOSAL)
    assert proposal["marks"]["owner"] == "met"


def test_each_answer_is_an_event_with_its_question(paths: Paths, fake_clock: FakeClock) -> None:
    script = Script([answer(SAID), answer("Second.")], replies=["Nothing.", ""])
    stand, session = sit(paths, fake_clock, CASE, script)
    first, second = logged(stand, session, EventKind.FOLLOW_UP)
    assert first == {
        "item": 0,
        "question": "test/q1",
        "stage": "frame",
        "id": "always",
        "text": "What else?",
        "answer": "Nothing.",
    }
    assert (second["id"], second["answer"]) == ("who", "")
    (submit,) = logged(stand, session, EventKind.SUBMIT)
    assert submit["answer"] == f"{SAID}\n\nNothing.\n\nSecond.", "nothing to add adds nothing"


def test_answer_that_meets_a_criterion_spares_its_follow_up(paths: Paths, fake_clock: FakeClock) -> None:
    script = Script([answer(SAID), answer("Second.")], replies=["And the data team owns it.", "never asked"])
    sit(paths, fake_clock, CASE, script)
    assert script.follow_ups == ["What else?"]


def test_long_answer_is_asked_once_after_it(paths: Paths, fake_clock: FakeClock) -> None:
    script = Script([answer(SAID)], replies=["Nothing.", "The data team owns it."])
    stand, session = sit(paths, fake_clock, LONG, script)
    assert len(script.follow_ups) == 2
    (submit,) = logged(stand, session, EventKind.SUBMIT)
    assert submit["answer"] == f"{SAID}\n\nNothing.\n\nThe data team owns it."


@pytest.mark.parametrize("asked", [CASE, LONG])
def test_who_takes_no_follow_ups_is_asked_none(paths: Paths, fake_clock: FakeClock, asked: Question) -> None:
    stand, session = sit(paths, fake_clock, asked, Script([answer(SAID), answer("Second.")]))
    assert logged(stand, session, EventKind.FOLLOW_UP) == []
    assert len(stand.history.attempts()) == 1


def test_resumed_session_asks_the_rest_and_nothing_twice(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, CASE)
    engine = stand.start()
    left = Script([answer(SAID)], replies=["Nothing.", KeyboardInterrupt])
    with pytest.raises(KeyboardInterrupt):
        stand.conductor(engine, left).run()
    assert left.follow_ups == ["What else?", "Who owns it?"]

    again = Script([answer("Second.")], replies=["The data team owns it."])
    stand.conductor(stand.resume(engine), again).run()

    assert again.follow_ups == ["Who owns it?"]
    assert again.stages == ["operate"]
    (submit,) = logged(stand, engine.session, EventKind.SUBMIT)
    assert submit["answer"] == f"{SAID}\n\nNothing.\n\nThe data team owns it.\n\nSecond."


def test_answer_that_was_complete_before_a_kill_is_graded_without_being_asked_again(
    paths: Paths, fake_clock: FakeClock
) -> None:
    stand = Stand.build(paths, fake_clock, LONG)
    engine = stand.start()
    engine.emit(EventKind.SHOWN, item=0, question="test/q1", revision="r1", order=[])
    engine.emit(EventKind.STAGE, item=0, stage="frame", text=SAID)
    for name in ("always", "who"):
        engine.emit(EventKind.FOLLOW_UP, item=0, question="test/q1", stage="frame", id=name, text="?", answer="")

    script = Script([], replies=["never asked"])
    stand.conductor(stand.resume(engine), script).run()

    assert script.follow_ups == []
    assert len(stand.history.attempts()) == 1


@pytest.mark.parametrize("asked", [CASE, LONG])
def test_input_that_ends_at_a_follow_up_loses_nothing_that_was_answered(
    paths: Paths, fake_clock: FakeClock, asked: Question
) -> None:
    script = Script([answer(SAID), answer("Second.")], replies=[EndOfAnswers])
    stand, session = sit(paths, fake_clock, asked, script)
    assert len(script.follow_ups) == 1
    assert logged(stand, session, EventKind.SUBMIT)[0]["answer"].startswith(SAID)
    assert [row.status for row in stand.history.sessions()] == [SessionStatus.FINISHED]


def test_draft_of_a_complete_answer_is_graded_once(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, LONG)
    engine = stand.start()

    def write(view: View) -> Action:
        assert view.file is not None
        view.file.write_text(SAID, encoding="utf-8")
        return answer("")

    with pytest.raises(KeyboardInterrupt):
        stand.conductor(engine, Script([write], replies=[KeyboardInterrupt])).run()
    stand.conductor(stand.resume(engine), Script([])).grade_draft()
    (submit,) = logged(stand, engine.session, EventKind.SUBMIT)
    assert submit["answer"].count("two million users") == 1


def test_time_goes_on_while_a_follow_up_is_answered(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, CASE)
    script = Script([answer(SAID), stand.after(40, answer("Second."))], replies=["", ""])
    stand.sit(script)
    assert stand.history.attempts()[0].evidence.active_s == 40


def test_time_of_a_follow_up_belongs_to_its_stage(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, CASE)
    engine = stand.start()

    def reply(view: View) -> str:
        del view
        fake_clock.advance(30)
        return ""

    script = Script([stand.after(20, answer(SAID)), stand.after(10, answer("Second."))], replies=[reply, reply])
    stand.conductor(engine, script).run()
    assert engine.state.items[0].stage_spans_s == (80, 10)


def test_exam_that_reaches_zero_at_a_follow_up_is_graded_by_what_stood_there(
    paths: Paths, fake_clock: FakeClock
) -> None:
    stand = Stand.build(paths, fake_clock, LONG)
    engine = stand.start(replace(stand.plan(), mode=Mode.EXAM))

    def write(view: View) -> Action:
        assert view.file is not None
        view.file.write_text(SAID, encoding="utf-8")
        return answer("")

    def run_over(view: View) -> str:
        fake_clock.advance(1000)
        view.news("half a thou")
        assert view.is_over()
        raise TimeOver

    script = Script([write], replies=["Nothing.", run_over, "never asked"])
    stand.conductor(engine, script).run()
    (submit,) = logged(stand, engine.session, EventKind.SUBMIT)
    assert submit["answer"] == f"{SAID}\n\nNothing.\n\nhalf a thou"
    assert len(script.follow_ups) == 2


def test_zero_between_two_follow_ups_takes_no_file_into_the_answer_twice(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, LONG)
    engine = stand.start(replace(stand.plan(), mode=Mode.EXAM))

    def write(view: View) -> Action:
        assert view.file is not None
        view.file.write_text(SAID, encoding="utf-8")
        return answer("")

    def late(view: View) -> str:
        del view
        fake_clock.advance(1000)
        return ""

    stand.conductor(engine, Script([write], replies=[late, "never asked"])).run()
    (submit,) = logged(stand, engine.session, EventKind.SUBMIT)
    assert submit["answer"].count("two million users") == 1


def test_program_is_not_talked_about_in_an_exam(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, CODE)
    script = Script([answer("def double(x):\n    return x + x\n")], replies=["never asked"])
    stand.sit(script, replace(stand.plan(), mode=Mode.EXAM))
    assert script.follow_ups == []
    assert stand.history.attempts()[0].evidence.passed


def test_program_is_talked_about_after_its_verdict_and_the_score_stays(paths: Paths, fake_clock: FakeClock) -> None:
    script = Script([answer("def double(x):\n    return x + x\n")], replies=["Nought and minus one.", ""])
    stand, session = sit(paths, fake_clock, CODE, script)
    (asked,) = script.follow_ups
    assert asked.startswith("You ran no checks of your own.")
    assert len(script.good_answers) == 1
    kinds = [event.kind for event in stand.history.events(session)]
    assert kinds.index(EventKind.VERDICT) < kinds.index(EventKind.FOLLOW_UP)
    (stored,) = logged(stand, session, EventKind.FOLLOW_UP)
    assert (stored["id"], stored["stage"], stored["answer"]) == ("three-checks", "", "Nought and minus one.")
    assert stand.history.attempts()[0].evidence.score == 1


@pytest.mark.parametrize(("first", "asked"), [("None.", 2), ("", 1), ("  ", 1)])
def test_who_has_nothing_to_add_about_a_program_is_asked_nothing_more_about_it(
    paths: Paths, fake_clock: FakeClock, first: str, asked: int
) -> None:
    script = Script([answer("def double(x):\n    return x\n")], replies=[first, "Nothing."], goes_on=False)
    sit(paths, fake_clock, CODE, script)
    assert len(script.follow_ups) == len(script.good_answers) == asked


def test_input_that_ends_after_a_verdict_keeps_it(paths: Paths, fake_clock: FakeClock) -> None:
    script = Script([answer("def double(x):\n    return x + x\n")], replies=[EndOfAnswers])
    stand, _ = sit(paths, fake_clock, CODE, script)
    assert stand.history.attempts()[0].evidence.passed
    assert script.good_answers == []


def test_log_from_before_there_were_follow_ups_folds_as_it_did() -> None:
    entries: list[tuple[EventKind, dict[str, object]]] = [
        (EventKind.SHOWN, {"item": 0, "question": "test/q1", "revision": "r1", "order": []}),
        (EventKind.STAGE, {"item": 0, "stage": "frame", "text": "First."}),
        (EventKind.STAGE, {"item": 0, "stage": "operate", "text": "Second."}),
        (EventKind.SUBMIT, {"item": 0, "answer": "First.\n\nSecond.", "gave_up": False}),
    ]
    events = [
        Event("session", number, kind, START.at, 0, float(number), payload)
        for number, (kind, payload) in enumerate(entries, start=1)
    ]
    (item,) = fold(1, events).items
    assert (item.stages, item.follow_ups, item.answer) == (("First.", "Second."), (), "First.\n\nSecond.")
