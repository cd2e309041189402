"""All pairs of likes among many: sets by the share of members in common, word vectors by the cosine between them.

Both are exact. A sketch such as MinHash would estimate the very share that is computed here, with candidates found
through the rarest members instead of through bands of hashes; nothing is missed, and nothing hangs on a seed.
"""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate

from interviewprep.base.records import dataclass

# A sum of floats may fall short of a bound by its last bits.
_SLACK = 1e-9
_FEWEST_TEXTS = 200


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two places in a sequence, the earlier one first, and how alike they are, from 0 to 1."""

    first: int
    second: int
    likeness: float


def overlap(one: Collection[int], other: Collection[int]) -> float:
    """Give the share of members in common among all members of both: their Jaccard index."""
    common = len(set(one) & set(other))
    return common / (len(one) + len(other) - common) if common else 0.0


def alike_sets(sets: Sequence[frozenset[int]], bound: float) -> Iterator[Pair]:
    """Find the pairs of sets whose overlap is at least `bound`, which lies above 0.

    Two such sets share one of the rarest members of each: Chaudhuri, Ganti and Kaushik, A primitive operator for
    similarity joins in data cleaning (2006), section 4.
    """
    counts = Counter(member for members in sets for member in members)
    holders: dict[int, list[int]] = defaultdict(list)
    for second, members in enumerate(sets):
        rare_first = sorted(members, key=lambda member: (counts[member], member))
        prefix = rare_first[: len(members) - math.ceil(bound * len(members) - _SLACK) + 1]
        candidates = {first for member in prefix for first in holders.get(member, ())}
        for first in sorted(candidates):
            # The smaller set bounds what can be shared.
            if min(len(members), len(sets[first])) >= bound * max(len(members), len(sets[first])) - _SLACK:
                share = overlap(sets[first], members)
                if share >= bound - _SLACK:
                    yield Pair(first, second, share)
        for member in prefix:
            if counts[member] > 1:
                holders[member].append(second)


Vector = Mapping[str, float]


def weigh(texts: Sequence[Sequence[str]]) -> list[Vector]:
    """Turn texts, word by word, into vectors of length 1: 1 + log of the count, times the inverse document frequency.

    Source: Manning, Raghavan and Schütze, Introduction to Information Retrieval (2008), section 6.4 (scheme ltc). We
    count one more text that has every word, and as many without as there are missing to two hundred: among three
    texts a word that two of them share would pass for a common one.
    """
    among = 1 + max(len(texts), _FEWEST_TEXTS)
    spread = Counter(word for text in texts for word in set(text))
    rarity = {word: math.log(among / (1 + count)) for word, count in spread.items()}
    vectors: list[Vector] = []
    for text in texts:
        # In the order of the words, so that sums come out the same in every run.
        weights = {word: (1 + math.log(count)) * rarity[word] for word, count in sorted(Counter(text).items())}
        size = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
        vectors.append({word: weight / size for word, weight in weights.items()})
    return vectors


def alike_vectors(vectors: Sequence[Vector], bound: float) -> Iterator[Pair]:
    """Find the pairs of vectors of length 1, without negative parts, whose cosine is at least `bound`.

    The most frequent words of a vector are left out of the index while their length stays below the bound, since what
    they add to any cosine does too: Anastasiu and Karypis, L2AP: fast cosine similarity search with prefix L-2 norm
    bounds (2014), section 4.
    """
    spread = Counter(word for vector in vectors for word in vector)
    rank = {word: place for place, word in enumerate(sorted(spread, key=lambda word: (-spread[word], word)))}
    holders: dict[int, list[tuple[int, float]]] = defaultdict(list)
    indexed: list[_Indexed] = []
    for second, vector in enumerate(vectors):
        new = _Indexed(sorted((rank[word], weight) for word, weight in vector.items()), bound)
        products: dict[int, float] = defaultdict(float)
        for place, weight in new.parts:
            for first, other in holders.get(place, ()):
                products[first] += weight * other
        for first, product in sorted(products.items()):
            old = indexed[first]
            if product + old.norms[old.cut] * new.norm_before(old) >= bound - _SLACK:
                cosine = product + old.left_out_times(new)
                if cosine >= bound - _SLACK:
                    yield Pair(first, second, min(cosine, 1.0))
        for place, weight in new.parts[new.cut :]:
            holders[place].append((second, weight))
        indexed.append(new)


class _Indexed:
    """A vector by the ranks of its words, the most frequent first, of which those from `cut` on are in the index.

    `norms[n]` is the length of its first n parts; `weights` has the parts by rank.
    """

    __slots__ = ("cut", "norms", "parts", "ranks", "weights")

    def __init__(self, parts: list[tuple[int, float]], bound: float) -> None:
        self.parts = parts
        self.ranks = [place for place, _ in parts]
        self.norms = [math.sqrt(square) for square in accumulate((w * w for _, w in parts), initial=0.0)]
        # The first part with which the length reaches the bound is in the index; of an empty vector nothing is.
        self.cut = max(bisect_left(self.norms, bound - _SLACK) - 1, 0)
        self.weights = dict(parts)

    def norm_before(self, other: "_Indexed") -> float:
        """Give the length of what may meet the words that `other` left out."""
        return self.norms[bisect_left(self.ranks, other.ranks[other.cut])]

    def left_out_times(self, other: "_Indexed") -> float:
        """Multiply the words left out by those of another vector."""
        return sum(weight * other.weights.get(place, 0.0) for place, weight in self.parts[: self.cut])
