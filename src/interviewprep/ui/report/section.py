"""What a part of the report tells, before it is drawn: what was found, the figures behind it, what to do."""

from enum import StrEnum

from interviewprep.base.records import dataclass


class Part(StrEnum):
    """The parts of a report, in the order of a person's questions; each is the heading of its part."""

    READINESS = "Readiness"
    DUE = "Due"
    WEAK = "Weakest topics"
    CALIBRATION = "Calibration"
    SPEED = "Speed"
    MISTAKES = "Mistakes"
    PRACTICE = "Practice"
    RECALL = "Recall"
    SCORES = "Scores"
    RUBRICS = "Rubrics"
    ATTEMPTS = "Attempts"


@dataclass(frozen=True, slots=True)
class Table:
    """Figures in words, each row as long as `headers`; the first column names what the others tell of.

    `caption` says of what they are, where a section has several tables.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One part. `about` says what its figures mean, `findings` are sentences, `advice` is what to do about them.

    `points` are names, each with what is said of it.
    """

    part: Part
    about: str
    findings: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    advice: str = ""
    points: tuple[tuple[str, tuple[str, ...]], ...] = ()
