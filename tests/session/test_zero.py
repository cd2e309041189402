"""At zero what stands there is kept and graded; what comes later is kept and marked."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.base.paths import Paths
from interviewprep.model.attempt import Event, EventKind
from interviewprep.model.evidence import Rating
from interviewprep.model.question import Hint, Question, Short, Stage
from interviewprep.model.rubric import Criterion
from interviewprep.model.taxonomy import Format
from interviewprep.session.candidate import Action, Confirmation, Do, View
from interviewprep.session.engine import Engine
from interviewprep.session.plan import Mode, Plan
from interviewprep.session.state import fold
from interviewprep.session.workspace import MARKER, initial_text
from interviewprep.session.zero import TimeOver, copy_at_zero, gradable, watched_to_zero
from support.clock import FakeClock
from support.process import HANG_S
from support.programs import CODE, RIGHT, STARTER, WRONG
from support.questions import NUMERIC, REVIEW, choice, dimension_of, open_of, question
from support.sessions import Deed, Script, Stand, answer

SINGLE = question(Format.SINGLE, choice("p", "qr"))
NUMBER = replace(question(Format.NUMERIC, NUMERIC), hints=(Hint("Think.", 0.1), Hint("Divide.", 0.5)))
SHORT = question(Format.SHORT, Short((Criterion("two", "Says two"), Criterion("why", "Says why")), (), "Two.", ()))
STAGES = (Stage("frame", "Frame", 1, "Frame it."), Stage("operate", "Operate", 1, "Run it."))
CASE = question(Format.CASE, replace(open_of(dimension_of("framing")), stages=STAGES))


def exam(stand: Stand) -> Plan:
    return replace(stand.plan(), mode=Mode.EXAM)


def at_prompt(stand: Stand, seconds: float, text: str, then: Action) -> Deed:
    """Stand with `text` in the prompt when so many seconds have passed, as its refresh tells, and then do something."""

    def deed(view: View) -> Action:
        stand.clock.advance(seconds)
        view.news(text)
        if view.is_over():
            raise TimeOver
        stand.clock.advance(5)
        return then

    return deed


def in_file(stand: Stand, seconds: float, text: str, later: str, then: Action) -> Callable[[View], Action]:
    """Hold `text` in the file when so many seconds have passed, and write something else afterwards."""

    def deed(view: View) -> Action:
        assert view.file is not None
        view.file.write_text(text, encoding="utf-8")
        stand.clock.advance(seconds)
        assert wait_for(copy_at_zero(view.file)), "the copy is made while somebody else has the terminal"
        view.file.write_text(later, encoding="utf-8")
        return then

    return deed


def wait_for(file: Path) -> bool:
    """Wait until a file is there."""
    pause = threading.Event()
    for _ in range(int(HANG_S / 0.01)):
        if file.exists():
            return True
        pause.wait(0.01)
    return False


def zero_event(stand: Stand, engine: Engine) -> Event:
    (found,) = [event for event in stand.history.events(engine.session) if event.payload.get("zero")]
    return found


def test_what_stood_in_the_prompt_is_graded_beside_the_late_answer(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, NUMBER)
    engine = stand.start()
    script = Script([at_prompt(stand, 120, "0.99", answer("0.44"))])

    card = stand.conductor(engine, script).run()

    assert zero_event(stand, engine).payload["text"] == "0.99"
    (line,) = card.questions
    assert (line.score, line.score_at_zero, line.reached_zero, line.over_time) == (1.0, 0.0, True, True)
    verdict = stand.history.events(engine.session)[-2]
    assert (verdict.kind, verdict.payload["score_at_zero"]) == (EventKind.VERDICT, 0.0)
    assert script.outcomes[0].score_at_zero == 0.0
    (attempt,) = stand.history.attempts()
    assert (attempt.over_time, attempt.evidence.passed) == (True, True)
    assert script.outcomes[0].decision is not None
    assert script.outcomes[0].decision.rating is Rating.HARD, "passed within 1.25 of the budget"


def test_end_of_the_time_is_told_once(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, NUMBER)
    told: list[str] = []

    def watch(view: View) -> Action:
        for _ in range(200):
            fake_clock.advance(1)
            told.extend(view.news("0.4"))
        return Action(Do.SAVE, "0.4")

    script = Script([watch, Action(Do.HINT), answer("0.44")])
    stand.sit(script)
    assert len(told) == 1
    assert "will be graded" in told[0]
    assert script.told == []


def test_hints_taken_after_zero_cost_nothing_of_what_stood_there(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, NUMBER)
    hint = Action(Do.HINT)
    card = stand.sit(Script([hint, at_prompt(stand, 120, "0.44", hint), answer("0.44")]))
    (line,) = card.questions
    assert line.score == pytest.approx(0.4)
    assert line.score_at_zero == pytest.approx(0.9)


@pytest.mark.parametrize("stood", ["", "   ", "/hin", "about ha"])
def test_nothing_that_could_be_graded_is_no_answer_and_not_a_wrong_one(
    paths: Paths, fake_clock: FakeClock, stood: str
) -> None:
    stand = Stand.build(paths, fake_clock, NUMBER)
    card = stand.sit(Script([at_prompt(stand, 120, stood, answer("0.44"))]))
    (line,) = card.questions
    assert (line.reached_zero, line.score_at_zero) == (True, None)
    assert "when its time was over: no answer" in line.evidence


def test_file_is_taken_at_zero_while_an_editor_has_the_terminal(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, CODE)
    engine = stand.start()
    script = Script([in_file(stand, 900, WRONG, RIGHT, Action(Do.SAVE)), Action(Do.SUBMIT)])

    card = stand.conductor(engine, script).run()

    (line,) = card.questions
    assert zero_event(stand, engine).payload["text"] == WRONG
    assert line.score == 1.0
    assert line.score_at_zero == pytest.approx(1 / 3)
    assert [" is over. " in told for told in script.told] == [False, True], "the phase, and the end of the time"


def test_exam_takes_the_file_of_zero_as_the_answer(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, CODE, SINGLE)
    script = Script([in_file(stand, 900, WRONG, RIGHT, Action(Do.SUBMIT)), answer("option-p")])

    card = stand.sit(script, exam(stand))

    first, second = card.questions
    assert first.score == pytest.approx(1 / 3)
    assert (first.over_time, second.score) == (False, 1.0)


def test_exam_takes_what_stands_in_the_prompt_as_the_answer(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, NUMBER)
    engine = stand.start(exam(stand))
    script = Script([at_prompt(stand, 121, "0.44", answer("never taken"))], confidences=[0.9])

    card = stand.conductor(engine, script).run()

    (attempt,) = stand.history.attempts()
    assert (card.score, attempt.over_time, attempt.evidence.active_s) == (1.0, False, 120)
    assert attempt.evidence.confidence == 0.9, "it is asked for this answer too"
    assert "closed when its time was over" in " ".join(card.questions[0].evidence)


def test_line_that_comes_late_in_an_exam_is_not_taken(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, NUMBER, SINGLE)
    script = Script([stand.after(121, answer("0.44")), answer("option-p")])
    card = stand.sit(script, exam(stand))
    assert [line.verdict for line in card.questions] == ["not answered", "accepted"]


def test_exam_killed_after_zero_closes_the_question_on_resuming(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, NUMBER)
    engine = stand.start(exam(stand))

    def killed(view: View) -> Action:
        fake_clock.advance(120)
        view.news("0.44")
        raise SystemExit

    with pytest.raises(SystemExit):
        stand.conductor(engine, Script([killed])).run()
    fake_clock.advance(1)

    assert stand.conductor(stand.resume(engine), Script([answer("0.1")])).run().score == 1.0


def test_copy_of_a_killed_process_is_taken_rather_than_the_file(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, CODE)
    engine = stand.start()

    def killed(view: View) -> Action:
        in_file(stand, 900, RIGHT, WRONG, Action(Do.SAVE))(view)
        stand.history.heartbeat(engine.session, fake_clock.read())
        raise SystemExit

    with pytest.raises(SystemExit):
        stand.conductor(engine, Script([killed])).run()
    resumed = stand.resume(engine)
    stand.conductor(resumed, Script([Action(Do.SUBMIT)], goes_on=False)).run()
    assert resumed.state.items[0].at_zero is not None
    assert resumed.state.items[0].at_zero.text == RIGHT


@pytest.mark.parametrize("then", [Action(Do.SKIP), Action(Do.END)])
def test_what_stood_there_is_graded_as_promised_even_when_the_question_is_left(
    paths: Paths, fake_clock: FakeClock, then: Action
) -> None:
    stand = Stand.build(paths, fake_clock, NUMBER)
    card = stand.sit(Script([at_prompt(stand, 120, "0.44", then)]))
    (line,) = card.questions
    assert (line.score, line.over_time) == (1.0, False)


def test_end_of_the_whole_time_counts_as_the_end_of_the_question(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, NUMBER, SINGLE)
    script = Script([at_prompt(stand, 60, "0.99", answer("0.44"))])
    card = stand.sit(script, stand.plan(budget_s=60))
    first, second = card.questions
    assert (first.score, first.score_at_zero, first.over_time) == (1.0, 0.0, True)
    assert second.verdict == "not answered"


def test_rubric_is_confirmed_for_both_answers_where_they_differ(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, SHORT)
    engine = stand.start()
    both, one = Confirmation(("two", "why"), ()), Confirmation(("two",), ())
    script = Script([at_prompt(stand, 120, "Two.", answer("Two, because."))], confirmations=[both, one])

    card = stand.conductor(engine, script).run()

    assert [text for _, text in script.recalled] == ["Two."]
    assert (card.questions[0].score, card.questions[0].score_at_zero) == (1.0, 0.5)
    item = fold(1, stand.history.events(engine.session)).items[0]
    assert (item.confirmation, item.zero_confirmation) == ((("two", "why"), ()), (("two",), ()))


def test_same_answer_is_neither_confirmed_nor_graded_twice(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, SHORT)
    script = Script([at_prompt(stand, 120, "Two.", answer("Two."))], confirmations=[Confirmation(("two",), ())])
    card = stand.sit(script)
    assert len(script.proposals) == 1
    assert (card.questions[0].score, card.questions[0].score_at_zero) == (0.5, 0.5)


def test_stages_answered_by_zero_stand_with_the_draft(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, CASE)
    engine = stand.start(exam(stand))
    script = Script([answer("First."), in_file(stand, 120, "> Run it.\n\nHalf.", "Later.", Action(Do.SUBMIT))])
    stand.conductor(engine, script).run()
    submit = next(event for event in stand.history.events(engine.session) if event.kind is EventKind.SUBMIT)
    assert submit.payload["answer"] == "First.\n\nHalf."


def test_untouched_starter_left_for_later_is_not_graded_as_wrong(paths: Paths, fake_clock: FakeClock) -> None:
    stand = Stand.build(paths, fake_clock, CODE)
    engine = stand.start()
    with pytest.raises(KeyboardInterrupt):
        stand.conductor(engine, Script([KeyboardInterrupt])).run()
    script = Script([])
    card = stand.conductor(stand.resume(engine), script).grade_draft()
    assert card.questions[0].verdict == "not answered"
    assert script.told == ["The draft holds no answer."]


CHECKS = f"\n# --- {MARKER} ---\nassert double(1) == 2\n"


@pytest.mark.parametrize(
    "text", ["", STARTER, initial_text(CODE, None), STARTER + CHECKS, "# a thought\n\n" + STARTER.replace("\n", "\n\n")]
)
def test_program_without_a_line_of_ones_own_is_no_answer(text: str) -> None:
    assert gradable(CODE, text, None) == ""


@given(st.text(alphabet="xy=1 \n", min_size=1).filter(str.strip))
def test_program_with_a_line_of_ones_own_is_an_answer(line: str) -> None:
    assert gradable(CODE, f"{STARTER}\n{line}", None) == f"{STARTER}\n{line}"


def test_review_is_graded_without_the_line_that_is_half_written() -> None:
    asked = question(Format.REVIEW, REVIEW)
    whole = "12-13 leakage: too good; split first"
    assert gradable(asked, f"{whole}\n30 off-by", None) == whole
    assert gradable(asked, "30 off-by", None) == ""


@pytest.mark.parametrize(("asked", "text"), [(NUMBER, "0.44"), (SINGLE, "option-q"), (SHORT, "Two.")])
def test_answer_is_gradable_as_it_is(asked: Question, text: str) -> None:
    assert gradable(asked, text, None) == text


def test_watch_copies_once_and_only_at_zero(tmp_path: Path) -> None:
    file, left = tmp_path / "01-a.py", [10.0]
    file.write_text("before", encoding="utf-8")
    with watched_to_zero(file, lambda: left[0], period_s=0.01):
        assert not copy_at_zero(file).exists()
        left[0] = 0.0
        assert wait_for(copy_at_zero(file))
        file.write_text("after", encoding="utf-8")
    assert copy_at_zero(file).read_text(encoding="utf-8") == "before"
    assert sorted(path.name for path in tmp_path.glob("01-a*")) == ["01-a.at-zero.py", "01-a.py"]


def test_watch_ends_without_waiting_and_looks_once_more(tmp_path: Path) -> None:
    file, left = tmp_path / "01-a.md", [10.0]
    file.write_text("text", encoding="utf-8")
    with watched_to_zero(file, lambda: left[0], period_s=10 * HANG_S):
        left[0] = -1.0
    assert copy_at_zero(file).read_text(encoding="utf-8") == "text"
    assert "zero" not in {thread.name for thread in threading.enumerate()}


def test_watch_of_a_file_that_is_gone_takes_nothing(tmp_path: Path) -> None:
    with watched_to_zero(tmp_path / "gone.py", lambda: 0.0):
        pass
    assert list(tmp_path.glob("gone*")) == []
