"""Somebody who practises in a simulation: how they really forget, and how lucky they are."""

from math import exp
from random import Random

from interviewprep.base.records import dataclass
from interviewprep.schedule.horizon.formulas import Fsrs6

LATER_RATINGS = (0.224, 0.631, 0.145)
"""Shares of Hard, Good and Easy among later answers that are remembered.

Source: the default of FSRS' simulator (fsrs-rs, `SimulatorConfig.review_rating_prob`).
"""

SPREAD_OF_STABILITY = 0.3
SPREAD_OF_GROWTH = 0.3
"""Standard deviations, between people, of the logarithms of first stabilities and of what reviews add to them.

Ours: the weights of one person are known from few reviews, if at all. A plan that only held for average weights would
be worth little, and its band would be too narrow.
"""

_64_BITS = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Learner:
    """One learner: their model of memory, the factor on the stability of what they know already, and their luck."""

    model: Fsrs6
    known_better: float
    seed: int

    def luck(self, question: int, draw: int) -> float:
        """Give the random number, from 0 to 1, of one draw for one question, however often it is asked for.

        Numbers belong to the question, so that two policies, and two budgets, meet the same luck.

        Source: the output function of SplitMix64 (Steele, Lea and Flood, 2014) on a sequence of these three.
        """
        z = (self.seed << 40) + (question << 8) + draw + 1
        z = z * 0x9E3779B97F4A7C15 & _64_BITS
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 & _64_BITS
        z = (z ^ z >> 27) * 0x94D049BB133111EB & _64_BITS
        return (z ^ z >> 31) / (_64_BITS + 1)


def draw_learners(model: Fsrs6, number: int, seed: int) -> list[Learner]:
    """Draw so many learners around a model, the first always being the model itself.

    The others come in pairs that deviate from it to opposite sides, so that few have a true mean.
    """
    return [_draw(model, seed, place) for place in range(number)]


def _draw(model: Fsrs6, seed: int, place: int) -> Learner:
    random = Random(seed + (place - 1) // 2)  # noqa: S311 - a learner that can be drawn again, no secret
    side = 0 if not place else 1 if place % 2 else -1
    better = exp(side * random.gauss(0, SPREAD_OF_STABILITY))
    faster = side * random.gauss(0, SPREAD_OF_GROWTH)
    w = model.weights
    own = (*(stability * better for stability in w[:4]), *w[4:8], w[8] + faster, *w[9:])
    return Learner(Fsrs6(own), better, seed + place)
