"""When a card is a leech, and when to say so."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from interviewprep.model.evidence import Rating
from interviewprep.schedule.leech import LEECH_LAPSES, is_leech, should_warn
from support.practice import make_card


def test_card_is_a_leech_from_its_eighth_lapse_on() -> None:
    assert [is_leech(make_card(lapses=lapses)) for lapses in (0, 7, 8, 9)] == [False, False, True, True]


def test_eighth_lapse_is_told_and_every_fourth_after_it() -> None:
    cards = [replace(make_card(lapses=lapses), reviews=40) for lapses in range(30)]
    assert [card.lapses for card in cards if should_warn(card, Rating.AGAIN)] == [8, 12, 16, 20, 24, 28]


@given(st.integers(0, 40), st.sampled_from([Rating.HARD, Rating.GOOD, Rating.EASY]))
def test_recall_never_warns(lapses: int, rating: Rating) -> None:
    assert not should_warn(replace(make_card(lapses=lapses), reviews=60), rating)


@given(st.integers(0, 40))
def test_only_leeches_are_warned_of(lapses: int) -> None:
    card = replace(make_card(lapses=lapses), reviews=60)
    assert is_leech(card) == (lapses >= LEECH_LAPSES)
    assert is_leech(card) or not should_warn(card, Rating.AGAIN)
