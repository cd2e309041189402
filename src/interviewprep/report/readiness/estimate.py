"""Readiness by area, domain and phase: a probability with an interval, from the history's tallies."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import exp, log, sqrt

from interviewprep.base.records import dataclass
from interviewprep.model.taxonomy import Area, Domain, Phase
from interviewprep.report.readiness.answers import Answered, outcomes

Scope = Area | Domain | Phase

SCOPES: tuple[Scope, ...] = (*Area, *(domain for domain in Domain if domain is not Domain.CROSS_DOMAIN), *Phase)
"""What readiness is told for; questions of no single domain count for their area and phase alone."""

HALF_LIFE_DAYS = 60.0
PRIOR_MEAN, PRIOR_ANSWERS = 0.5, 3.0
FORGETTING_DAYS = 30.0
FORGETTING_POWER = 0.8
_Z90 = 1.6449


@dataclass(frozen=True, slots=True)
class Readiness:
    """The chance to pass a fresh question of a scope asked today, with a 90 % interval `low` to `high`, from 0 to 1.

    `effective_answers` says how many answers of today to fresh open questions the `answers` are worth: old, guessable
    and repeated ones count less. Without answers the interval is the widest that is given.
    """

    scope: Scope
    probability: float
    low: float
    high: float
    answers: int
    effective_answers: float


def estimate_readiness(tallies: Iterable[Answered], *, today: int) -> tuple[Readiness, ...]:
    """Estimate readiness as of study day `today` for each of `SCOPES`, in that order, also where nothing was answered.

    Rows may come in any order; those after `today` are left out.
    """
    rows: dict[Scope, list[Answered]] = defaultdict(list)
    for row in tallies:
        if row.study_day <= today:
            for scope in (row.area, row.domain, row.phase):
                rows[scope].append(row)
    return tuple(_estimate(scope, rows[scope], today) for scope in SCOPES)


def _estimate(scope: Scope, rows: Sequence[Answered], today: int) -> Readiness:
    passed = failed = 0.0
    for row in rows:
        weight = 0.5 ** ((today - row.study_day) / HALF_LIFE_DAYS)
        for outcome in outcomes([row]):
            worth = weight * (1 - outcome.kind.chance) / (1 + outcome.kind.chance)
            known = max(0.0, outcome.passed - outcome.kind.chance * outcome.answers) / (1 - outcome.kind.chance)
            passed += worth * min(known, outcome.answers)
            failed += worth * (outcome.answers - min(known, outcome.answers))
    idle = today - max((row.study_day for row in rows), default=today)
    pro, con = passed + PRIOR_ANSWERS * PRIOR_MEAN, failed + PRIOR_ANSWERS * (1 - PRIOR_MEAN)
    centre = log(pro / con) - FORGETTING_POWER / 2 * log(1 + (idle / FORGETTING_DAYS) ** 2)
    spread = _Z90 * sqrt(1 / pro + 1 / con)
    answers = sum(row.attempts for row in rows)
    return Readiness(
        scope, _share(centre), _share(centre - spread), _share(centre + spread), answers, min(passed + failed, answers)
    )


def _share(log_odds: float) -> float:
    return 1 / (1 + exp(-log_odds))
