"""Which policy recalls most on the date, and how much that will be."""

from collections.abc import Mapping, Sequence
from math import fsum, sqrt

from interviewprep.base.records import dataclass
from interviewprep.schedule.horizon.deck import Item
from interviewprep.schedule.horizon.learner import Learner
from interviewprep.schedule.horizon.policies import POLICIES
from interviewprep.schedule.horizon.simulate import Run, Setting, simulate

RUNS = 20
"""Learners whose recall makes the band."""

T_95 = 1.729
"""The 95th percentile of Student's t with `RUNS - 1` degrees of freedom."""

TRIALS = (4, 12)
"""Learners that policies are compared on, at least and at most: the same luck meets them under each.

In a large deck luck averages out within one run already, so that few of them tell policies apart.
"""

TRIAL_WORK = 120_000
"""Items times days times learners at which it is no more than the least: about a second for all policies."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The policy with the most recall on average, the mean recalls of all by name, and the typical learner's run."""

    policy: str
    recall: Mapping[str, float]
    typical: Run


@dataclass(frozen=True, slots=True)
class Forecast:
    """Recall on the date, from 0 to 1: the mean over simulated learners, and the band that holds nine in ten.

    `of_asked` is the mean over those questions alone that were asked by then.
    """

    mean: float
    low: float
    high: float
    of_asked: float


def choose_policy(setting: Setting, learners: Sequence[Learner]) -> Choice:
    """Compare all policies on the same learners, the first of which is the typical one."""
    least, most = TRIALS
    work = len(setting.deck.items) * len(setting.budgets)
    trials = learners[: min(most, max(least, TRIAL_WORK // max(1, work)))]
    runs = {name: [simulate(setting, policy, learner) for learner in trials] for name, policy in POLICIES.items()}
    recall = {name: _mean([weighted_recall(setting, run) for run in found]) for name, found in runs.items()}
    best = max(recall, key=recall.__getitem__)
    return Choice(best, recall, runs[best][0])


def forecast(setting: Setting, policy: str, learners: Sequence[Learner]) -> Forecast:
    """Tell the recall on the date under a policy.

    The band is a prediction interval for one more learner: mean and t times s times the root of 1 + 1/n. The second
    lowest and highest of so few learners would be worth much less.
    """
    runs = [simulate(setting, POLICIES[policy], one) for one in learners]
    recalls = [weighted_recall(setting, run) for run in runs]
    of_asked = _mean([recall / (share_asked(setting, run) or 1) for recall, run in zip(recalls, runs, strict=True)])
    mean, number = _mean(recalls), len(recalls)
    variance = fsum((recall - mean) ** 2 for recall in recalls) / max(1, number - 1)
    reach = T_95 * sqrt(variance * (1 + 1 / number))
    return Forecast(mean, max(0.0, mean - reach), min(1.0, mean + reach), of_asked)


def weighted_recall(setting: Setting, run: Run) -> float:
    """Give the mean recall of a run over the deck's whole weight."""
    weights = (item.weight for item in setting.deck.items)
    known = fsum(recall * weight for recall, weight in zip(run.recall, weights, strict=True)) + setting.deck.settled
    return known / setting.deck.total_weight if setting.deck.total_weight else 0.0


def share_asked(setting: Setting, run: Run) -> float:
    """Give the share of the deck's whole weight that was asked by the end of a run, or before it."""
    deck = setting.deck
    never = fsum(item.weight for item in never_asked(setting, run))
    return 1 - (never + deck.unbegun) / deck.total_weight if deck.total_weight else 0.0


def never_asked(setting: Setting, run: Run) -> list[Item]:
    """List the items of the deck that were asked neither before a run nor in it."""
    begun = run.begun
    return [item for number, item in enumerate(setting.deck.items) if item.is_new and number not in begun]


def _mean(values: Sequence[float]) -> float:
    return fsum(values) / len(values)
