"""Leeches: cards that are forgotten again and again, and take more time than what they teach is worth.

Source: Anki manual, "Leeches": a card is one after 8 lapses, and is pointed out again after every half of that.
"""

from interviewprep.model.attempt import Card
from interviewprep.model.evidence import Rating

LEECH_LAPSES = 8
"""Anki's default. More repetitions of the same kind will not help from there on: learn it in another way first."""

_AGAIN_EVERY = LEECH_LAPSES // 2


def is_leech(card: Card) -> bool:
    """Tell whether a card was forgotten so often that practising it once more is not the way to learn it."""
    return card.lapses >= LEECH_LAPSES


def should_warn(card: Card, rating: Rating) -> bool:
    """Tell whether the rating that led to `card` is a lapse to say so at: the 8th, and every 4th after it.

    Failing something new is no lapse, and a later recall says nothing new of a leech.
    """
    beyond = card.lapses - LEECH_LAPSES
    return rating is Rating.AGAIN and card.reviews > 1 and beyond >= 0 and beyond % _AGAIN_EVERY == 0
