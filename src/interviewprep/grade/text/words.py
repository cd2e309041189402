"""Words and numbers of a text, each with its place and one normal form for all its spellings."""

import re
from typing import NamedTuple

from interviewprep.base.records import dataclass

NUMBER = "#"
"""Begins the normal form of a number: `12,000` and `12k` are both `#12000`."""


class Span(NamedTuple):
    """A part of a text: offsets in characters, the end not included."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Word:
    """One word as written, in lower case (`plain`), and the form under which it is compared (`stem`)."""

    plain: str
    stem: str
    span: Span


_WORD = re.compile(
    r"(?P<number>(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+)(?P<unit>(?:k|m|bn)(?![^\W_]))?"
    r"|(?P<percent>%)"
    r"|(?P<word>[^\W\d_][^\W_]*(?:['\N{RIGHT SINGLE QUOTATION MARK}][^\W\d_]+)*)",
    re.IGNORECASE,
)
_UNITS = {"k": 1e3, "m": 1e6, "bn": 1e9}
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
_UP_TO_TWENTY = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_NUMERALS = {
    **{name: value for value, name in enumerate(_UP_TO_TWENTY)},
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "dozen": 12,
    "hundred": 100,
}
# Written without the apostrophe as well, as people do in a hurry; `cant` and `wont` are hardly ever meant as words.
_VERBS = (
    "are", "can", "could", "did", "does", "do", "had", "has", "have", "is", "might", "must", "need", "should",
    "was", "were", "wo", "would", "ca",
)  # fmt: skip
_NEGATED = {f"{verb}{ending}": verb for verb in _VERBS for ending in ("n't", "nt")} | {"cannot": "can"}
_FULL = {"wo": "will", "ca": "can"}
_IRREGULAR = {
    "became": "become", "began": "begin", "begun": "begin", "better": "good", "bought": "buy", "broke": "break",
    "broken": "break", "brought": "bring", "built": "build", "came": "come", "chose": "choose", "chosen": "choose",
    "drawn": "draw", "drew": "draw", "fell": "fall", "fallen": "fall", "found": "find", "gave": "give", "given": "give",
    "gone": "go", "got": "get", "grew": "grow", "grown": "grow", "held": "hold", "kept": "keep", "knew": "know",
    "known": "know", "learnt": "learn", "left": "leave", "lost": "lose", "made": "make", "meant": "mean", "met": "meet",
    "paid": "pay", "ran": "run", "said": "say", "saw": "see", "seen": "see", "sent": "send", "shown": "show",
    "spent": "spend", "taken": "take", "told": "tell", "took": "take", "understood": "understand", "went": "go",
    "written": "write", "wrote": "write",
}  # fmt: skip
_KEPT = {"not": "note"}
_VOWEL = re.compile(r"[aeiouy]")


def words_of(text: str) -> list[Word]:
    """List the words and numbers of a text in order; a contraction such as `don't` gives two, `do` and `not`."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        found.extend(_read(match))
    return found


def stem(word: str) -> str:
    """Take the common endings off a word in lower case, so that its forms compare equal.

    >>> [stem(word) for word in ("overwrites", "overwriting", "fitted", "regularization", "fell")]
    ['overwrit', 'overwrit', 'fit', 'regularisation', 'fall']
    """
    word = _IRREGULAR.get(word, word)
    if len(word) < 4:
        return word
    # Whoever notes something denies nothing.
    return _KEPT.get(root := _root(word), root)


def _root(word: str) -> str:
    word = word.replace("iz", "is")
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) > 2 and _VOWEL.search(rest):
            return _undoubled(rest).removesuffix("e")
    return _undoubled(_singular(word)).removesuffix("e") if len(word) > 4 else _singular(word).removesuffix("e")


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _undoubled(word: str) -> str:
    # The double letter of `call` and `diff` is their own: they have it without an ending, too.
    kept = "aeious" if len(word) > 4 else "aeiousflz"
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in kept:
        return word[:-1]
    return word


def _read(match: re.Match[str]) -> list[Word]:
    span = Span(*match.span())
    if match["number"]:
        return [_number(float(match["number"].replace(",", "")) * _UNITS.get((match["unit"] or "").lower(), 1.0), span)]
    if match["percent"]:
        return [Word("%", "%", span)]
    plain = match["word"].casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    if plain in _NEGATED:
        verb = _FULL.get(_NEGATED[plain], _NEGATED[plain])
        middle = min(span.start + len(_NEGATED[plain]), span.end - 1)
        return [Word(verb, stem(verb), Span(span.start, middle)), Word("not", "not", Span(middle, span.end))]
    plain = plain.partition("'")[0]
    if plain in _NUMERALS:
        return [_number(_NUMERALS[plain], span)]
    if plain in {"percent", "pct"}:
        return [Word("%", "%", span)]
    return [Word(plain, stem(plain), span)]


def _number(value: float, span: Span) -> Word:
    form = f"{NUMBER}{value:.12g}"
    return Word(form, form, span)
