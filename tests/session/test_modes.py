"""Practice and exam: what each allows, when answers are graded, and what the scorecard says of it."""

from dataclasses import replace

import pytest

from interviewprep.base.paths import Paths
from interviewprep.model.attempt import Event, EventKind, SessionKind, SessionStatus
from interviewprep.model.question import Hint, Short
from interviewprep.model.rubric import Criterion
from interviewprep.model.taxonomy import Format
from interviewprep.session.candidate import Action, Confirmation, Do, EndOfAnswers, View
from interviewprep.session.engine import Engine
from interviewprep.session.plan import Item, Mode, Part, Plan
from interviewprep.session.state import fold
from support.clock import FakeClock
from support.programs import CODE, RIGHT, WRONG
from support.questions import NUMERIC, choice, question
from support.sessions import Script, Stand, answer

SINGLE = question(Format.SINGLE, choice("p", "qr"))
SHORT = question(Format.SHORT, Short((Criterion("two", "Says two"),), (), "Two.", ()))
NUMBER = replace(question(Format.NUMERIC, NUMERIC), hints=(Hint("Think.", 0.1),))


def exam(stand: Stand, *, budget_s: float | None = None) -> Plan:
    return replace(stand.plan(budget_s=budget_s), mode=Mode.EXAM)


def events(stand: Stand, engine: Engine) -> list[Event]:
    return stand.history.events(engine.session)


def kinds(stand: Stand, engine: Engine) -> list[EventKind]:
    return [event.kind for event in events(stand, engine)]


def test_exam_grades_nothing_before_its_last_answer(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, SINGLE, NUMBER)
    engine = stand.start(exam(stand))
    script = Script([answer("option-q"), answer("0.44")], confidences=[0.9, 0.6])

    card = stand.conductor(engine, script).run()

    put = [EventKind.SHOWN, EventKind.SUBMIT, EventKind.CONFIDENCE]
    assert kinds(stand, engine) == [*put, *put, EventKind.FINISH, EventKind.VERDICT, EventKind.VERDICT]
    assert [line.score for line in card.questions] == [0.0, 1.0]
    assert [ref for ref, _ in script.recalled] == ["test/q1", "test/q2"], "each is put again before its verdict"
    assert [attempt.evidence.confidence for attempt in stand.history.attempts()] == [0.9, 0.6]


@pytest.mark.parametrize("do", [Do.PAUSE_CLOCK, Do.HINT, Do.GIVE_UP])
def test_exam_refuses_pause_hints_and_solutions(paths: Paths, fake_clock: FakeClock, do: Do) -> None:
    stand = Stand.build(paths, fake_clock, NUMBER)
    engine = stand.start(exam(stand))
    script = Script([Action(do, draft="0.4"), stand.after(30, answer("0.44"))])

    card = stand.conductor(engine, script).run()

    assert len(script.refusals) == 1
    assert script.views[0].item_left_s() == 90
    assert (card.circumstances.pauses, card.score) == (0, 1.0)
    assert EventKind.DRAFT in kinds(stand, engine), "what stood in the prompt is kept all the same"


def test_program_of_an_exam_may_be_tried_on_the_samples_and_is_handed_in_once(
    paths: Paths, fake_clock: FakeClock
) -> None:
    stand = Stand.build(paths, fake_clock, CODE)
    script = Script([Action(Do.RUN, WRONG), answer(WRONG), answer(RIGHT)])

    card = stand.sit(script, exam(stand))

    assert len(script.runs) == 1
    assert script.failures == [], "whether hidden tests pass is not told before the end"
    assert card.questions[0].verdict == "wrong answer"


def test_rubric_of_an_exam_is_confirmed_at_its_end(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, SHORT, SINGLE)
    engine = stand.start(exam(stand))
    stand.conductor(
        engine, Script([answer("Because."), answer("option-p")], confirmations=[Confirmation((), ())])
    ).run()
    log = kinds(stand, engine)
    assert log.index(EventKind.CONFIRMATION) > log.index(EventKind.FINISH)


def test_exam_that_was_left_goes_on_with_its_answers_and_says_so(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, SINGLE, NUMBER)
    engine = stand.start(exam(stand))
    with pytest.raises(KeyboardInterrupt):
        stand.conductor(engine, Script([answer("option-p"), Action(Do.PAUSE)])).run()
    script = Script([answer("0.44")])

    card = stand.conductor(stand.resume(engine), script).run()

    assert [view.question.ref for view in script.views] == ["test/q2"]
    assert card.score == 1.0
    assert (card.circumstances.mode, card.circumstances.interruptions) == (Mode.EXAM, 1)


def test_exam_killed_while_it_is_graded_is_graded_on_resuming(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, SINGLE, NUMBER)
    engine = stand.start(exam(stand))

    class Killed(Script):
        def recall(self, view: View, answer: str) -> None:
            super().recall(view, answer)
            if view.number == 2:
                raise SystemExit

    with pytest.raises(SystemExit):
        stand.conductor(engine, Killed([answer("option-p"), answer("0.44")])).run()
    assert [row.status for row in stand.history.sessions()] == [SessionStatus.ACTIVE]

    card = stand.conductor(stand.resume(engine), Script([])).run()

    assert [line.score for line in card.questions] == [1.0, 1.0]
    assert len(stand.history.attempts()) == 2


def test_early_end_of_an_exam_grades_what_was_answered(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, SINGLE, NUMBER)
    card = stand.sit(Script([answer("option-p"), Action(Do.END)]), exam(stand))
    assert [line.verdict for line in card.questions] == ["accepted", "not answered"]


def test_early_end_keeps_what_the_file_holds(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, CODE)
    engine = stand.start()

    def write_and_end(view: View) -> Action:
        assert view.file is not None
        view.file.write_text("half", encoding="utf-8")
        return Action(Do.END)

    card = stand.conductor(engine, Script([write_and_end])).run()

    assert fold(1, events(stand, engine)).items[0].draft == "half"
    assert card.questions[0].verdict == "not answered"


def test_draft_of_an_exam_is_graded_on_demand_with_its_answers(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, SINGLE, NUMBER)
    engine = stand.start(exam(stand))
    with pytest.raises(KeyboardInterrupt):
        stand.conductor(engine, Script([answer("option-p"), Action(Do.PAUSE, draft="0.44")])).run()

    card = stand.conductor(stand.resume(engine), Script([])).grade_draft()

    assert [line.score for line in card.questions] == [1.0, 1.0]


def test_input_of_an_exam_that_ends_at_a_rubric_leaves_only_that_ungraded(paths: Paths, fake_clock: FakeClock) -> None:
    class Ends(Script):
        def confirm(self, *_: object) -> Confirmation:
            raise EndOfAnswers

    stand = Stand.build(paths, fake_clock, SHORT, SINGLE)
    card = stand.sit(Ends([answer("Because."), answer("option-p")]), exam(stand))
    assert [line.verdict for line in card.questions] == ["not answered", "accepted"]


def test_pause_stops_every_clock_and_stands_on_the_scorecard(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, SINGLE)
    lefts: list[tuple[float, float | None]] = []

    def rest(view: View) -> None:
        lefts.append((view.item_left_s(), view.session_left_s()))
        fake_clock.advance(600)
        lefts.append((view.item_left_s(), view.session_left_s()))

    script = Script(
        [stand.after(20, Action(Do.PAUSE_CLOCK)), Action(Do.PAUSE_CLOCK), stand.after(5, answer("option-p"))],
        during_pause=rest,
    )

    card = stand.sit(script, stand.plan(budget_s=300))

    assert lefts == [(100, 280)] * 4
    assert (card.circumstances.pauses, card.circumstances.paused_s) == (2, 1200)
    assert card.questions[0].active_s == 25


def test_pause_that_is_killed_ends_with_its_last_heartbeat(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, SINGLE)
    engine = stand.start(stand.plan(budget_s=300))
    engine.emit_for_item(EventKind.SHOWN, question="test/q1", revision="r1", order=[])
    fake_clock.advance(10)
    engine.halt()
    fake_clock.advance(50)
    stand.history.heartbeat(engine.session, fake_clock.read())
    fake_clock.reboot()
    fake_clock.advance(9999)

    resumed = stand.resume(engine)

    assert (resumed.item_left_s(), resumed.state.paused, resumed.state.paused_s) == (110, False, 50)


def test_question_set_aside_comes_back_after_the_others_with_its_time_and_hints(
    paths: Paths, fake_clock: FakeClock
) -> None:
    stand = Stand.build(paths, fake_clock, NUMBER, SINGLE, SINGLE)
    script = Script(
        [
            Action(Do.HINT),
            stand.after(20, Action(Do.LATER, draft="0.4")),
            Action(Do.LATER),
            answer("option-p"),
            stand.after(10, answer("0.44")),
            answer("option-p"),
        ]
    )

    card = stand.sit(script)

    assert [view.number for view in script.views] == [1, 2, 3, 1, 2]
    assert script.views[3].draft == "0.4"
    assert card.questions[0].active_s == 30
    assert stand.history.attempts()[1].evidence.hints == 1
    assert [line.rpartition(". ")[2] for line in script.told] == [
        "1 question waits.",
        "2 questions wait.",
        "1 question waits.",
        "0 questions wait.",
    ]


def test_last_open_question_cannot_be_set_aside(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, SINGLE, NUMBER)
    script = Script([answer("option-p"), Action(Do.LATER), answer("0.44")])
    assert stand.sit(script).score == 1.0
    assert len(script.refusals) == 1


def test_question_set_aside_comes_back_before_the_next_part(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, NUMBER, SINGLE, SINGLE)
    parts = (Part("Morning", 240.0), Part("Noon", 120.0, break_s=600.0))
    first, second, third = (Item(ref, 120.0) for ref in stand.questions)
    plan = replace(stand.plan(), items=(first, second, replace(third, part=1)), parts=parts)
    script = Script(
        [Action(Do.LATER), answer("option-p"), Action(Do.LATER), answer("0.44"), Action(Do.LATER), answer("option-p")]
    )
    assert stand.sit(script, plan).score == 1.0
    assert [view.number for view in script.views] == [1, 2, 1, 3]
    assert len(script.refusals) == 2, "the last open question of a part waits for none of the next"


def test_question_set_aside_is_not_answered_when_the_time_is_over_first(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, SINGLE, NUMBER)
    script = Script([Action(Do.LATER, draft="2"), stand.after(60, answer("0.44"))])
    card = stand.sit(script, stand.plan(budget_s=60))
    assert [line.verdict for line in card.questions] == ["not answered", "accepted"]


def test_set_aside_and_killed_goes_on_with_the_next(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, SINGLE, NUMBER)
    engine = stand.start()
    with pytest.raises(KeyboardInterrupt):
        stand.conductor(engine, Script([Action(Do.LATER), KeyboardInterrupt])).run()
    script = Script([answer("0.44"), answer("option-p")])
    card = stand.conductor(stand.resume(engine), script).run()
    assert [view.number for view in script.views] == [2, 1]
    assert card.score == 1.0


def test_log_stored_before_there_were_modes_is_read_as_practice() -> None:
    plan = Plan.from_json(
        {
            "kind": "interview",
            "items": [{"ref": "a/b", "budget_s": 60.0, "why": ""}, {"ref": "a/c", "budget_s": 60.0, "why": ""}],
            "budget_s": None,
            "seed": 1,
        }
    )
    assert (plan.mode, plan.extra_time, plan.kind) == (Mode.PRACTICE, 1.0, SessionKind.INTERVIEW)
    old: list[tuple[EventKind, float, dict[str, object]]] = [
        (EventKind.SHOWN, 0, {"item": 0, "order": []}),
        (EventKind.PAUSE, 10, {}),
        (EventKind.RESUME, 500, {"carried_s": 0.0}),
        (EventKind.DRAFT, 505, {"item": 0, "text": "x"}),
        (EventKind.SKIP, 510, {"item": 0, "reason": "skipped"}),
        (EventKind.SHOWN, 600, {"item": 1, "order": []}),
        (EventKind.SUBMIT, 620, {"item": 1, "answer": "y", "gave_up": False}),
    ]
    clock = FakeClock().read()
    state = fold(
        2, (Event("s", n, kind, clock.at, 0, awake_s, payload) for n, (kind, awake_s, payload) in enumerate(old, 1))
    )
    assert [item.active_s for item in state.items] == [20, 20]
    assert (state.items[0].skipped, state.items[0].at_zero) == (True, None)
    assert (state.next_open(plan), state.next_ungraded) == (None, 1)
    assert (state.pauses, state.paused_s, state.interruptions) == (0, 0, 1)


@pytest.mark.parametrize("mode", Mode)
def test_cut_at_any_event_keeps_every_answer_that_was_confirmed(
    paths: Paths, fake_clock: FakeClock, mode: Mode
) -> None:
    stand = Stand.build(paths, fake_clock, SINGLE, NUMBER, SINGLE)
    plan = replace(stand.plan(budget_s=600), mode=mode)
    engine = stand.start(plan)
    script = Script(
        [
            Action(Do.LATER, draft="2"),
            stand.after(9, answer("0.44")),
            Action(Do.PAUSE_CLOCK),
            answer("option-p"),
            answer("option-q"),
        ],
        confidences=[0.6, 0.75, 0.9],
    )
    stand.conductor(engine, script).run()
    whole = events(stand, engine)
    for cut in range(1, len(whole) + 1):
        again = cut_at(stand, plan, whole[:cut])
        before = again.state
        stand.conductor(again, Script([right_for] * 3)).run()
        for was, item in zip(before.items, again.state.items, strict=True):
            assert item.is_closed
            assert item.active_s >= was.active_s
            if was.answer is not None:
                assert (item.answer, item.verdict is not None) == (was.answer, True)
            if was.confidence_asked:
                assert item.confidence == was.confidence
            if was.verdict is not None:
                assert item.verdict == was.verdict


def right_for(view: View) -> Action:
    """Answer whatever is asked."""
    return answer("0.44" if view.question.format is Format.NUMERIC else "option-p")


def cut_at(stand: Stand, plan: Plan, kept: list[Event]) -> Engine:
    """Go on with a session of which only the first events were stored."""
    fresh = Engine.start(stand.history, stand.clock, plan, pid=1)
    stand.history.append_many(replace(event, session=fresh.session) for event in kept)
    return stand.resume(fresh)
