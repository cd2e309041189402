"""A question that is picked, or may be."""

from enum import StrEnum

from interviewprep.base.records import dataclass
from interviewprep.model.question import Entry


class Motive(StrEnum):
    """Why a question is asked."""

    DUE = "due"
    SURE_AND_WRONG = "sure-and-wrong"
    PREREQUISITE = "prerequisite"
    FORGOTTEN = "forgotten"
    BELIEF = "belief"
    AUDIT = "audit"
    NEW = "new"
    PLAN = "plan"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Pick:
    """A question to practise, and why, also in words for the learner. `urgency` ranks those of one motive."""

    entry: Entry
    motive: Motive
    why: str
    urgency: float = 0.0

    @property
    def ref(self) -> str:
        """The question as `bank/id`."""
        return self.entry.ref

    @property
    def order(self) -> tuple[float, str]:
        """What to sort by: the most urgent first."""
        return -self.urgency, self.ref
