"""What a mode does not allow."""

from collections.abc import Mapping

from interviewprep.session.candidate import Do
from interviewprep.session.plan import Mode

_EXAM: Mapping[Do, str] = {
    Do.PAUSE_CLOCK: "An exam has no pause. /quit leaves it, and the scorecard then says that it was interrupted.",
    Do.HINT: "An exam has no hints.",
    Do.GIVE_UP: "An exam shows no solution before its end. /skip leaves this question, /later sets it aside.",
}

LEAVES = frozenset({Do.PAUSE, Do.END, Do.FLAG})
"""What is done even when the time of the question at hand is over for good."""


def refusal(mode: Mode, do: Do) -> str:
    """Say why something cannot be done in this mode; an empty text where it can."""
    return _EXAM.get(do, "") if mode is Mode.EXAM else ""
