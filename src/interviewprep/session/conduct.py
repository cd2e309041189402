"""Lead a candidate through a session: put each question, take what they do, grade it, remember it.

Every step reads the engine's state first, so a session that was killed goes on where its log ends.
"""

from collections.abc import Callable
from random import Random

from interviewprep.base.errors import EnvironmentFault
from interviewprep.grade.answers import parse_answer
from interviewprep.grade.figures import AnswerFault
from interviewprep.judge.pool import warm_up
from interviewprep.model.attempt import EventKind, SessionStatus
from interviewprep.model.question import Choice, Open, Order, Program, Question, Stage
from interviewprep.session.candidate import Action, Candidate, Do, EndOfAnswers, View
from interviewprep.session.clock import face_of
from interviewprep.session.desk import Desk
from interviewprep.session.engine import Engine
from interviewprep.session.marking import Marker, Room
from interviewprep.session.scorecard import Scorecard, build_scorecard
from interviewprep.session.workspace import read_answer


class Conductor:
    """Leads one candidate through one session."""

    def __init__(self, engine: Engine, room: Room, candidate: Candidate) -> None:
        self._engine = engine
        self._room = room
        self._candidate = candidate
        self._marker = Marker(engine, room, candidate)
        self._actions: dict[Do, Callable[[View, Action], None]] = {
            Do.SUBMIT: self._submit,
            Do.SAVE: self._save,
            Do.RUN: self._run,
            Do.HINT: self._hint,
            Do.GIVE_UP: self._give_up,
            Do.SKIP: self._skip,
            Do.FLAG: self._flag,
            Do.NEVER_AGAIN: self._never_again,
            Do.PAUSE: self._pause,
            Do.END: self._end,
        }

    def run(self) -> Scorecard:
        """Ask everything that is still open and show the scorecard.

        Raises:
            EndOfAnswers: The input ended before the first answer; the session is dropped.
            KeyboardInterrupt: The candidate left; everything so far is kept and the session can be resumed.
        """
        reason = "done"
        try:
            self._ask_all()
        except EndOfAnswers:
            if not self._has_answers():
                self._engine.close(SessionStatus.DROPPED, "no answer")
                raise
            reason = "input ended"
        except KeyboardInterrupt:
            self._keep_for_later()
            raise
        return self._finish(reason)

    def grade_draft(self) -> Scorecard:
        """Grade what was left of the question at hand, leave the rest unanswered, and finish."""
        engine = self._engine
        if engine.state.next_open is not None and engine.item.shown:
            question = self._room.questions.get(engine.planned.ref)
            if question is not None:
                view = self._view(question)
                self._take_draft(view)
                if engine.item.answer is not None:
                    self._marker.mark(view, final=True)
        return self._finish("draft graded")

    def _take_draft(self, view: View) -> None:
        engine = self._engine
        text = "\n\n".join([*engine.item.stages, self._draft(view)])
        if engine.item.answer is not None or not text.strip():
            return
        try:
            parse_answer(view.question, text, shown=view.order or None)
        except AnswerFault as fault:
            self._candidate.refuse(str(fault))
            return
        engine.emit_for_item(EventKind.SUBMIT, answer=text, gave_up=False)

    def _finish(self, reason: str) -> Scorecard:
        scorecard = build_scorecard(self._engine.plan, self._engine.state, self._room.questions)
        self._engine.close(SessionStatus.FINISHED, reason)
        self._candidate.finish(scorecard)
        return scorecard

    def _ask_all(self) -> None:
        while not self._engine.state.finished and (index := self._engine.state.next_open) is not None:
            left = self._engine.session_left_s()
            if left is not None and left <= 0 and not self._engine.item.shown:
                return
            question = self._room.questions.get(self._engine.plan.items[index].ref)
            if question is None:
                self._engine.emit_for_item(EventKind.SKIP, reason="the question has left its bank")
                continue
            self._attend(question)

    def _attend(self, question: Question) -> None:
        engine = self._engine
        if not engine.item.shown:
            seed = f"{engine.plan.seed}:{question.ref}"
            engine.emit_for_item(
                EventKind.SHOWN,
                question=question.ref,
                revision=question.revision,
                order=shown_order(question, seed),
                **face_of(question),
            )
        if isinstance(question.content, Program):
            # Also on resuming: by the time that somebody has typed an answer, the judge is ready for it.
            warm_up(question.content, unsafe=self._room.unsafe)
        index = engine.index
        self._candidate.show(self._view(question))
        while not engine.state.items[index].is_closed and not engine.state.finished:
            view = self._view(question)
            if engine.item.answer is None:
                action = self._candidate.act(view, self._stage(question))
                self._actions[action.do](view, action)
            else:
                self._marker.mark(view)

    def _view(self, question: Question) -> View:
        engine = self._engine
        desk = self._desk(question)
        return View(
            question=question,
            number=desk.number,
            total=len(engine.plan.items),
            why=engine.planned.why,
            order=engine.item.order,
            draft=engine.item.draft,
            file=desk.prepare(),
            budget_s=engine.planned.budget_s,
            item_left_s=engine.item_left_s,
            session_left_s=engine.session_left_s,
            hints_seen=engine.item.hints,
            desk=desk,
        )

    def _desk(self, question: Question) -> Desk:
        room, engine = self._room, self._engine
        return Desk(engine, room.workspace, question, engine.index + 1, self._stage(question), room.unsafe)

    def _stage(self, question: Question) -> Stage | None:
        content = question.content
        if not isinstance(content, Open) or len(content.stages) == 1:
            return None
        answered = len(self._engine.item.stages)
        return content.stages[answered] if answered < len(content.stages) else None

    def _submit(self, view: View, action: Action) -> None:
        engine = self._engine
        stage = self._stage(view.question)
        text = action.text if view.file is None or action.text else self._draft(view)
        if not text.strip():
            self._candidate.refuse("There is no answer yet: write one, or leave the question by /skip or /solution.")
            return
        try:
            parse_answer(view.question, text, shown=view.order or None)
        except AnswerFault as fault:
            self._candidate.refuse(str(fault))
            return
        if stage is not None:
            engine.emit_for_item(EventKind.STAGE, stage=stage.id, text=text)
            content = view.question.content
            assert isinstance(content, Open)
            if len(engine.item.stages) < len(content.stages):
                return
            text = "\n\n".join(engine.item.stages)
        engine.emit_for_item(EventKind.SUBMIT, answer=text, gave_up=False)

    def _save(self, view: View, action: Action) -> None:
        self._desk(view.question).keep(action.text or self._draft(view))

    def _run(self, view: View, action: Action) -> None:
        desk = self._desk(view.question)
        run = desk.run(action.text or self._draft(view))
        desk.keep_run(run)
        self._candidate.ran(view, run.samples, run.own)

    def _hint(self, view: View, action: Action) -> None:
        del action
        hints = view.question.hints
        seen = self._engine.item.hints
        if seen >= len(hints):
            self._candidate.refuse("There are no more hints." if hints else "This question has no hints.")
            return
        self._engine.emit_for_item(EventKind.HINT, level=seen + 1)
        self._candidate.hint(hints[seen], left=len(hints) - seen - 1)

    def _give_up(self, view: View, action: Action) -> None:
        text = action.text or self._draft(view)
        self._engine.emit_for_item(EventKind.SUBMIT, answer=text, gave_up=True)

    def _skip(self, view: View, action: Action) -> None:
        del view, action
        self._engine.emit_for_item(EventKind.SKIP, reason="skipped")

    def _flag(self, view: View, action: Action) -> None:
        self._engine.emit_for_item(EventKind.FLAG, mark="flagged", note=action.text)
        self._room.mark(view.question.ref, "flagged", action.text)

    def _never_again(self, view: View, action: Action) -> None:
        del action
        self._engine.emit_for_item(EventKind.FLAG, mark="suspended", note="")
        self._room.mark(view.question.ref, "suspended", "")
        self._engine.emit_for_item(EventKind.SKIP, reason="never again")

    def _pause(self, view: View, action: Action) -> None:
        del view
        if action.text.strip():
            self._engine.emit_for_item(EventKind.DRAFT, text=action.text)
        raise KeyboardInterrupt

    def _end(self, view: View, action: Action) -> None:
        del view, action
        self._engine.emit(EventKind.FINISH, reason="ended early")

    def _draft(self, view: View) -> str:
        if view.file is None:
            return view.draft
        try:
            return read_answer(view.file)
        except EnvironmentFault as fault:
            self._candidate.refuse(str(fault))
            return view.draft

    def _has_answers(self) -> bool:
        return any(item.submits or item.skipped or item.solution_seen for item in self._engine.state.items)

    def _keep_for_later(self) -> None:
        engine = self._engine
        if engine.state.next_open is not None and engine.item.shown and engine.item.answer is None:
            view = self._view(self._room.questions[engine.planned.ref])
            if view.file is not None:
                self._save(view, Action(Do.SAVE))
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
