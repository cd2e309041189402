"""What a good interviewer asks next. An answer is stored before anything follows from it."""

from interviewprep.model.attempt import EventKind
from interviewprep.model.question import FollowUp, Open, Program, Stage
from interviewprep.session.candidate import Candidate, EndOfAnswers, Outcome, View
from interviewprep.session.coding_follow_ups import choose_coding_follow_ups, read_traces
from interviewprep.session.engine import Engine
from interviewprep.session.follow_ups import marks_of, next_follow_up
from interviewprep.session.items import ItemState
from interviewprep.session.plan import Mode
from interviewprep.session.stages import is_complete, is_staged


class Interviewer:
    """Asks follow-ups in one session. Once the candidate takes none, no more are asked."""

    def __init__(self, engine: Engine, candidate: Candidate) -> None:
        self._engine = engine
        self._candidate = candidate
        self._is_silent = False
        self._settled: tuple[int, tuple[str, ...]] | None = None

    def go_on(self, view: View) -> bool:
        """Ask the next follow-up to the stage that was answered last, or submit the answer once all stages have theirs.

        False where the candidate has to do something else first.
        """
        content, item = view.question.content, self._engine.item
        if not is_staged(content) or not item.stages:
            return False
        stage = content.stages[len(item.stages) - 1]
        follow_up = self._next(view, content, stage)
        if follow_up is not None:
            said = self._ask(view, stage.id, follow_up.id, follow_up.text, item=self._engine.index)
            if said is not None:
                return True
        if not is_complete(content, item):
            return False
        self._engine.emit_for_item(EventKind.SUBMIT, answer="\n\n".join(item.stages), gave_up=False)
        return True

    def ask_about_program(self, view: View, item: ItemState, answer: str, ended: Outcome) -> None:
        """Ask one or two questions about a program that was judged, and say what a good answer contains.

        Who has nothing to add to the first is asked no second one. In an exam, and once the session is over, none is
        asked: then only verdicts are left to be told.
        """
        content, is_left = view.question.content, self._engine.state.finished
        if not isinstance(content, Program) or ended.gave_up or view.mode is Mode.EXAM or is_left:
            return
        traces = read_traces(content, answer, ended.score, runs=item.runs, over_time=ended.over_time)
        for one in choose_coding_follow_ups(traces, self._seed(view)):
            said = self._ask(view, "", one.id, one.text)
            if said is None:
                return
            self._candidate.good_answer(one.good)
            if not said.strip():
                return

    def _next(self, view: View, content: Open, stage: Stage) -> FollowUp | None:
        item = self._engine.item
        written = (self._engine.index, item.stages)
        if self._is_silent or not stage.follow_ups or written == self._settled:
            return None
        asked = [name for where, name in item.follow_ups if where == stage.id]
        marks = marks_of(content, view.question.stem, "\n\n".join(item.stages))
        found = next_follow_up(stage, marks, asked, self._seed(view))
        if found is None:
            # Asked before every step: until more is written there is no need to read all of it again.
            self._settled = written
        return found

    def _ask(self, view: View, stage: str, name: str, text: str, **place: object) -> str | None:
        """Ask, and store and give the answer; None where none is given because no more questions are taken."""
        if self._is_silent:
            return None
        try:
            answer = self._candidate.follow_up(view, text, timed=bool(stage))
        except EndOfAnswers:
            # What was answered before stands, and is graded.
            answer = None
        if answer is None:
            self._is_silent = True
            return None
        self._engine.emit(
            EventKind.FOLLOW_UP, question=view.question.ref, stage=stage, id=name, text=text, answer=answer, **place
        )
        return answer

    def _seed(self, view: View) -> str:
        return f"{self._engine.plan.seed}:{view.question.ref}"
