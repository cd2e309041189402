"""Words as comparisons of texts see them: without case, punctuation and Markdown."""

import re

_NUMBER = r"\d+(?:[.,]\d+)*"
WORD = re.compile(rf"{_NUMBER}|[^\W_]+(?:['\u2019][^\W_]+)*")
_INSIDE = re.compile("[,'\u2019]")
_DIGITS = re.compile(r"\d")
ANY_NUMBER = "#"


def vocabulary(text: str) -> frozenset[str]:
    """Make a set of the words written in a text."""
    return frozenset(text.split())


# What carries grammar rather than meaning.
FUNCTION_WORDS = vocabulary(
    """a about after all also am an and any are as at be because been before being between both but by can could did do
    does each for from had has have he her his how i if in into is it its just may me more most must my no nor not of on
    one only or other our out over per same she should since so some such than that the their them then there these they
    this those through to too under until up was we were what when where which while who whose why will with would you
    your"""
)


def words(text: str) -> list[str]:
    """List the words and numbers of a text in order, case folded.

    >>> words("The *AUC* isn't 1,000 or 0.5.")
    ['the', 'auc', 'isnt', '1000', 'or', '0.5']
    """
    found = WORD.findall(text.casefold())
    # Most texts need no second look at each word.
    return list(map(plain, found)) if _INSIDE.search(text) else found


def plain(word: str) -> str:
    """Write one word as `words` does."""
    return word.casefold().replace("'", "").replace("\u2019", "").replace(",", "")


def without_numbers(found: list[str]) -> list[str]:
    """Put one mark for every number, so that a question with other numbers is still the same question.

    >>> without_numbers(["1000", "rows", "k2"])
    ['#', 'rows', 'k2']
    """
    return [ANY_NUMBER if _DIGITS.match(word) else word for word in found]


def content_words(text: str) -> frozenset[str]:
    """Give the words that carry meaning."""
    return frozenset(words(text)) - FUNCTION_WORDS
