"""Shapes that numpy stretched, or refused to: (n,) against (n, 1)."""

from interviewprep.judge.diagnosis.evidence import Call, Evidence
from interviewprep.model.literals import Array

_COMPLAINTS = ("could not be broadcast", "shape mismatch: objects cannot be broadcast")
_LEAST = 2


def diagnose(evidence: Evidence) -> str | None:
    """Tell of broadcasting where each result has grown an axis, or numpy refused each time."""
    failing = evidence.failing
    if len(failing) < _LEAST:
        return None
    if all(any(text in call.error for text in _COMPLAINTS) for call in failing):
        return "The shapes do not go together: keep the reduced axis (keepdims=True) so that numpy can broadcast."
    if all(_has_grown(call) for call in evidence.wrong_values) and evidence.wrong_values:
        return "Broadcasting gave a table where a vector was meant: (n,) and (n, 1) combine to (n, n)."
    return None


def _has_grown(call: Call) -> bool:
    match call.expected, call.got:
        case (Array(shape=(n,)) | Array(shape=(n, 1)) | Array(shape=(1, n)), Array(shape=(rows, columns))):
            return n > 1 and rows == columns == n
    return False
