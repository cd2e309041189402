"""All likes are found, in whatever order they stand: against comparing every pair with every other."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from interviewprep.proof.joins import Vector, alike_sets, alike_vectors, overlap, weigh

SETS = st.lists(st.frozensets(st.integers(0, 12), max_size=10), max_size=12)
TEXTS = st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=12), max_size=12)
BOUNDS = st.sampled_from([0.2, 0.5, 0.6, 0.8, 1.0])


def cosine(one: Vector, other: Vector) -> float:
    return sum(weight * other.get(word, 0.0) for word, weight in one.items())


@given(SETS, BOUNDS)
def test_sets_are_paired_as_by_comparing_all(sets: list[frozenset[int]], bound: float) -> None:
    found = {(pair.first, pair.second): pair.likeness for pair in alike_sets(sets, bound)}
    wanted = {
        (i, j): overlap(sets[i], sets[j])
        for i, j in combinations(range(len(sets)), 2)
        if overlap(sets[i], sets[j]) >= bound - 1e-9
    }
    assert found == wanted


@given(TEXTS, BOUNDS)
def test_vectors_are_paired_as_by_comparing_all(texts: list[list[str]], bound: float) -> None:
    vectors = weigh(texts)
    found = {(pair.first, pair.second) for pair in alike_vectors(vectors, bound)}
    for i, j in combinations(range(len(texts)), 2):
        likeness = cosine(vectors[i], vectors[j])
        if abs(likeness - bound) > 1e-6:
            assert ((i, j) in found) == (likeness > bound)


@given(SETS)
def test_likeness_is_symmetric(sets: list[frozenset[int]]) -> None:
    mirrored = list(reversed(sets))
    last = len(sets) - 1
    found = {(pair.first, pair.second, pair.likeness) for pair in alike_sets(sets, 0.5)}
    assert found == {(last - pair.second, last - pair.first, pair.likeness) for pair in alike_sets(mirrored, 0.5)}


@given(TEXTS)
def test_word_vectors_have_length_one_or_are_empty(texts: list[list[str]]) -> None:
    for vector, text in zip(weigh(texts), texts, strict=True):
        assert abs(cosine(vector, vector) - bool(text)) < 1e-9
