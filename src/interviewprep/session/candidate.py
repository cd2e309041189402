"""What a session asks of the person, whatever they look at: a terminal, a screen reader, a file of answers."""

from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from interviewprep.base.records import dataclass
from interviewprep.model.evidence import Rating, RatingDecision
from interviewprep.model.question import Hint, Question, Stage
from interviewprep.model.score import Score
from interviewprep.model.verdict import Judgement
from interviewprep.session.anchors import Statement
from interviewprep.session.desk import Desk
from interviewprep.session.plan import Mode, Part, Plan

if TYPE_CHECKING:  # what comes after an answer is loaded after it
    from interviewprep.grade.text.propose import Proposal
    from interviewprep.session.scorecard import Scorecard


class EndOfAnswers(Exception):
    """There is nobody left to ask: the input has ended."""


class Do(Enum):
    """What a person can do at a question. PAUSE_CLOCK goes on here afterwards, PAUSE leaves for another time."""

    SUBMIT = auto()
    SAVE = auto()
    RUN = auto()
    HINT = auto()
    GIVE_UP = auto()
    SKIP = auto()
    LATER = auto()
    FLAG = auto()
    NEVER_AGAIN = auto()
    UNDO = auto()
    PAUSE_CLOCK = auto()
    PAUSE = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Action:
    """What the person did; `text` is the answer, or what else comes with the deed.

    `draft` is what stood in the prompt as an answer when something else was asked for; it is kept.
    """

    do: Do
    text: str = ""
    draft: str = ""


def _nothing() -> None:
    return None


def _no_words() -> str:
    return ""


def _no_news(text: str) -> tuple[str, ...]:
    del text
    return ()


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class View:
    """A question as it is put: `order` holds ids of options or steps as displayed.

    `file` is where a program or long prose is to be written (None elsewhere). `item_left_s`, `session_left_s` and
    `stage_left_s` tell the time left in seconds whenever they are called; the last two are None without such a budget.
    `phase` names the phase of a coding question, or is empty. `hints_seen` counts hints that were given. `desk` is
    where the file lies, None where a question is only looked at.

    `news` takes what stands in the prompt and gives what has to be told now, each thing once: call it as often as the
    time is drawn, in the main thread. It keeps at zero what stands there. Once `is_over` holds, nothing more is
    taken: raise `zero.TimeOver`.
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
    stage_left_s: Callable[[], float | None] = _nothing
    phase: Callable[[], str] = _no_words
    mode: Mode = Mode.PRACTICE
    news: Callable[[str], tuple[str, ...]] = _no_news
    is_over: Callable[[], bool] = _never
    hints_seen: int = 0
    desk: Desk | None = None


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What the person found in their own answer: ids of criteria met and of misconceptions stated."""

    met: tuple[str, ...]
    stated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of one question; `decision` is None when this attempt did not move a card.

    `reached_zero`: its time was over before it was closed, and `score_at_zero` is what stood there then; None when that
    was no answer. `leech_lapses`: how often it was forgotten, where this is the moment to say so, and otherwise 0.
    """

    score: Score
    decision: RatingDecision | None
    due_in_days: int | None
    over_time: bool
    gave_up: bool
    reached_zero: bool = False
    score_at_zero: float | None = None
    leech_lapses: int = 0


class Candidate(Protocol):
    """The person. Any method may raise `EndOfAnswers` or `KeyboardInterrupt`, and `act` also `zero.TimeOver`."""

    def begin(self, plan: Plan, notices: tuple[str, ...]) -> None:
        """Say what is about to happen."""

    def enter(self, part: Part, number: int, total: int) -> None:
        """Begin a part of a whole interview, after the break before it, in which the clock stands still."""

    def show(self, view: View) -> None:
        """Put a question."""

    def act(self, view: View, stage: Stage | None) -> Action:
        """Wait for the person to do something; in a case, about this stage."""

    def refuse(self, message: str) -> None:
        """Say why an answer cannot be taken as it is."""

    def tell(self, message: str) -> None:
        """Say something that is good to know."""

    def pause(self, view: View) -> None:
        """Say that the clock stands still, and wait until the person goes on."""

    def recall(self, view: View, answer: str) -> None:
        """Put a question again that was answered before, with that answer, before it is graded."""

    def hint(self, hint: Hint, *, left: int) -> None:
        """Show a hint; `left` more are there."""

    def ran(self, view: View, samples: Judgement, own: Judgement | None) -> None:
        """Show how the sample tests went, and the person's own checks where there are any."""

    def try_again(self, view: View, score: Score) -> bool:
        """Show a submission that was not accepted, and ask whether to go on working on it."""

    def confidence(self, view: View) -> float | None:
        """Ask how sure the person is of a full score, 0 to 1; None for no answer."""

    def confirm(self, view: View, answer: str, proposal: "Proposal | None") -> Confirmation:
        """Show the rubric, the exemplar and the machine's proposal where there is one; ask what the answer holds."""

    def compare(self, view: View, proposal: "Proposal", confirmed: Confirmation) -> None:
        """Show a proposal that was kept back until the person had rated."""

    def follow_up(self, view: View, text: str, *, timed: bool) -> str | None:
        """Ask something further; an empty answer adds nothing, None means that no such questions are taken.

        `timed` is a follow-up to a stage, while the clock of the question runs; otherwise it stands still.
        """

    def good_answer(self, text: str) -> None:
        """Say what a good answer to a follow-up contains."""

    def outcome(self, view: View, answer: str, outcome: Outcome) -> None:
        """Show the verdict and what it rests on."""

    def explain(self, view: View, answer: str, outcome: Outcome) -> None:
        """Show what is right and why, and the rating."""

    def recollect(self, statements: tuple[Statement, ...]) -> tuple[Statement, ...] | None:
        """Ask which of these hold of how the person worked on a program; None where they leave it open."""

    def adjust(self, view: View, answer: str, outcome: Outcome, allowed: tuple[Rating, ...]) -> Rating | Do | None:
        """Wait until the person goes on; they may choose one of the `allowed` ratings instead of the computed one.

        Where the outcome has a rating, `Do.UNDO` takes it back.
        """

    def post_mortem(self, view: View, answer: str, outcome: Outcome) -> str | Do:
        """Ask after a failure what went wrong; return the class of mistake, or an empty text.

        Where the outcome has a rating, `Do.UNDO` takes it back, and `Do.NEVER_AGAIN` drops a leech for good.
        """

    def finish(self, scorecard: "Scorecard") -> None:
        """Show the scorecard."""
