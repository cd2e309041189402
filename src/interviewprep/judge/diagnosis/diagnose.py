"""Asks the kinds of mistake one after another, the most telling first."""

from interviewprep.judge.diagnosis import (
    axis,
    broadcasting,
    ddof,
    dtype,
    leakage,
    memorised,
    missing,
    mutation,
    off_by_one,
    overflow,
    ties,
)
from interviewprep.judge.diagnosis.evidence import Evidence

_KINDS = (mutation, overflow, dtype, ddof, broadcasting, axis, leakage, missing, ties, off_by_one, memorised)


def diagnose(evidence: Evidence) -> str:
    """Tell in the learner's terms what kind of mistake fits all failing calls; empty where none does."""
    if not evidence.failing:
        return ""
    found = (kind.diagnose(evidence) for kind in _KINDS)
    return next((words for words in found if words is not None), "")
