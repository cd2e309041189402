"""Which follow-up comes next: one whose criterion the answer so far does not meet, as a good interviewer would ask."""

from collections.abc import Collection, Mapping
from random import Random

from interviewprep.model.question import FollowUp, Open, Stage
from interviewprep.model.score import Mark

MOST = 2
"""Follow-ups to one stage: with more of them a conversation becomes a form."""

_URGENCY = {Mark.DENIED: 1, Mark.ABSENT: 2, Mark.UNSURE: 3}


def next_follow_up(stage: Stage, marks: Mapping[str, Mark], asked: Collection[str], seed: str) -> FollowUp | None:
    """Choose the next follow-up to a stage, or None when enough were asked or nothing is left open.

    `marks` are those of the answer so far, by criterion; `asked` are the ids of this stage's follow-ups that were asked
    already. What always is to be asked comes first, then what the answer denies, what it leaves out and what is unsure;
    among equals the seed decides, so that a session that is resumed asks the same and another one may ask others.
    """
    if len(asked) >= MOST:
        return None
    left = (one for one in stage.follow_ups if one.id not in asked and marks.get(one.criterion) is not Mark.MET)
    return min(left, key=lambda one: (_urgency(one, marks), _lot(seed, one)), default=None)


def marks_of(content: Open, stem: str, text: str) -> dict[str, Mark]:
    """Tell what the machine finds of each criterion in the answer so far."""
    from interviewprep.grade.text.propose import propose  # large, and not needed before there is an answer

    return {finding.id: finding.mark for finding in propose(content, stem, text).criteria}


def _urgency(one: FollowUp, marks: Mapping[str, Mark]) -> int:
    return _URGENCY[marks.get(one.criterion, Mark.ABSENT)] if one.criterion else 0


def _lot(seed: str, one: FollowUp) -> float:
    return Random(f"{seed}:{one.id}:follow-up").random()  # noqa: S311 - a lot, no secret
