"""What is believed of a person's ability in one scope, and what moves it: days without practice, and answers.

Ability is the log-odds of knowing a fresh question of medium difficulty. The belief is a filter: days let it fall and
fade, and answers move it to where they are explained best, held back by what was believed before. That keeps three
promises for every history: readiness never rises by waiting, a pass in the scope never lowers it, and a failure there
never raises it.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import exp, expm1, log, log1p, sqrt

from interviewprep.base.records import dataclass
from interviewprep.model.taxonomy import Difficulty
from interviewprep.schedule.ability.outcomes import HARDNESS, Outcome, logistic

REFERENCE_MIX: Mapping[Difficulty, float] = {Difficulty.EASY: 0.21, Difficulty.MEDIUM: 0.53, Difficulty.HARD: 0.26}
"""How often a fresh question is of which difficulty: the shares that the shipped banks are planned with."""

FIRST_ABILITY = 0.15
"""What is believed of somebody unknown: 54 % at a medium question, 53 % over the mix. Ours, as all constants here."""

FIRST_STRENGTH = 2.0
"""How many answers that is worth: an interval from 14 to 88 %, so that nobody takes it for knowledge."""

HALF_LIFE_DAYS = 120.0
"""After so many days an answer is worth half of one today."""

MOST_ANSWERS = 32.0
"""No history is worth more answers than this: ability moves while one practises, and the model is never right."""

MOST_ELSEWHERE = 8.0
"""No number of answers in other scopes is worth more here: one may be strong in most of the field and weak in a part.

This and the share below are the strength of the shrinkage from one scope to all: as if those of one person differed by
a standard deviation of 0.7 in log-odds, which is 2 / sqrt(8).
"""

ELSEWHERE_COUNTS = 0.7
"""What the first answer in another scope counts here; less, the more is known already."""

FORGETTING_DAYS = 40.0
"""Pauses much shorter cost next to nothing: they belong to practice."""

FORGETTING_POWER = 0.6
"""In the long run the odds of knowing fall with this power of the days without practice.

Source of the form: W. A. Wickelgren, Single-trace fragility theory of memory dynamics, 1974, a power law with an onset.
"""

FORGETTING_DOUBT = 0.6
"""The share of what forgetting is thought to have taken by which that may be wrong, as a standard deviation."""

_Z90 = 1.6448536
_MIX: Sequence[tuple[float, float]] = tuple(
    (share, HARDNESS[difficulty]) for difficulty, share in REFERENCE_MIX.items()
)
_BOUND = 30.0
_CLOSE = 1e-9
_CLOSE_BY_NEWTON = 1e-5
"""A step of Newton's leaves an error of about its square."""
_MOST_STEPS = 80


@dataclass(frozen=True, slots=True)
class Belief:
    """`ability` is in log-odds; `own` and `elsewhere` say how many answers of today the evidence is worth.

    `lost` is what ability has lost by the days since the last answer in the scope.
    """

    ability: float = FIRST_ABILITY
    own: float = 0.0
    elsewhere: float = 0.0
    lost: float = 0.0

    @property
    def strength(self) -> float:
        """How many answers of today weigh as much as all that is believed."""
        return FIRST_STRENGTH + self.own + self.elsewhere

    @property
    def probability(self) -> float:
        """The chance to know a fresh question of the reference mix."""
        return _mixed(self.ability)[0]

    @property
    def forgotten(self) -> float:
        """What the days since the last answer in the scope have taken from that chance."""
        return _mixed(self.ability + self.lost)[0] - self.probability

    @property
    def interval(self) -> tuple[float, float]:
        """Bounds of 90 % for that chance: normal in log-odds, as wide as so many answers leave it open.

        Source: with so many passes and failures the variance of log-odds is close to 1 / (passes + 1/2) + 1 / (failures
        + 1/2), J. Gart and J. Zweifel, On the bias of various estimators of the logit and its variance, 1967; without
        the halves it has no bound near certainty. What forgetting took is doubted on top.
        """
        p = min(max(self.probability, _CLOSE), 1 - _CLOSE)
        passes, failures = self.strength * p, self.strength * (1 - p)
        variance = 1 / (passes + 0.5) + 1 / (failures + 0.5) + (FORGETTING_DOUBT * self.lost) ** 2
        centre, spread = log(p / (1 - p)), _Z90 * sqrt(variance)
        return logistic(centre - spread), logistic(centre + spread)


def suited(probability: float) -> Difficulty:
    """Give the hardest difficulty at which somebody of this readiness knows at least every second question.

    Ours: there one succeeds often enough to go on and fails often enough to learn.
    """
    for difficulty in reversed(Difficulty):
        if probability >= _mixed(HARDNESS[difficulty])[0]:
            return difficulty
    return Difficulty.EASY


def wait(belief: Belief, days: float, idle_days: float) -> Belief:
    """Let `days` go by, at whose end the last answer in the scope lies `idle_days` back."""
    kept = 0.5 ** (days / HALF_LIFE_DAYS)
    lost = max(belief.lost, FORGETTING_POWER / 2 * log1p((idle_days / FORGETTING_DAYS) ** 2))
    return Belief(belief.ability + belief.lost - lost, belief.own * kept, belief.elsewhere * kept, lost)


def learn(belief: Belief, own: Iterable[Outcome], elsewhere: Iterable[Outcome] = ()) -> Belief:
    """Take in answers in the scope, and in other scopes, which count less."""
    here, there = tuple(own), tuple(elsewhere)
    gained = sum(one.worth for one in here)
    beside, counts = _from_elsewhere(belief, sum(one.worth for one in there))
    return Belief(
        ability=_explain(belief, [*((1.0, one) for one in here), *((counts, one) for one in there)]),
        own=MOST_ANSWERS + (belief.own - MOST_ANSWERS) * exp(-gained / MOST_ANSWERS),
        elsewhere=belief.elsewhere + beside,
        lost=0.0 if here else belief.lost,
    )


def _from_elsewhere(belief: Belief, worth: float) -> tuple[float, float]:
    """Give what answers in other scopes, worth so much there, are worth here, and what each of them counts.

    What was answered in the scope on the same days has no say in it: a pass may not make the others count less.
    """
    room = (MOST_ELSEWHERE - belief.elsewhere) * MOST_ELSEWHERE / (MOST_ELSEWHERE + belief.own)
    beside = room * -expm1(-ELSEWHERE_COUNTS * worth / MOST_ELSEWHERE)
    return beside, beside / worth if worth else 0.0


def _explain(belief: Belief, terms: Sequence[tuple[float, Outcome]]) -> float:
    """Find the ability at which what pulls up and down is even; what was believed before pulls back to itself.

    Far below all pulls up and far above all down. One more pass moves that ability up, and one more failure down.

    Source: the derivative of the log-likelihood of a three-parameter logistic item whose guessing is known, as in F. M.
    Lord, Applications of item response theory, 1980; solved by Newton's method within bounds.
    """
    strength, believed = belief.strength, belief.probability
    low, high = -_BOUND, _BOUND
    ability = belief.ability
    for _ in range(_MOST_STEPS):
        p, slope = _mixed(ability)
        pull, change = strength * (believed - p), -strength * slope
        for counts, one in terms:
            more, changing = one.pull(ability)
            pull += counts * more
            change += counts * changing
        low, high = (ability, high) if pull > 0 else (low, ability)
        # Newton's step, or half of what is left where that leads out of it.
        before, ability = ability, ability - pull / change if change < 0 else high
        enough = _CLOSE_BY_NEWTON
        if not low < ability < high:
            ability, enough = (low + high) / 2, _CLOSE
        if abs(ability - before) < enough:
            break
    return ability


def _mixed(ability: float) -> tuple[float, float]:
    """Give the chance to know a fresh question of the reference mix, and its slope in ability."""
    chances = [(share, logistic(ability - hardness)) for share, hardness in _MIX]
    return sum(share * p for share, p in chances), sum(share * p * (1 - p) for share, p in chances)
