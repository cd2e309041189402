"""Figures in words, the same wherever a report is read."""

from collections.abc import Mapping

from interviewprep.model.taxonomy import Phase

PHASES: Mapping[Phase, str] = {
    Phase.FOUNDATIONS: "foundations",
    Phase.ML_THEORY_AND_PRACTICE: "ML theory",
    Phase.SOFTWARE_ENGINEERING_FOR_ML: "software",
    Phase.DEPLOYMENT_AND_PRODUCTION: "production",
}
"""What the phases are about, in names as short as those of areas."""


def duration(seconds: float) -> str:
    """Write a span in hours and minutes, from ten hours on without minutes.

    >>> duration(59), duration(5_400), duration(40_000)
    ('1 min', '1 h 30 min', '11 h')
    """
    hours, minutes = divmod(round(seconds / 60), 60)
    if hours >= 10:
        return f"{round(seconds / 3600):,} h"
    return f"{hours} h {minutes:02d} min" if hours else f"{minutes} min"


def phase_name(phase: Phase) -> str:
    """Name a phase by its number and what it is about.

    >>> phase_name(Phase.FOUNDATIONS)
    '1 foundations'
    """
    return f"{phase.value} {PHASES[phase]}"
