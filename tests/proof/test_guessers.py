"""What each guesser favours, and that none knows anything where chance alone set the keys."""

import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.proof.chance import THREE_STANDARD_ERRORS, Draw, luck
from interviewprep.proof.guessers import GUESSERS, Picks, vote
from support.choices import random_words

STEM = "Why does the validation loss rise while the training loss falls?"

FAVOURED = [
    ("the longest", ["One", "Two words", "Six"], {1}),
    ("the shortest", ["Seven", "Two words", "Six"], {2}),
    ("the most words shared with the stem", ["Noise", "The training loss", "Loss"], {1}),
    ("the most hedged", ["It usually may help", "It helps", "It can help"], {0}),
    ("without an absolute word", ["It always helps", "It helps", "Only this helps"], {1}),
    ("the middle number", ["At 0.69", "At 0.10", "At 0.50"], {2}),
    ("the middle number", ["4", "1,000", "7", "5"], {2, 3}),
    ("the odd one out by form", ["Use `fit` here", "Use it", "Use all"], {0}),
]


@pytest.mark.parametrize(("name", "options", "places"), FAVOURED)
def test_a_guesser_favours_what_its_name_says(name: str, options: list[str], places: set[int]) -> None:
    assert GUESSERS[name](STEM, options) == places


@pytest.mark.parametrize("name", GUESSERS)
def test_a_guesser_has_no_opinion_where_all_options_are_alike(name: str) -> None:
    assert GUESSERS[name](STEM, ["Same", "Same", "Same"]) == set()


@given(st.text(max_size=80), st.lists(st.text(min_size=1, max_size=40), min_size=3, max_size=5))
def test_guessers_pick_some_options_never_all(stem: str, options: list[str]) -> None:
    for guesser in GUESSERS.values():
        assert guesser(stem, options) < set(range(len(options)))


@given(st.permutations(["Noise", "The training loss", "It may be 3", "Always 7 of them"]))
def test_what_is_favoured_does_not_hang_on_the_order(options: list[str]) -> None:
    usual = sorted(options)
    for guesser in GUESSERS.values():
        assert {options[place] for place in guesser(STEM, options)} == {usual[p] for p in guesser(STEM, usual)}


PICKS = st.frozensets(st.integers(0, 4), max_size=4)


@given(PICKS, PICKS)
def test_votes_are_symmetric_and_come_from_a_voter(first: Picks, second: Picks) -> None:
    assert vote(first, second) == vote(second, first) <= first | second
    assert bool(vote(first, second)) == bool(first or second)


def test_no_guesser_and_no_pair_beats_chance_on_random_questions() -> None:
    source = random.Random(2024)
    guesses: dict[str, list[tuple[Picks, int, int]]] = {name: [] for name in GUESSERS}
    for _ in range(400):
        count = source.randint(3, 5)
        options = [random_words(source, source.randint(4, 10)) for _ in range(count)]
        stem, key = random_words(source, 20), source.randrange(count)
        for name, guesser in GUESSERS.items():
            guesses[name].append((guesser(stem, options), key, count))
    told = [[*one] for one in guesses.values()]
    told += [
        [(vote(left[0], right[0]), *left[1:]) for left, right in zip(one, other, strict=True)]
        for one, other in combinations(guesses.values(), 2)
    ]
    for each in told:
        draws = [Draw(count, 1, len(picks), int(key in picks)) for picks, key, count in each if picks]
        assert luck(draws) > THREE_STANDARD_ERRORS
