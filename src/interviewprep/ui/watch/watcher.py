"""What follows from what in watch mode: a save from a look at the file, a run from a save, a deed from a key.

Nothing here knows a terminal: `tick` is called a few times a second, `press` for each key, `lines` to draw.
"""

from dataclasses import replace

from interviewprep.base.errors import EnvironmentFault, PrepError
from interviewprep.session.candidate import View
from interviewprep.session.desk import Desk, Run
from interviewprep.session.rules import refusal
from interviewprep.session.zero import TimeOver
from interviewprep.ui.opening import Opener
from interviewprep.ui.watch.keys import ACTIONS, ENTER, Deed, keys_of
from interviewprep.ui.watch.lines import block
from interviewprep.ui.watch.runner import Runner
from interviewprep.ui.watch.saves import Look, SavedFile
from interviewprep.ui.watch.state import Price, Watching, question_before


class Watcher:
    """Watches over one file while a question, or one stage of it, is answered in it."""

    def __init__(self, view: View, opener: Opener) -> None:
        assert view.file is not None
        assert view.desk is not None
        self.file = view.file
        self.state = Watching()
        self._view = view
        self._opener = opener
        self._saved = SavedFile(view.file)
        self._runner = Runner(view.desk.run)
        self._is_first_look = True
        self._found_at = ""

    def take_up(self, view: View) -> None:
        """Go on with the same file, at a later moment of the question."""
        self._view = view

    def lines(self, clock: str, columns: int, rows: int) -> list[str]:
        """Write the block."""
        return block(self._view.question, self.file.name, clock, self.state, columns=columns, rows=rows)

    def tick(self) -> None:
        """Look at the file, at the run that is under way, at the editor and at the clock; store what is new.

        Raises:
            StoreFault: The history cannot be written.
            TimeOver: Nothing more is taken.
        """
        look = self._saved.look()
        if look is not None:
            self._take(look)
        outcome = self._runner.poll()
        if outcome is not None:
            self._take_outcome(outcome)
        if complaint := self._opener.complaint():
            self._change(notice=complaint)
        if told := self._view.news(""):
            self._change(told=" ".join(told))
        if self._view.is_over():
            raise TimeOver

    def press(self, key: str) -> Deed | None:
        """Take a key; return what has to be done elsewhere, or None.

        Raises:
            EnvironmentFault: The file is gone and cannot be written.
            StoreFault: The history cannot be written.
            TimeOver: Nothing more is taken.
        """
        # A key may be quicker than the next look at what was just saved.
        self.tick()
        asked = self.state.asking
        if key == ENTER and asked is None and self.state.is_opened:
            return None
        self._change(asking=None, question="", notice="")
        if asked is not None:
            return self._do(asked) if key == ENTER else None
        deed = self._deed(key)
        if deed is None:
            return None
        if deed in ACTIONS and (refused := refusal(self._view.mode, ACTIONS[deed])):
            self._change(notice=refused)
            return None
        question = question_before(deed, self.state, self._price())
        if not question:
            return self._do(deed)
        self._change(asking=deed, question=question)
        return None

    def open(self) -> None:
        """Open the file in the editor, writing it first where it is gone; an editor that takes the terminal has ended.

        Raises:
            EnvironmentFault: The file cannot be written.
        """
        self._desk.prepare()
        problem = self._opener.open(self.file)
        is_beside = not self._opener.takes_terminal and not problem
        self._change(notice=problem, is_opened=True, is_unsaved=is_beside)

    @property
    def _desk(self) -> Desk:
        assert self._view.desk is not None
        return self._view.desk

    def _deed(self, key: str) -> Deed | None:
        if key == ENTER:
            return Deed.EDIT
        known = keys_of(self._view.question.format).get(key)
        if known is None:
            self._change(notice=f"{key} is no key here; ? shows all of them." if key.isprintable() else "")
        return known.deed if known else None

    def _do(self, deed: Deed) -> Deed | None:
        match deed:
            case Deed.RUN if not self.state.trouble:
                self._ask_for_run()
            case Deed.AFRESH:
                self._start_afresh()
            case Deed.HELP:
                self._change(shows_keys=not self.state.shows_keys)
            case Deed.EDIT if not self._opener.takes_terminal:
                self.open()
            case Deed.RUN:
                pass
            case Deed.FLAG:
                self._change(notice="Flagged. /flag WHY says what is wrong with it.")
                return deed
            case _:
                return deed
        return None

    def _take(self, look: Look) -> None:
        if look.trouble:
            self._change(trouble=look.trouble if self.file.exists() else f"{look.trouble} e writes it from the draft.")
            return
        self._found_at = self._found_at or look.saved_at
        is_first, is_new = self._is_first_look, look.text != self.state.text
        self._is_first_look = False
        is_answer = self._desk.holds_answer(look.text)
        saved_at = look.saved_at if is_answer or look.saved_at != self._found_at else ""
        is_unsaved = self.state.is_unsaved and saved_at == self.state.saved_at and not is_new
        self._change(trouble="", text=look.text, is_answer=is_answer, saved_at=saved_at, is_unsaved=is_unsaved)
        # An editor that empties a file before it writes may be seen half-way: that is no draft.
        if is_new and look.text.strip() and (is_answer or not is_first):
            self._desk.keep(look.text)
            if not is_first:
                self._ask_for_run()

    def _ask_for_run(self) -> None:
        if self._view.question.format.is_executable:
            self._runner.ask(self.state.text)
            self._change(is_running=True)

    def _take_outcome(self, outcome: Run | PrepError) -> None:
        if isinstance(outcome, PrepError):
            self._change(notice=str(outcome), is_running=self._runner.is_busy)
            return
        self._desk.keep_run(outcome)
        if self.state.text.strip():
            # What was saved while it ran is the draft.
            self._desk.keep(self.state.text)
        self._change(run=outcome, before=self.state.run, is_running=self._runner.is_busy)

    def _start_afresh(self) -> None:
        try:
            kept = self._desk.start_afresh()
        except EnvironmentFault as fault:
            self._change(notice=str(fault))
            return
        # Another file, and what one finds in it is no save.
        self._saved, self._is_first_look, self._found_at = SavedFile(self.file), True, ""
        self.tick()
        self._desk.keep(self.state.text)
        notice = f"Afresh: your text is kept as {kept.name}. Have your editor read the file again."
        self._change(run=None, before=None, notice=notice)

    def _price(self) -> Price:
        hints, given = self._view.question.hints, self._view.hints_seen
        return Price(hints[given].price if given < len(hints) else None, given)

    def _change(self, **fields: object) -> None:
        self.state = replace(self.state, **fields)  # type: ignore[arg-type]
