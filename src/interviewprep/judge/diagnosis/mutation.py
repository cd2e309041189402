"""The answer changes its arguments, and is right otherwise."""

from interviewprep.judge.diagnosis.evidence import Evidence


def diagnose(evidence: Evidence) -> str | None:
    """Tell of mutation where each failing call changed its arguments, and none that passed did."""
    failing = evidence.failing
    if not failing or not all(call.mutated and call.returned_wrongly for call in failing):
        return None
    return "It changes the list, array or dictionary it is given. Work on a copy: the caller still needs the original."
