"""What a candidate can do at a question, one method each: the event first, then what follows from it."""

from collections.abc import Callable
from pathlib import Path

from interviewprep.base.errors import EnvironmentFault
from interviewprep.base.text import counted, sentence
from interviewprep.grade.figures import AnswerFault
from interviewprep.model.attempt import EventKind, MarkKind
from interviewprep.session.candidate import Action, Candidate, Do, View
from interviewprep.session.engine import Engine
from interviewprep.session.marking import Room
from interviewprep.session.rules import refusal
from interviewprep.session.stages import is_staged
from interviewprep.session.undoing import last_in_session, undo_in_session
from interviewprep.session.workspace import read_answer
from interviewprep.session.zero import gradable


class Deeds:
    """Does what a candidate wants done at the question at hand."""

    def __init__(self, engine: Engine, room: Room, candidate: Candidate) -> None:
        self._engine = engine
        self._room = room
        self._candidate = candidate
        self._methods: dict[Do, Callable[[View, Action], None]] = {
            Do.SUBMIT: self._submit,
            Do.SAVE: self._save,
            Do.RUN: self._run,
            Do.HINT: self._hint,
            Do.GIVE_UP: self._give_up,
            Do.SKIP: self._skip,
            Do.LATER: self._later,
            Do.FLAG: self._flag,
            Do.NEVER_AGAIN: self._never_again,
            Do.UNDO: self._undo,
            Do.PAUSE_CLOCK: self._pause_clock,
            Do.PAUSE: self._pause,
            Do.END: self._end,
        }

    def do(self, view: View, action: Action) -> None:
        """Do it, or say why the mode does not allow it; what stood in the prompt besides is kept as the draft.

        Raises:
            KeyboardInterrupt: The candidate leaves for another time.
        """
        if action.draft.strip():
            self._save(view, Action(Do.SAVE, action.draft))
        if refused := refusal(view.mode, action.do):
            self._candidate.refuse(refused)
        else:
            self._methods[action.do](view, action)

    def keep_draft(self, view: View) -> None:
        """Store what the file holds, where there is one."""
        if view.file is not None:
            self._save(view, Action(Do.SAVE))

    def draft(self, view: View) -> str:
        """Give what the file holds, or what was stored last; a file that cannot be read is told."""
        if view.file is None:
            return view.draft
        try:
            return read_answer(view.file)
        except EnvironmentFault as fault:
            self._candidate.refuse(str(fault))
            return view.draft

    def read(self, file: Path | None) -> str:
        """Give what a file holds, or what was stored last; what is wrong with it is told when it is used next."""
        stored = self._engine.item.draft
        if file is None:
            return stored
        try:
            return read_answer(file)
        except EnvironmentFault:
            return stored

    def _submit(self, view: View, action: Action) -> None:
        engine, content = self._engine, view.question.content
        text = action.text if view.file is None or action.text else self.draft(view)
        if not text.strip():
            self._candidate.refuse("There is no answer yet: write one, or leave the question by /skip or /solution.")
            return
        try:
            from interviewprep.grade.answers import parse_answer

            parse_answer(view.question, text, shown=view.order or None)
        except AnswerFault as fault:
            self._candidate.refuse(sentence(str(fault)))
            return
        if is_staged(content):
            stage = content.stages[len(engine.item.stages)]
            engine.emit_for_item(EventKind.STAGE, stage=stage.id, text=text)
        else:
            engine.emit_for_item(EventKind.SUBMIT, answer=text, gave_up=False)

    def _save(self, view: View, action: Action) -> None:
        assert view.desk is not None
        view.desk.keep(action.text or self.draft(view))

    def _run(self, view: View, action: Action) -> None:
        assert view.desk is not None
        run = view.desk.run(action.text or self.draft(view))
        view.desk.keep_run(run)
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
        text = action.text or self.draft(view)
        self._engine.emit_for_item(EventKind.SUBMIT, answer=text, gave_up=True)

    def _skip(self, view: View, action: Action) -> None:
        del action
        stood = self._engine.item.at_zero
        if stood and (answer := gradable(view.question, stood.text, view.order or None)):
            # It was promised at zero that this is graded.
            self._engine.emit_for_item(EventKind.SUBMIT, answer=answer, gave_up=False, at_zero=True)
        else:
            self._engine.emit_for_item(EventKind.SKIP, reason="skipped")

    def _later(self, view: View, action: Action) -> None:
        del action
        left_s = view.session_left_s()
        if left_s is not None and left_s <= 0:
            self._candidate.refuse("The time of the interview is over: what is set aside now would not come back.")
        elif not self._others_open():
            self._candidate.refuse("No other question is open here, so this one cannot wait for any.")
        else:
            self.keep_draft(view)
            self._engine.emit_for_item(EventKind.SKIP, reason="later", later=True)
            self._candidate.tell(f"Set aside, to come back after the others. {waiting(self._engine.state.set_aside)}")

    def _others_open(self) -> bool:
        """Tell whether another question of this part still waits for its answer."""
        engine = self._engine
        places = zip(engine.plan.items, engine.state.items, strict=True)
        return sum(item.is_open and planned.part == engine.planned.part for planned, item in places) > 1

    def _flag(self, view: View, action: Action) -> None:
        self._mark(view.question.ref, "flagged", action.text)

    def _never_again(self, view: View, action: Action) -> None:
        del action
        self._mark(view.question.ref, "suspended", "")
        self._engine.emit_for_item(EventKind.SKIP, reason="never again")

    def _undo(self, view: View, action: Action) -> None:
        del view, action
        box = self._room.memoriser.box
        review = last_in_session(self._engine, box)
        if review is None:
            self._candidate.refuse("No rating of this session stands. `prep history --undo` takes back an older one.")
        else:
            self._candidate.tell(undo_in_session(self._engine, box, review))

    def _mark(self, ref: str, kind: MarkKind, note: str) -> None:
        engine = self._engine
        event = engine.event(EventKind.FLAG, item=engine.index, mark=kind, note=note)
        engine.keep(event, lambda: self._room.mark(ref, kind, note, event))

    def _pause_clock(self, view: View, action: Action) -> None:
        del action
        self._engine.halt()
        self._candidate.pause(view)
        self._engine.unhalt()

    def _pause(self, view: View, action: Action) -> None:
        del view, action
        raise KeyboardInterrupt

    def _end(self, view: View, action: Action) -> None:
        del action
        self.keep_draft(view)
        self._engine.finish("ended early")


def waiting(number: int) -> str:
    """Say how many questions are set aside."""
    return f"{counted(number, 'question')} {'waits' if number == 1 else 'wait'}."
