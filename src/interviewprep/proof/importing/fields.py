"""Optional fields of a card, from the words that people write into cells."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from interviewprep.base.text import did_you_mean
from interviewprep.model.taxonomy import Phase

Word = TypeVar("Word", bound=StrEnum)


class Unusable(ValueError):
    """A card makes no question; the message says why."""


class Fields:
    """Texts by name; what is missing or blank has its default, and what cannot be read makes the card unusable."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def word(self, name: str, words: type[Word], default: Word) -> Word:
        """Give a word of a vocabulary."""
        text = self._text(name)
        return _known(name, text, words) if text else default

    def words(self, name: str, words: type[Word]) -> tuple[Word, ...]:
        """Give several words, written with blanks or commas between them."""
        return tuple(_known(name, text, words) for text in self._text(name).replace(",", " ").split())

    def number(self, name: str, default: float) -> float:
        """Give a number."""
        text = self._text(name)
        try:
            return float(text) if text else default
        except ValueError:
            raise Unusable(f"`{name}` is {text[:40]!r}, which is no number") from None

    def phase(self, default: Phase) -> Phase:
        """Give the phase."""
        text = self._text("phase")
        try:
            return Phase(int(text)) if text else default
        except ValueError:
            raise Unusable(f"`phase` is {text[:40]!r}; it is a number from 1 to 4") from None

    def day(self, name: str) -> date | None:
        """Give a day, or None."""
        text = self._text(name)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            raise Unusable(f"`{name}` is {text[:40]!r}, which is no day such as 2026-11-01") from None

    def _text(self, name: str) -> str:
        return self._texts.get(name, "").strip()


def _known(name: str, text: str, words: type[Word]) -> Word:
    try:
        return words(text.casefold())
    except ValueError:
        raise Unusable(f"`{name}` is {text[:40]!r}.{did_you_mean(text, words)}") from None
