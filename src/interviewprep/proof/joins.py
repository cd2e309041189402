"""All pairs of likes among many: sets by the share of members in common, word vectors by the cosine between them.

Both are exact. A sketch such as MinHash would estimate the very share that is computed here, with candidates found
through the rarest members instead of through bands of hashes; nothing is missed, and nothing hangs on a seed.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

# A sum of floats may fall short of a bound by its last bits.
_SLACK = 1e-9


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

    Source: Manning, Raghavan and Schütze, Introduction to Information Retrieval (2008), section 6.4 (scheme ltc), with
    the frequency smoothed by one text that has every word, so that a word of all texts keeps some weight.
    """
    spread = Counter(word for text in texts for word in set(text))
    rarity = {word: 1 + math.log((1 + len(texts)) / (1 + count)) for word, count in spread.items()}
    vectors: list[Vector] = []
    for text in texts:
        # In the order of the words, so that sums come out the same in every run.
        weights = {word: (1 + math.log(count)) * rarity[word] for word, count in sorted(Counter(text).items())}
        size = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
        vectors.append({word: weight / size for word, weight in weights.items()})
    return vectors


def alike_vectors(vectors: Sequence[Vector], bound: float) -> Iterator[Pair]:
    """Find the pairs of vectors of length 1, without negative parts, whose cosine is at least `bound`.

    The most frequent words of a vector are left out of the index as long as they alone cannot reach the bound: Bayardo,
    Ma and Srikant, Scaling up all pairs similarity search (2007), section 4.2.
    """
    spread = Counter(word for vector in vectors for word in vector)
    highest: dict[str, float] = {}
    for vector in vectors:
        for word, weight in vector.items():
            highest[word] = max(weight, highest.get(word, 0.0))
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    left_out: list[Vector] = []
    for second, vector in enumerate(vectors):
        products: dict[int, float] = defaultdict(float)
        for word, weight in vector.items():
            for first, other in holders.get(word, ()):
                products[first] += weight * other
        for first, product in sorted(products.items()):
            cosine = product + sum(vector.get(word, 0.0) * weight for word, weight in left_out[first].items())
            if cosine >= bound - _SLACK:
                yield Pair(first, second, min(cosine, 1.0))
        reach, kept = 0.0, {}
        for word in sorted(vector, key=lambda word: (-spread[word], word)):
            reach += vector[word] * highest[word]
            if reach < bound - _SLACK:
                kept[word] = vector[word]
            elif spread[word] > 1:
                holders[word].append((second, vector[word]))
        left_out.append(kept)
