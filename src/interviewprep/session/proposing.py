"""When the machine's proposal for prose is shown, and how it is kept in the log.

In one case in five the person rates first, so that agreement is measured on ratings that no proposal has anchored.
"""

from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # large, and not needed before there is an answer
    from interviewprep.grade.text.propose import Proposal

RATED_FIRST_ONE_IN = 5


def is_rated_first(seed: int, ref: str) -> bool:
    """Tell whether the person rates before seeing the proposal; the same for a session's seed and question for ever."""
    return Random(f"{seed}:{ref}:rated first").randrange(RATED_FIRST_ONE_IN) == 0  # noqa: S311 - a lot, no secret


def to_payload(proposal: "Proposal", *, shown: bool) -> dict[str, object]:
    """Write a proposal for the log: what it found of each criterion and misconception, and whether it was shown.

    `score` is None where the text was suspicious; then there is nothing to agree with.
    """
    return {
        "shown": shown,
        "marks": {finding.id: finding.mark.value for finding in (*proposal.criteria, *proposal.misconceptions)},
        "notices": [notice.kind.value for notice in proposal.notices],
        "score": proposal.score.value if proposal.score else None,
    }
