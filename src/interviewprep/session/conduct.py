"""Lead a candidate through a session: put each question, take what they do, grade it, remember it.

Every step reads the engine's state first, so a session that was killed goes on where its log ends. In practice an
answer is graded at once; in an exam all of them are, after the last question.
"""

from functools import partial
from random import Random

from interviewprep.model.attempt import EventKind, SessionStatus
from interviewprep.model.question import Choice, Order, Program, Question
from interviewprep.session.candidate import Action, Candidate, Do, EndOfAnswers, View
from interviewprep.session.clock import face_of
from interviewprep.session.deeds import Deeds, waiting
from interviewprep.session.desk import Desk
from interviewprep.session.engine import Engine
from interviewprep.session.interviewer import Interviewer
from interviewprep.session.marking import Marker, Room
from interviewprep.session.plan import Mode
from interviewprep.session.rules import LEAVES
from interviewprep.session.scorecard import Scorecard, build_scorecard
from interviewprep.session.stages import whole_text
from interviewprep.session.timekeeper import Timekeeper
from interviewprep.session.zero import TimeOver, gradable


class Conductor:
    """Leads one candidate through one session."""

    def __init__(self, engine: Engine, room: Room, candidate: Candidate) -> None:
        self._engine = engine
        self._room = room
        self._candidate = candidate
        self._interviewer = Interviewer(engine, candidate)
        self._marker = Marker(engine, room, candidate, self._interviewer)
        self._deeds = Deeds(engine, room, candidate)

    def run(self) -> Scorecard:
        """Ask everything that is still open and show the scorecard.

        Raises:
            EndOfAnswers: The input ended before the first answer; the session is dropped.
            KeyboardInterrupt: The candidate left; everything so far is kept and the session can be resumed.
        """
        try:
            self._settle(self._ask_all())
        except KeyboardInterrupt:
            self._keep_for_later()
            raise
        return self._finish()

    def grade_draft(self) -> Scorecard:
        """Grade what was left of the question at hand, leave the rest unanswered, and finish."""
        engine = self._engine
        if engine.at_hand is not None and engine.item.shown and engine.item.is_open:
            question = self._room.questions.get(engine.planned.ref)
            if question is not None:
                self._take_draft(self._view(question))
        self._settle("draft graded")
        return self._finish()

    def _take_draft(self, view: View) -> None:
        engine = self._engine
        text = whole_text(view.question.content, engine.item, self._deeds.draft(view))
        if answer := gradable(view.question, text, view.order or None):
            engine.emit_for_item(EventKind.SUBMIT, answer=answer, gave_up=False)
        else:
            self._candidate.tell("The draft holds no answer.")

    def _settle(self, reason: str) -> None:
        """Let nothing more be answered, and grade what has an answer: all of an exam, and what stood there at zero."""
        engine = self._engine
        for index, item in enumerate(engine.state.items):
            question = self._room.questions.get(engine.plan.items[index].ref)
            if item.is_open and item.at_zero and question is not None:
                self._hand_in(index, gradable(question, item.at_zero.text, item.order or None))
        engine.finish(reason)
        while engine.at_hand is not None:
            question = self._room.questions.get(engine.planned.ref)
            if question is None:
                self._leave_unanswered(engine.index, "the question has left its bank")
                continue
            view = self._view(question)
            self._candidate.recall(view, engine.item.answer or "")
            try:
                self._mark(view, final=True)
            except EndOfAnswers:
                continue

    def _finish(self) -> Scorecard:
        engine, placer = self._engine, self._room.placer
        cards = (self._room.memoriser.box.card(item.ref) for item in engine.plan.items)
        due_days = {card.question: card.due_day for card in cards if card is not None}
        scorecard = build_scorecard(engine.plan, engine.state, self._room.questions, due_days)
        if placer is not None:
            placer.conclude(engine.session, engine.plan, engine.state)
        engine.close(SessionStatus.FINISHED, "done")
        if placer is None:
            self._candidate.finish(scorecard)
        return scorecard

    def _ask_all(self) -> str:
        """Put what is open while there is time; return why it ended."""
        try:
            while not self._engine.state.finished and self._has_more() and self._has_time():
                self._attend()
        except EndOfAnswers:
            if not self._has_answers():
                self._engine.close(SessionStatus.DROPPED, "no answer")
                raise
            return "input ended"
        return "done"

    def _has_more(self) -> bool:
        """Tell whether there is an item at hand; where the plan grows by what was answered, let it grow."""
        engine, placer = self._engine, self._room.placer
        left_s = engine.session_left_s()
        if engine.at_hand is None and placer is not None and (left_s is None or left_s > 0):
            item = placer.further(engine.plan, engine.state)
            if item is not None:
                engine.add(item)
        return engine.at_hand is not None

    def _has_time(self) -> bool:
        """Tell whether the item at hand may be put: what is begun or answered may, even when the time is over."""
        item, left_s = self._engine.item, self._engine.session_left_s()
        is_begun = item.shown and item.set_aside_at is None
        return is_begun or left_s is None or left_s > 0

    def _attend(self) -> None:
        engine = self._engine
        question = self._room.questions.get(engine.planned.ref)
        if question is None:
            engine.emit_for_item(EventKind.SKIP, reason="the question has left its bank")
            return
        self._put(question)
        keeper = Timekeeper(engine, question, self._deeds.read)
        index = engine.index
        self._candidate.show(self._view(question, keeper))
        self._room.admit()
        while engine.at_hand == index and not engine.state.finished:
            view = self._view(question, keeper)
            if engine.item.answer is None:
                self._take_step(view, keeper)
            else:
                self._mark(view, final=engine.item.closed_at_zero)
        if engine.plan.mode is Mode.EXAM and engine.state.items[index].answer is not None:
            self._marker.ask_confidence(view, index)
            self._candidate.tell("Kept. It is graded after the last question.")

    def _put(self, question: Question) -> None:
        engine = self._engine
        was_aside = engine.item.set_aside_at is not None
        if not engine.item.shown:
            self._enter_part()
        if was_aside or not engine.item.shown:
            seed = f"{engine.plan.seed}:{question.ref}"
            engine.emit_for_item(
                EventKind.SHOWN,
                question=question.ref,
                revision=question.revision,
                order=shown_order(question, seed),
                **face_of(question),
            )
        if was_aside:
            self._candidate.tell(f"Back to what was set aside. {waiting(engine.state.set_aside)}")
        if isinstance(question.content, Program):
            from interviewprep.judge.pool import warm_up

            # Also on resuming: by the time that somebody has typed an answer, the judge is ready for it.
            warm_up(question.content, unsafe=self._room.unsafe)

    def _enter_part(self) -> None:
        """Begin the part of the question at hand, unless one of its questions was shown before."""
        engine = self._engine
        part = engine.planned.part
        items = zip(engine.plan.items, engine.state.items, strict=True)
        if engine.plan.parts and not any(planned.part == part and item.shown for planned, item in items):
            self._candidate.enter(engine.plan.parts[part], part + 1, len(engine.plan.parts))

    def _take_step(self, view: View, keeper: Timekeeper) -> None:
        self._tell(keeper.news("", view.file))
        action = Action(Do.SAVE)
        if not keeper.is_over():
            try:
                with keeper.watching(view.file):
                    if self._interviewer.go_on(view):
                        return
                    action = self._candidate.act(view, keeper.stage())
            except TimeOver:
                pass
            # What came with the deed was perhaps typed after zero: only what was kept or watched before stood there.
            zero_news = keeper.zero_news("", view.file)
            self._tell(zero_news if action.do is not Do.SUBMIT else ())
        if keeper.is_over() and action.do not in LEAVES:
            self._close_at_zero(view, keeper)
        else:
            self._deeds.do(view, action)

    def _tell(self, news: tuple[str, ...]) -> None:
        for line in news:
            self._candidate.tell(line)

    def _close_at_zero(self, view: View, keeper: Timekeeper) -> None:
        answer = keeper.answer_at_zero()
        self._hand_in(keeper.index, answer)
        what = "What stood there is your answer." if answer else "There was no answer."
        self._candidate.tell(f"The time of question {view.number} is over. {what}")

    def _hand_in(self, index: int, answer: str) -> None:
        """Close an item with what stood there at zero."""
        if answer:
            self._engine.emit(EventKind.SUBMIT, item=index, answer=answer, gave_up=False, at_zero=True)
        else:
            self._leave_unanswered(index, "no answer at zero")

    def _leave_unanswered(self, index: int, reason: str) -> None:
        self._engine.emit(EventKind.SKIP, item=index, reason=reason, unanswered=True)

    def _mark(self, view: View, *, final: bool) -> None:
        index = self._engine.index
        try:
            self._marker.mark(view, final=final)
        except EndOfAnswers:
            if not self._engine.state.items[index].is_closed:
                self._leave_unanswered(index, "input ended")
            raise

    def _view(self, question: Question, keeper: Timekeeper | None = None) -> View:
        engine = self._engine
        keeper = keeper or Timekeeper(engine, question, self._deeds.read)
        room = self._room
        desk = Desk(engine, room.workspace, question, engine.index + 1, keeper.stage(), room.unsafe)
        file = desk.prepare()
        return View(
            question=question,
            number=desk.number,
            total=engine.plan.total,
            why=engine.planned.why,
            order=engine.item.order,
            draft=engine.item.draft,
            file=file,
            budget_s=engine.planned.budget_s,
            item_left_s=keeper.item_left_s,
            session_left_s=engine.session_left_s,
            stage_left_s=keeper.stage_left_s,
            phase=keeper.phase_name,
            mode=engine.plan.mode,
            news=partial(keeper.news, file=file),
            is_over=keeper.is_over,
            hints_seen=engine.item.hints,
            desk=desk,
        )

    def _has_answers(self) -> bool:
        return any(item.submits or item.skipped or item.solution_seen for item in self._engine.state.items)

    def _keep_for_later(self) -> None:
        engine = self._engine
        if engine.at_hand is not None and engine.item.shown and engine.item.is_open and not engine.item.set_aside_at:
            self._deeds.keep_draft(self._view(self._room.questions[engine.planned.ref]))
        if not engine.state.finished:
            engine.emit(EventKind.PAUSE)


def shown_order(question: Question, seed: str) -> list[str]:
    """Shuffle the ids of options and steps for display; options that are all numbers keep their order."""
    match question.content:
        case Choice(options=options):
            ids = [option.id for option in options]
            if all(option.text.strip()[:1].isdigit() for option in options):
                return ids
        case Order(steps=steps):
            ids = [step.id for step in steps]
        case _:
            return []
    Random(seed).shuffle(ids)  # noqa: S311 - a display order, no secret
    return ids
