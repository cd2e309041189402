"""The candidate's desk: the file in which the item at hand is answered, its drafts, and runs of what it holds."""

from pathlib import Path

from interviewprep.base.records import dataclass
from interviewprep.model.attempt import EventKind
from interviewprep.model.question import Program, Question, Stage
from interviewprep.model.verdict import Judgement
from interviewprep.session.engine import Engine
from interviewprep.session.workspace import Workspace, split_checks
from interviewprep.session.zero import has_substance


@dataclass(frozen=True, slots=True)
class Run:
    """How a text did on the sample tests and, where it has any, on the candidate's own checks."""

    source: str
    samples: Judgement
    own: Judgement | None

    @property
    def checks(self) -> str:
        """The candidate's own checks, as they were run."""
        return split_checks(self.source)[1]


@dataclass(frozen=True, slots=True)
class Desk:
    """One file of one item. `run` may be called from any thread; all else belongs to the session's own."""

    engine: Engine
    workspace: Workspace
    question: Question
    number: int
    stage: Stage | None
    unsafe: bool

    def prepare(self) -> Path | None:
        """Write the file where it is missing, from the last draft if there is one; None where no file is needed.

        Raises:
            EnvironmentFault: The folder cannot be written.
        """
        return self.workspace.prepare(self.question, self.number, self.stage, self.engine.item.draft)

    def holds_answer(self, text: str) -> bool:
        """Tell whether a text is more than what the candidate found in the file."""
        return has_substance(self.question, text)

    def run(self, source: str) -> Run:
        """Run a program on the sample tests, and the candidate's own checks on it. Nothing is stored.

        Raises:
            JudgeUnavailable: Programs cannot be confined here.
        """
        content = self.question.content
        assert isinstance(content, Program)
        answer, checks = split_checks(source)
        from interviewprep.judge.referee import judge, run_own  # large, and not needed before the first run

        samples = judge(content, answer, only_samples=True, unsafe=self.unsafe)
        own = run_own(content, answer, checks, unsafe=self.unsafe) if checks.strip() else None
        return Run(source, samples, own)

    def keep(self, text: str) -> None:
        """Store what the file holds, unless that is stored already."""
        if text != self.engine.item.draft:
            self.engine.emit_for_item(EventKind.DRAFT, text=text)

    def keep_run(self, run: Run) -> None:
        """Store how a run went, and its text as the draft. A run is never charged."""
        self.engine.emit_for_item(
            EventKind.RUN, source=run.source, verdict=run.samples.verdict, own=run.own.verdict if run.own else None
        )

    def start_afresh(self) -> Path:
        """Put what the candidate found at first into the file again; return where the text of before is kept.

        Raises:
            EnvironmentFault: The folder cannot be written.
        """
        kept = self.workspace.set_aside(self.question, self.number, self.stage)
        self.workspace.prepare(self.question, self.number, self.stage, "")
        return kept
