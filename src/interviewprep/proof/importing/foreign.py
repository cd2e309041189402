"""What is read from a file of foreign questions, place by place."""

from dataclasses import dataclass

from interviewprep.proof.writing.question import Kept

MAX_QUESTIONS = 10_000
MAX_FILE_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class Found:
    """A question that begins on a line of the file. `losses` say what of it is left out or made up.

    `is_named`: the file gives its id; otherwise it may get another one. `is_placed_by_guess`: the file does not say all
    of its area, domain, phase, difficulty and minutes.
    """

    line: int
    kept: Kept
    losses: tuple[str, ...] = ()
    is_named: bool = False
    is_placed_by_guess: bool = False


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that gives no question, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What is left out or made up for the file as a whole."""

    line: int
    message: str
