"""How an answer is said: measured hints for communication answers, beside the rubric and never part of the score."""

import re

from interviewprep.base.records import dataclass
from interviewprep.grade.text.clauses import Passage, parts, take_apart
from interviewprep.grade.text.function_words import FUNCTION_WORDS
from interviewprep.grade.text.words import NUMBER

SPOKEN_WORDS_PER_MINUTE = 140
USUAL_SENTENCE_WORDS = 20
"""Sentences of 15 to 20 words on average are easy to follow."""
LONG_SENTENCE_WORDS = 30

# The letters of a part number, as in QR-17 or 17-QR, abbreviate nothing; those of GPT-4 do.
_ABBREVIATION = re.compile(r"(?<![^\W_])(?<!\d\d-)[A-Z][A-Z0-9]{1,5}s?(?![^\W_]|-\d\d)")
_EVERYDAY = frozenset({"AM", "CEO", "EU", "ID", "IT", "OK", "PDF", "PM", "TV", "UK", "USA", "Q1", "Q2", "Q3", "Q4"})
_BASES = frozenset({"of", "per", "from", "out", "each", "every", "instead", "against", "than", "to"})
_PERIODS = frozenset({"hour", "day", "week", "month", "quarter", "year", "hours", "days", "weeks", "months", "years"})
_ANY_CASE = re.IGNORECASE
_RISK = re.compile(
    r"\b(?:risks?|uncertain\w*|unknown|may|might|could|depends?|assum\w+|do(?:n't| not) know|if|unless)\b", _ANY_CASE
)
_RECOMMENDATION = re.compile(
    r"\b(?:recommend\w*|propos\w+|suggest\w*|advi[cs]e|should|let us|let's|please|my request|i ask|i would)\b",
    _ANY_CASE,
)
_OWNER = re.compile(
    r"\bowner|\bowns?\b|\bresponsible\b|\bled by\b"
    r"|\b(?:i|we|you|team|leads?)\s+(?:will|shall|report|check|bring|decide|review|own)"
    r"|\b(?-i:[A-Z][a-z]+)\s+(?:will|shall|reports?|checks?|tracks?|owns?|brings?|decides?|reviews?)\b",
    _ANY_CASE,
)
_DATE = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:january|february|march|april|june|july|august|september"
    r"|october|november|december)\b|\b(?:in|on|by|until|from|early|late|of)\s+may\b|\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b"
    r"|\b(?:next|this|end of(?: the)?|each|every|by|within|first of(?: the)?)\s+(?:[a-z]+\s+)?"
    r"(?:week|month|quarter|year)s?\b|\btomorrow\b|\btoday\b",
    _ANY_CASE,
)


@dataclass(frozen=True, slots=True)
class Delivery:
    """What was measured of an answer.

    `speaking_s` is seconds at 140 words a minute; `sentence_words` the mean. A number has a unit where a word or a
    percent sign follows it, and a base where its sentence says of what or in which time.
    """

    words: int
    speaking_s: float
    sentences: int
    sentence_words: float
    long_sentences: int
    undefined_terms: tuple[str, ...]
    numbers: int
    numbers_with_unit: int
    numbers_with_base: int
    names_risk: bool
    recommends: bool
    names_owner: bool
    names_date: bool


def measure(text: str, stem: str) -> Delivery:
    """Measure an answer; what the question's `stem` uses needs no definition."""
    passage = take_apart(text)
    lengths = [len(sentence) for sentence in parts(passage.sentences)]
    numbers = [index for index, word in enumerate(passage.words) if word.stem.startswith(NUMBER)]
    return Delivery(
        words=len(passage.words),
        speaking_s=round(60 * len(passage.words) / SPOKEN_WORDS_PER_MINUTE, 1),
        sentences=len(lengths),
        sentence_words=round(len(passage.words) / len(lengths), 1) if lengths else 0.0,
        long_sentences=sum(length > LONG_SENTENCE_WORDS for length in lengths),
        undefined_terms=_undefined_terms(text, stem),
        numbers=len(numbers),
        numbers_with_unit=sum(_has_unit(passage, index) for index in numbers),
        numbers_with_base=sum(_has_base(passage, index) for index in numbers),
        names_risk=bool(_RISK.search(text)),
        recommends=bool(_RECOMMENDATION.search(text)),
        names_owner=bool(_OWNER.search(text)),
        names_date=bool(_DATE.search(text)),
    )


def hints(delivery: Delivery) -> list[str]:
    """Write what was measured as sentences for the speaker."""
    minutes, seconds = divmod(round(delivery.speaking_s), 60)
    told = [f"Speaking time: {minutes}:{seconds:02d} at {SPOKEN_WORDS_PER_MINUTE} words a minute."]
    length = f"Sentences: {delivery.sentences}, of {delivery.sentence_words:g} words on average"
    aim = "" if delivery.sentence_words <= USUAL_SENTENCE_WORDS else f" (aim at 15 to {USUAL_SENTENCE_WORDS})"
    long = f"; {delivery.long_sentences} longer than {LONG_SENTENCE_WORDS}" if delivery.long_sentences else ""
    told.append(f"{length}{aim}{long}.")
    if delivery.undefined_terms:
        told.append(f"Not spelt out: {', '.join(delivery.undefined_terms)}.")
    numbers = f"{delivery.numbers_with_unit} with a unit, {delivery.numbers_with_base} with a base"
    told.append(f"Numbers: {delivery.numbers}, {numbers}.")
    named = {
        "a risk": delivery.names_risk,
        "a recommendation": delivery.recommends,
        "an owner": delivery.names_owner,
        "a date": delivery.names_date,
    }
    missing = [name for name, there in named.items() if not there]
    told.append(
        f"Not found: {', '.join(missing)}." if missing else "It names a risk, a recommendation, an owner and a date."
    )
    return told


def _undefined_terms(text: str, stem: str) -> tuple[str, ...]:
    """List abbreviations, each once, that nothing spells out: no bracket after their first use or around it."""
    found: dict[str, int] = {}
    for match in _ABBREVIATION.finditer(text):
        found.setdefault(match[0].removesuffix("s"), match.start())
    given = {match[0].removesuffix("s") for match in _ABBREVIATION.finditer(stem)} | _EVERYDAY
    return tuple(term for term, start in found.items() if term not in given and not _is_spelt_out(text, term, start))


def _is_spelt_out(text: str, term: str, start: int) -> bool:
    after = text[start + len(term) :].lstrip("s")
    return text[:start].endswith("(") or after.startswith((" (", ", that is", ", which means", ", meaning"))


def _has_unit(passage: Passage, index: int) -> bool:
    following = passage.words[index + 1].plain if index + 1 < len(passage.words) else ""
    is_near = following and passage.sentences[index] == passage.sentences[index + 1] and not passage.stops[index + 1]
    return bool(is_near) and (following == "%" or following not in FUNCTION_WORDS) and not following.startswith(NUMBER)


def _has_base(passage: Passage, index: int) -> bool:
    """Look at the few words around a number for what it is a part of, or for a time."""
    around = range(max(0, index - 3), min(len(passage.words), index + 6))
    near = {passage.words[at].plain for at in around if passage.sentences[at] == passage.sentences[index]}
    return not near.isdisjoint(_BASES | _PERIODS)
