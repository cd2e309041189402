"""The clocks of the question at hand: its own, its stage's, the session's, and what they make known, once each."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from interviewprep.base.text import minutes_and_seconds
from interviewprep.model.attempt import EventKind
from interviewprep.model.question import Open, Question, Stage
from interviewprep.session.engine import Engine
from interviewprep.session.phases import Phase, has_phases, phase_at
from interviewprep.session.plan import Mode
from interviewprep.session.stages import is_complete
from interviewprep.session.zero import copy_at_zero, gradable, watched_to_zero

ZERO_WORDS = (
    "What you have now is kept and will be graded. You may go on: what comes later is kept too, and marked over time."
)
NOTHING_YET = "There is no answer yet. You may go on: what comes is kept, and marked over time."


class Timekeeper:
    """Keeps the time of one item while it is at hand; `read` gives what its file holds, or else its stored draft."""

    def __init__(self, engine: Engine, question: Question, read: Callable[[Path | None], str]) -> None:
        self._engine = engine
        self._question = question
        self._read = read
        self.index = engine.index
        stage = self.stage()
        # What was over when the question was put, as on resuming, has been told.
        self._stages_told = {stage.id} if stage and (self.stage_left_s() or 0.0) <= 0 else set()
        self._phase: Phase | None = None

    def stage(self) -> Stage | None:
        """Give the stage of a case that is at hand; None where there is only one, or none left."""
        content = self._question.content
        if not isinstance(content, Open) or len(content.stages) == 1:
            return None
        answered = len(self._engine.state.items[self.index].stages)
        return content.stages[answered] if answered < len(content.stages) else None

    def item_left_s(self) -> float:
        """Seconds left of the question's budget, negative when overdrawn."""
        return self._engine.item_left_s(self.index)

    def stage_left_s(self) -> float | None:
        """Seconds left of the stage's own time, negative when it takes from the whole; None without stages."""
        stage = self.stage()
        if stage is None:
            return None
        before_s = sum(self._engine.state.items[self.index].stage_spans_s)
        spent_s = self._engine.item_active_s(self.index) - before_s
        return stage.minutes * 60 * self._engine.plan.extra_time - spent_s

    def left_s(self) -> float:
        """Seconds until the question's time is over, its own or the session's, whichever ends first."""
        session_s = self._engine.session_left_s()
        return self.item_left_s() if session_s is None else min(self.item_left_s(), session_s)

    def phase(self) -> Phase | None:
        """Give the phase of a coding question, or None."""
        budget_s = self._engine.plan.items[self.index].budget_s
        if not has_phases(self._question.format, self._engine.plan.mode, budget_s) or self.left_s() <= 0:
            return None
        return phase_at(self._engine.item_active_s(self.index), budget_s)

    def phase_name(self) -> str:
        """Name the phase of a coding question; empty without one."""
        phase = self.phase()
        return phase.name if phase else ""

    def is_over(self) -> bool:
        """Whether the question closes with what stood there at zero: so it is in an exam."""
        return self._engine.plan.mode is Mode.EXAM and self._engine.state.items[self.index].at_zero is not None

    def news(self, text: str, file: Path | None = None) -> tuple[str, ...]:
        """Give what has to be told now, each thing once; at zero, keep `text`, or else what the file holds."""
        if self.left_s() <= 0:
            return self.zero_news(text, file)
        return (*self._stage_news(), *self._phase_news())

    def zero_news(self, text: str, file: Path | None = None) -> tuple[str, ...]:
        """Keep at zero what stands there, once, and give what has to be told of it."""
        item = self._engine.state.items[self.index]
        if self._engine.state.finished or not item.is_open or item.at_zero is not None or self.left_s() > 0:
            return ()
        if not text.strip() or text.startswith("/"):
            copy = copy_at_zero(file) if file is not None else None
            is_kept = is_complete(self._question.content, item)
            text = "" if is_kept else self._read(copy if copy is not None and copy.exists() else file)
        self._engine.emit(EventKind.DRAFT, item=self.index, text=text, zero=True)
        if self.is_over():
            return ()
        whose = "the question" if self.item_left_s() <= 0 else "the interview"
        return (f"The time of {whose} is over. {ZERO_WORDS if self.answer_at_zero() else NOTHING_YET}",)

    @contextmanager
    def watching(self, file: Path | None) -> Iterator[None]:
        """Copy the file at zero, whatever goes on meanwhile."""
        if file is None or self._engine.state.items[self.index].at_zero is not None:
            yield
            return
        with watched_to_zero(file, self.left_s):
            yield

    def answer_at_zero(self) -> str:
        """Give what stood there at zero as it can be graded; empty before zero, and where that was no answer."""
        item = self._engine.state.items[self.index]
        return gradable(self._question, item.at_zero.text, item.order or None) if item.at_zero else ""

    def _stage_news(self) -> Iterator[str]:
        stage, left_s = self.stage(), self.stage_left_s()
        if stage is not None and left_s is not None and left_s <= 0 and stage.id not in self._stages_told:
            self._stages_told.add(stage.id)
            left = minutes_and_seconds(self.left_s())
            yield f"The time of this stage is over; from here on it takes from the whole: {left} left."

    def _phase_news(self) -> Iterator[str]:
        phase = self.phase()
        if phase is not None and phase is not self._phase:
            self._phase = phase
            yield f"Now: {phase.name}. {phase.advice}"
