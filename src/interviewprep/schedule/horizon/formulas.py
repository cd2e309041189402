"""The formulas of FSRS-6 in plain floats, for thousands of simulated reviews a second.

A call into the Rust core, which computes all four ratings anew, takes about as long as `Fsrs6.reviewed` here (0.8 of
it). A simulation mostly asks what a review of a card would do on this day or the next, and shares what does not depend
on the day: so this is faster, and exact to a double. `FsrsScheduler` stays the one that schedules; a test holds the two
together.

Source: FSRS-6 (open-spaced-repetition, "The Algorithm"), with w0 to w20 the 21 weights; no learning steps and no
reviews within a day, as everywhere here.
"""

from collections.abc import Sequence
from math import exp

from interviewprep.model.evidence import Rating

LEAST_STABILITY = 0.001
MOST_STABILITY = 36_500.0
_AGAIN, _HARD, _EASY = Rating.AGAIN.value, Rating.HARD.value, Rating.EASY.value


class Fsrs6:
    """What one set of 21 weights says of memory; stabilities and times are in days, difficulties from 1 to 10."""

    def __init__(self, weights: Sequence[float]) -> None:
        self.weights = w = tuple(weights)
        self.decay = -w[20]
        self.factor = 0.9 ** (1 / self.decay) - 1
        self.first_stability = tuple(min(max(one, LEAST_STABILITY), MOST_STABILITY) for one in w[:4])
        self.first_difficulty = tuple(_clamped(w[4] - exp(w[5] * number) + 1) for number in range(4))
        self._gain = exp(w[8])
        self._easiest = w[4] - exp(w[5] * 3) + 1
        self._most_kept = 1 / exp(w[17] * w[18])

    def recall(self, stability: float, days: float) -> float:
        """Estimate the chance of recall so many days after a review: (1 + f t / S) ** -w20."""
        return float((1 + self.factor * days / stability) ** self.decay)

    def interval(self, retention: float) -> float:
        """Give the days, in units of the stability, after which recall has fallen to `retention`."""
        return float((retention ** (1 / self.decay) - 1) / self.factor)

    def growth(self, stability: float, difficulty: float) -> float:
        """Give what a review can multiply the stability by, but for recall: e^w8 (11 - D) S^-w9.

        A success leads to S (1 + growth (e^(w10 (1 - R)) - 1)), times w15 in the brackets for Hard and w16 for Easy.
        """
        return float(self._gain * (11 - difficulty) * stability ** -self.weights[9])

    def relapse(self, stability: float, difficulty: float) -> tuple[float, float]:
        """Give the two parts of a lapse, which leads to min(a e^(w14 (1 - R)), b).

        a = w11 D^-w12 ((S + 1)^w13 - 1), and b = S / e^(w17 w18).
        """
        w = self.weights
        lost = w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1)
        return max(lost, LEAST_STABILITY), max(stability * self._most_kept, LEAST_STABILITY)

    def reviewed(self, stability: float, difficulty: float, days: float, rating: int) -> tuple[float, float]:
        """Give stability and difficulty after a review `days` after the last one."""
        w = self.weights
        forgotten = 1 - self.recall(stability, days)
        if rating == _AGAIN:
            lost, most = self.relapse(stability, difficulty)
            after = min(lost * exp(w[14] * forgotten), most)
        else:
            bonus = w[15] if rating == _HARD else w[16] if rating == _EASY else 1.0
            after = stability * (1 + self.growth(stability, difficulty) * (exp(w[10] * forgotten) - 1) * bonus)
        moved = difficulty - w[6] * (rating - 3) * (10 - difficulty) / 9
        return min(max(after, LEAST_STABILITY), MOST_STABILITY), _clamped(w[7] * self._easiest + (1 - w[7]) * moved)


def _clamped(difficulty: float) -> float:
    return min(max(difficulty, 1.0), 10.0)
