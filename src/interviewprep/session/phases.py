"""The phases of a coding question, in proportion to its budget.

Their shares are 3 : 5 : 20 : 5 : 5, as in a round of 45 minutes of which seven go to greetings and questions back.
"""

from interviewprep.base.records import dataclass
from interviewprep.model.taxonomy import Format
from interviewprep.session.plan import Mode

MIN_BUDGET_S = 600.0
"""Below this a phase would be over before it was read."""


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase: its name, what to do now, and its share of the budget."""

    name: str
    advice: str
    share: int


PHASES = (
    Phase("clarify", "Say what goes in and what comes out, and which inputs are odd.", 3),
    Phase("plan and own tests", "Name the idea and its cost, and write two or three checks of your own.", 5),
    Phase("code", "Write it in small steps, and run the samples early.", 20),
    Phase("verify", "Go through it with an odd input, and run your checks.", 5),
    Phase("follow-up", "Think of what would change with more data, and submit.", 5),
)
_ALL = sum(phase.share for phase in PHASES)


def has_phases(kind: Format, mode: Mode, budget_s: float) -> bool:
    """Tell whether a question is taken through phases: a program with ten minutes or more, in practice."""
    return kind.is_executable and mode is Mode.PRACTICE and budget_s >= MIN_BUDGET_S


def phase_at(spent_s: float, budget_s: float) -> Phase | None:
    """Give the phase after so many active seconds; None once the budget is used up.

    >>> phase_at(0, 38 * 60).name, phase_at(3 * 60, 38 * 60).name
    ('clarify', 'plan and own tests')
    """
    passed = 0
    for phase in PHASES:
        passed += phase.share
        if spent_s < budget_s * passed / _ALL:
            return phase
    return None
