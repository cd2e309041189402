"""Which words of a question are its key, and whether other words hold them."""

import re
from collections.abc import Iterator, Sequence

from interviewprep.model.question import Choice, Numeric, Open, Question, Short
from interviewprep.proof.words import FUNCTION_WORDS, words

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
# Shorter sentences of an exemplar are what anybody would say.
_TELLING_WORDS = 8


def key_texts(question: Question) -> list[str]:
    """List what a right answer says: keys, or the sentences of an exemplar."""
    match question.content:
        case Choice(options=options):
            return [option.text for option in options if option.is_key]
        case Short(exemplar=exemplar) | Open(exemplar=exemplar):
            sentences = _SENTENCE_END.split(exemplar)
            return [sentence for sentence in sentences if len(words(sentence)) >= _TELLING_WORDS]
    return []


def told_in_stem(question: Question) -> Iterator[str]:
    """List the parts of a right answer that the title or the stem tells already.

    A key counts when it stands there and not every distractor does, too; a number with its unit; a sentence of an
    exemplar.
    """
    asked = [words(question.title), words(question.stem)]
    match question.content:
        case Choice(options=options):
            held = {option.id for option in options if any(holds(text, words(option.text)) for text in asked)}
            if held != {option.id for option in options}:
                yield from (option.text for option in options if option.is_key and option.id in held)
        case Numeric(value=value, unit=unit):
            if any(_has_number(text, value, words(unit)) for text in asked):
                yield f"{value:g} {unit}"
        case Short() | Open():
            yield from (text for text in key_texts(question) if any(holds(said, words(text)) for said in asked))


def holds(text: Sequence[str], run: Sequence[str]) -> bool:
    """Tell whether words stand in a text one after the other; words without meaning of their own do not count."""
    if FUNCTION_WORDS.issuperset(run):
        return False
    size = len(run)
    return any(text[start] == run[0] and text[start : start + size] == run for start in range(len(text) - size + 1))


def _has_number(text: Sequence[str], value: float, unit: Sequence[str]) -> bool:
    places = (start for start in range(len(text) - len(unit)) if text[start + 1 : start + 1 + len(unit)] == unit)
    return bool(unit) and any(_number(text[start]) == value for start in places)


def _number(word: str) -> float | None:
    try:
        return float(word)
    except ValueError:
        return None
