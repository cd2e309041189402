"""What a session asks of the person, whatever they look at: a terminal, a screen reader, a file of answers."""

from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path
from typing import Protocol

from interviewprep.base.records import dataclass
from interviewprep.grade.text.propose import Proposal
from interviewprep.model.evidence import Rating, RatingDecision
from interviewprep.model.question import Hint, Question, Stage
from interviewprep.model.score import Score
from interviewprep.model.verdict import Judgement
from interviewprep.session.desk import Desk
from interviewprep.session.plan import Plan
from interviewprep.session.scorecard import Scorecard


class EndOfAnswers(Exception):
    """There is nobody left to ask: the input has ended."""


class Do(Enum):
    """What a person can do at a question."""

    SUBMIT = auto()
    SAVE = auto()
    RUN = auto()
    HINT = auto()
    GIVE_UP = auto()
    SKIP = auto()
    LATER = auto()
    FLAG = auto()
    NEVER_AGAIN = auto()
    PAUSE_CLOCK = auto()
    PAUSE = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Action:
    """What the person did; `text` is the answer so far."""

    do: Do
    text: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """A question as it is put: `order` holds ids of options or steps as displayed.

    `file` is where a program or long prose is to be written (None elsewhere). `item_left_s` and `session_left_s`
    tell the time left in seconds whenever they are called. `hints_seen` counts hints that were given. `desk` is where
    the file lies, None where a question is only looked at.
    """

    question: Question
    number: int
    total: int
    why: str
    order: tuple[str, ...]
    draft: str
    file: Path | None
    budget_s: float
    item_left_s: Callable[[], float]
    session_left_s: Callable[[], float | None]
    hints_seen: int = 0
    desk: Desk | None = None


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What the person found in their own answer: ids of criteria met and of misconceptions stated."""

    met: tuple[str, ...]
    stated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of one question; `decision` is None when this attempt did not move a card."""

    score: Score
    decision: RatingDecision | None
    due_in_days: int | None
    over_time: bool
    gave_up: bool


class Candidate(Protocol):
    """The person. Any method may raise `EndOfAnswers` or `KeyboardInterrupt`."""

    def begin(self, plan: Plan, notices: tuple[str, ...]) -> None:
        """Say what is about to happen."""

    def show(self, view: View) -> None:
        """Put a question."""

    def act(self, view: View, stage: Stage | None) -> Action:
        """Wait for the person to do something; in a case, about this stage."""

    def refuse(self, message: str) -> None:
        """Say why an answer cannot be taken as it is."""

    def hint(self, hint: Hint, *, left: int) -> None:
        """Show a hint; `left` more are there."""

    def ran(self, view: View, samples: Judgement, own: Judgement | None) -> None:
        """Show how the sample tests went, and the person's own checks where there are any."""

    def try_again(self, view: View, score: Score) -> bool:
        """Show a submission that was not accepted, and ask whether to go on working on it."""

    def confidence(self, view: View) -> float | None:
        """Ask how sure the person is of a full score, 0 to 1; None for no answer."""

    def confirm(self, view: View, answer: str, proposal: Proposal | None) -> Confirmation:
        """Show the rubric, the exemplar and the machine's proposal where there is one; ask what the answer holds."""

    def compare(self, view: View, proposal: Proposal, confirmed: Confirmation) -> None:
        """Show a proposal that was kept back until the person had rated."""

    def outcome(self, view: View, answer: str, outcome: Outcome) -> str:
        """Show the verdict and what it means; return the class of mistake, or an empty text."""

    def adjust(self, view: View, allowed: tuple[Rating, ...]) -> Rating | None:
        """Wait until the person goes on; they may choose one of the `allowed` ratings instead of the computed one."""

    def finish(self, scorecard: Scorecard) -> None:
        """Show the scorecard."""
