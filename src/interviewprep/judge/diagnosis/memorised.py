"""It works on the examples only."""

from interviewprep.judge.diagnosis.evidence import Evidence
from interviewprep.model.verdict import Verdict

_LEAST_HIDDEN = 10
_LEAST_SAMPLES = 2
_SHARE = 0.9


def diagnose(evidence: Evidence) -> str | None:
    """Tell so where all sample tests pass and at least nine in ten of the other inputs fail.

    After a time limit the judge looks for more of the same and leaves the rest: what it has tried is no fair choice.
    """
    calls = (*evidence.failing, *evidence.passing)
    if any(call.verdict is Verdict.TIME_LIMIT for call in calls):
        return None
    samples = [call for call in calls if call.sample]
    hidden = [call for call in calls if not call.sample]
    if len(samples) < _LEAST_SAMPLES or not all(call.is_right for call in samples) or len(hidden) < _LEAST_HIDDEN:
        return None
    if sum(not call.is_right for call in hidden) < _SHARE * len(hidden):
        return None
    return "It works on the examples only: nearly every other input fails."
