"""How likely chance alone gives what was seen: key positions, and guesses at keys.

Small banks get exact probabilities, since the usual approximations call ten items suspicious that are not.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from interviewprep.base.records import dataclass

_EXACT_POSITIONS = 20
_EXACT_DRAWS = 60
# Each share of a guess with one to five options is a whole number of sixtieths.
_GRID = 60
# The tail of the normal distribution beyond three standard errors, one-sided.
THREE_STANDARD_ERRORS = 0.5 * math.erfc(3 / math.sqrt(2))


def chi_square_tail(statistic: float, degrees: int) -> float:
    """Give the probability that a chi-square variable with so many degrees of freedom is at least `statistic`.

    Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.4.4 and 26.4.5, as the recurrence
    Q(a + 1, x) = Q(a, x) + x^a e^-x / Gamma(a + 1) from Q(1/2, x) = erfc(sqrt x) or Q(1, x) = e^-x.

    >>> round(chi_square_tail(7.815, 3), 3)
    0.05
    """
    x = statistic / 2
    a = 0.5 if degrees % 2 else 1.0
    tail = math.erfc(math.sqrt(x)) if degrees % 2 else math.exp(-x)
    while a < degrees / 2:
        tail += math.exp(a * math.log(x) - x - math.lgamma(a + 1)) if x > 0 else 0.0
        a += 1
    return min(tail, 1.0)


def evenness(counts: Sequence[int]) -> float:
    """Give the probability that counts of equally likely places are at least as uneven, by chi-square, as these.

    Exact for up to 20 things counted; by the chi-square distribution beyond.
    """
    total, places = sum(counts), len(counts)
    if total > _EXACT_POSITIONS:
        expected = total / places
        return chi_square_tail(math.fsum((count - expected) ** 2 / expected for count in counts), places - 1)
    # With equal chances, chi-square grows with the sum of the squares and with nothing else.
    squares = sum(count * count for count in counts)
    ways = sum(
        math.factorial(total) // math.prod(map(math.factorial, made))
        for made in _compositions(total, places)
        if sum(count * count for count in made) >= squares
    )
    return float(ways / places**total)


def _compositions(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in _compositions(total - first, parts - 1):
            yield (first, *rest)


@dataclass(frozen=True, slots=True)
class Draw:
    """One guess: among `options` of which `keys` are right, `picks` were favoured and `hits` of these are right.

    The guesser takes one of its favourites at random, so that its score is hits / picks.
    """

    options: int
    keys: int
    picks: int
    hits: int

    @property
    def score(self) -> float:
        """The share of favourites that are right."""
        return self.hits / self.picks

    @property
    def chance(self) -> float:
        """The score expected of a blind guess."""
        return self.keys / self.options

    @property
    def variance(self) -> float:
        """The variance of the score when the keys lie anywhere: that of a hypergeometric share."""
        spread = self.chance * (1 - self.chance) / self.picks
        return spread * (self.options - self.picks) / (self.options - 1)

    def outcomes(self) -> Iterator[tuple[int, float]]:
        """List the scores that are possible, in sixtieths, with their probabilities when the keys lie anywhere."""
        ways = math.comb(self.options, self.picks)
        for hits in range(min(self.keys, self.picks) + 1):
            rest = math.comb(self.options - self.keys, self.picks - hits)
            if rest:
                yield hits * _GRID // self.picks, math.comb(self.keys, hits) * rest / ways


def luck(draws: Sequence[Draw]) -> float:
    """Give the probability that blind guessing scores at least as much as these draws did together.

    Exact for up to 60 draws; by the normal distribution beyond.
    """
    if len(draws) > _EXACT_DRAWS:
        above = math.fsum(draw.score - draw.chance for draw in draws)
        deviation = math.sqrt(math.fsum(draw.variance for draw in draws))
        return 0.5 * math.erfc(above / deviation / math.sqrt(2)) if deviation else 1.0
    reached = sum(draw.hits * _GRID // draw.picks for draw in draws)
    totals = _sums(list(draw.outcomes()) for draw in draws)
    return math.fsum(probability for total, probability in totals.items() if total >= reached)


def key_length_luck(groups: Sequence[tuple[Sequence[int], Sequence[int]]]) -> float:
    """Give the probability that keys drawn at random are together as far from their expected length as these.

    A group has the lengths of all options of a question, and those of its keys. Exact: meant for some thirty questions.
    """
    expected = math.fsum(len(keys) * math.fsum(options) / len(options) for options, keys in groups)
    distance = abs(sum(sum(keys) for _, keys in groups) - expected)
    totals = _sums(_key_lengths(options, len(keys)) for options, keys in groups)
    return math.fsum(chance for total, chance in totals.items() if abs(total - expected) >= distance - 1e-6)


def _key_lengths(options: Sequence[int], keys: int) -> list[tuple[int, float]]:
    ways = Counter(map(sum, combinations(options, keys)))
    return [(total, count / ways.total()) for total, count in ways.items()]


def _sums(parts: Iterable[Sequence[tuple[int, float]]]) -> dict[int, float]:
    """Give the distribution of a sum whose parts, listed by value and probability, do not hang on each other."""
    totals = {0: 1.0}
    for part in parts:
        added: dict[int, float] = {}
        for total, probability in totals.items():
            for value, chance in part:
                added[total + value] = added.get(total + value, 0.0) + probability * chance
        totals = added
    return totals
