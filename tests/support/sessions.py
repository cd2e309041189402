"""A candidate who does what a script says, in a session with a real history and a clock moved by hand."""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from interviewprep.base.paths import Paths
from interviewprep.grade.text.propose import Proposal
from interviewprep.model.attempt import Event, MarkKind, SessionKind
from interviewprep.model.evidence import Rating
from interviewprep.model.question import Hint, Question, Stage
from interviewprep.model.score import Score
from interviewprep.model.verdict import Judgement
from interviewprep.schedule.fsrs import DEFAULT_PARAMETERS, FsrsScheduler
from interviewprep.session.anchors import Statement
from interviewprep.session.candidate import Action, Confirmation, Do, EndOfAnswers, Outcome, View
from interviewprep.session.conduct import Conductor
from interviewprep.session.engine import Engine
from interviewprep.session.marking import Room
from interviewprep.session.memory import Memoriser
from interviewprep.session.plan import Item, Part, Plan
from interviewprep.session.scorecard import Scorecard
from interviewprep.session.workspace import Workspace
from interviewprep.store.history import History, open_history
from support.clock import FakeClock

OPENED: list[History] = []
"""Histories that stands have opened, for the fixture that closes them."""

Deed = Action | type[BaseException] | Callable[[View], Action]


def answer(text: str) -> Action:
    """Submit a text."""
    return Action(Do.SUBMIT, text)


@dataclass
class Script:
    """The candidate: each call of `act` takes the next deed; when they run out, the input has ended.

    With `undoes` each rating is taken back, and with `drops` each leech dropped, where that is asked about. What was
    shown is kept: `views`, `outcomes`, `refusals`, `hints`, `runs`, `cards`,
    `proposals`, `kept_back`, `told`, `recalled`, `parts`. `during_pause` is called in each pause.
    """

    deeds: Iterable[Deed]
    confidences: Iterable[float | None] = ()
    confirmations: Iterable[Confirmation] = ()
    replies: Iterable[str | type[BaseException] | Callable[[View], str]] = ()
    goes_on: bool = True
    mistake: str = ""
    rating: Rating | None = None
    undoes: bool = False
    drops: bool = False
    work: tuple[str, ...] | None = None
    views: list[View] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    hints: list[Hint] = field(default_factory=list)
    proposals: list[Proposal | None] = field(default_factory=list)
    kept_back: list[Proposal] = field(default_factory=list)
    runs: list[Judgement] = field(default_factory=list)
    failures: list[Score] = field(default_factory=list)
    stages: list[str] = field(default_factory=list)
    follow_ups: list[str] = field(default_factory=list)
    good_answers: list[str] = field(default_factory=list)
    cards: list[Scorecard] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    recalled: list[tuple[str, str]] = field(default_factory=list)
    during_pause: Callable[[View], object] | None = None
    parts: list[str] = field(default_factory=list)
    at_breaks: Iterable[Callable[[], None]] = ()

    def __post_init__(self) -> None:
        self._deeds = deque(self.deeds)
        self._confidences = deque(self.confidences)
        self._confirmations = deque(self.confirmations)
        self._replies = deque(self.replies)
        self._at_breaks = deque(self.at_breaks)

    def begin(self, plan: Plan, notices: tuple[str, ...]) -> None:
        """Take note of nothing."""

    def enter(self, part: Part, number: int, total: int) -> None:
        """Remember the part, after what the script does in its break."""
        if part.break_s and self._at_breaks:
            self._at_breaks.popleft()()
        self.parts.append(f"{number} of {total}: {part.title}")

    def show(self, view: View) -> None:
        """Remember the question."""
        self.views.append(view)

    def act(self, view: View, stage: Stage | None) -> Action:
        """Do the next deed."""
        if stage is not None:
            self.stages.append(stage.id)
        if not self._deeds:
            raise EndOfAnswers
        deed = self._deeds.popleft()
        if isinstance(deed, Action):
            return deed
        if isinstance(deed, type):
            raise deed
        return deed(view)

    def refuse(self, message: str) -> None:
        """Remember the refusal."""
        self.refusals.append(message)

    def tell(self, message: str) -> None:
        """Remember what was told."""
        self.told.append(message)

    def pause(self, view: View) -> None:
        """Let happen what happens meanwhile, and go on."""
        if self.during_pause is not None:
            self.during_pause(view)

    def recall(self, view: View, answer: str) -> None:
        """Remember the question and its answer."""
        self.recalled.append((view.question.ref, answer))

    def hint(self, hint: Hint, *, left: int) -> None:
        """Remember the hint."""
        del left
        self.hints.append(hint)

    def ran(self, view: View, samples: Judgement, own: Judgement | None) -> None:
        """Remember the run."""
        del view
        self.runs += [samples, *([own] if own else [])]

    def try_again(self, view: View, score: Score) -> bool:
        """Remember the failure."""
        del view
        self.failures.append(score)
        return self.goes_on

    def confidence(self, view: View) -> float | None:
        """State the next confidence, or none."""
        del view
        return self._confidences.popleft() if self._confidences else None

    def confirm(self, view: View, answer: str, proposal: Proposal | None) -> Confirmation:
        """Confirm what the script says, or nothing."""
        del view, answer
        self.proposals.append(proposal)
        return self._confirmations.popleft() if self._confirmations else Confirmation((), ())

    def compare(self, view: View, proposal: Proposal, confirmed: Confirmation) -> None:
        """Remember the proposal that was kept back."""
        del view, confirmed
        self.kept_back.append(proposal)

    def follow_up(self, view: View, text: str, *, timed: bool) -> str | None:
        """Give the next reply to a follow-up, or take none; an error among the replies is raised."""
        del timed
        if not self._replies:
            return None
        self.follow_ups.append(text)
        reply = self._replies.popleft()
        if isinstance(reply, type):
            raise reply
        return reply(view) if callable(reply) else reply

    def good_answer(self, text: str) -> None:
        """Remember what a good answer contains."""
        self.good_answers.append(text)

    def outcome(self, view: View, answer: str, outcome: Outcome) -> None:
        """Remember the outcome."""
        del view, answer
        self.outcomes.append(outcome)

    def explain(self, view: View, answer: str, outcome: Outcome) -> None:
        """Take note of nothing more."""

    def recollect(self, statements: tuple[Statement, ...]) -> tuple[Statement, ...] | None:
        """Say what the script says of the work, or leave it open."""
        if self.work is None:
            return None
        return tuple(statement for statement in statements if statement.id in self.work)

    def adjust(self, view: View, answer: str, outcome: Outcome, allowed: tuple[Rating, ...]) -> Rating | Do | None:
        """Choose the script's rating where it is allowed, or take it back."""
        del view, answer
        if self.undoes and outcome.decision is not None and outcome.score.passed:
            return Do.UNDO
        return self.rating if self.rating in allowed else None

    def post_mortem(self, view: View, answer: str, outcome: Outcome) -> str | Do:
        """Name the script's class of mistake after a failure, after taking back the rating or dropping a leech."""
        del view, answer
        if outcome.score.passed:
            return ""
        if self.undoes and outcome.decision is not None:
            return Do.UNDO
        return Do.NEVER_AGAIN if self.drops and outcome.leech_lapses else self.mistake

    def finish(self, scorecard: Scorecard) -> None:
        """Remember the scorecard."""
        self.cards.append(scorecard)


@dataclass
class Stand:
    """A session's surroundings: history on disk, a clock moved by hand, the questions there are."""

    paths: Paths
    clock: FakeClock
    questions: dict[str, Question]
    history: History
    marks: list[tuple[str, MarkKind, str]] = field(default_factory=list)

    @classmethod
    def build(cls, paths: Paths, clock: FakeClock, *questions: Question) -> "Stand":
        """Open a history for these questions, which get ids of their own."""
        named = {}
        for number, question in enumerate(questions, start=1):
            numbered = replace(question, id=f"q{number}")
            named[numbered.ref] = numbered
        history = open_history(paths)
        OPENED.append(history)
        return cls(paths, clock, named, history)

    def plan(self, *, budget_s: float | None = None, kind: SessionKind = SessionKind.INTERVIEW) -> Plan:
        """Plan all questions in order, with their own budgets."""
        items = tuple(Item(ref, question.budget_s) for ref, question in self.questions.items())
        return Plan(kind, items, budget_s, seed=1)

    def start(self, plan: Plan | None = None) -> Engine:
        """Begin a session."""
        return Engine.start(self.history, self.clock, plan or self.plan(), pid=1)

    def resume(self, engine: Engine) -> Engine:
        """Go on with a session in what could be another process."""
        return Engine.resume(self.history, self.clock, self.history.session(engine.session), pid=1)

    def conductor(self, engine: Engine, script: Script) -> Conductor:
        """Let a candidate sit it."""
        parameters = self.history.current_parameters()
        room = Room(
            questions=self.questions,
            workspace=Workspace(self.folder),
            memoriser=Memoriser(
                self.history,
                FsrsScheduler(),
                parameters[0]
                if parameters
                else self.history.add_parameters("fsrs-6", DEFAULT_PARAMETERS, self.clock.read().at),
            ),
            clock=self.clock,
            mark=self._mark,
        )
        return Conductor(engine, room, script)

    def _mark(self, ref: str, kind: MarkKind, note: str, event: Event) -> None:
        self.history.mark(ref, kind, event.at, note, event)
        self.marks.append((ref, kind, note))

    def sit(self, script: Script, plan: Plan | None = None) -> Scorecard:
        """Sit a whole session."""
        return self.conductor(self.start(plan), script).run()

    @property
    def folder(self) -> Path:
        """Where answers are written."""
        return self.paths.workspace

    def after(self, seconds: float, action: Action) -> Callable[[View], Action]:
        """Let time pass before doing something."""

        def deed(view: View) -> Action:
            del view
            self.clock.advance(seconds)
            return action

        return deed
