"""Answers made by rule that deserve nothing, however many of the right words they hold."""

import re
from collections.abc import Iterator

from interviewprep.grade.text.propose import rubric_of
from interviewprep.model.expressions import parse_expression
from interviewprep.model.question import Open, Short
from interviewprep.proof.words import FUNCTION_WORDS, words

_LONG_WORD = re.compile(r"[\w%.,-]{4,}")
_SENTENCE = re.compile(r"[^.!?]+[.!?]*\s*")
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|am|can|could|should|would|will|may|might|must|does|do|did|has|have|had)\b", re.IGNORECASE
)
_NEGATION = re.compile(r"\b(?:not|never)\s+|n['\u2019]t\b", re.IGNORECASE)


def worthless_answers(content: Short | Open, stem: str) -> Iterator[tuple[str, str]]:
    """Name and give each answer: nothing, the prompt again, the rubric's own words, the exemplar denied."""
    yield "an empty answer", ""
    prompts = [stage.prompt for stage in content.stages] if isinstance(content, Open) else []
    yield "an echo of the prompt", "\n\n".join((stem, *prompts))
    phrases = list(dict.fromkeys(phrase for one in rubric_of(content) for phrase in _phrases(one.text)))
    yield "a list of the criteria's key words", ", ".join(phrases)
    yield "the criteria's key words in sentences that relate nothing", " ".join(f"There is the {it}." for it in phrases)
    for name, row in _rows(content):
        for between in (", ", " ", ". "):
            yield f"{name} in a row", between.join(row)
    # Not as sentences of their own: the name of a criterion may well be what it asks for in short.
    yield "the names of the criteria in a row", " ".join(one.id.replace("-", " ") for one in rubric_of(content))
    yield "the exemplar with every sentence negated", negate(content.exemplar)


def _phrases(text: str) -> Iterator[str]:
    """Cut a text at the words that carry no meaning."""
    phrase: list[str] = []
    for word in (*words(text), ""):
        if word and word not in FUNCTION_WORDS:
            phrase.append(word)
        elif phrase:
            yield " ".join(phrase)
            phrase = []


def _rows(content: Short | Open) -> Iterator[tuple[str, list[str]]]:
    """Name and give the words that a rubric itself is made of, as somebody who guesses would string them together."""
    rubric = rubric_of(content)
    parsed = [[parse_expression(written) for written in one.expressions] for one in rubric]
    yield (
        "all words of the expressions",
        [" ".join(phrase) for some in parsed for one in some for group in one.groups for phrase in group],
    )
    yield (
        "the words that the first expressions begin with",
        [" ".join(" ".join(group[0]) for group in some[0].groups) for some in parsed if some],
    )
    yield "the words of the criteria", [word for one in rubric for word in _LONG_WORD.findall(one.text)]


def negate(text: str) -> str:
    """Turn every sentence into its opposite: take its negations out, or deny each of its verbs that can be denied.

    >>> negate("The rows are dependent. It does not help. Split by customer.")
    'The rows are not dependent. It does help. It is not true that split by customer.'
    """
    return "".join(_negate_sentence(found.group()) for found in _SENTENCE.finditer(text))


def _negate_sentence(sentence: str) -> str:
    if _NEGATION.search(sentence):
        return _NEGATION.sub("", sentence)
    if _AUXILIARY.search(sentence):
        return _AUXILIARY.sub(lambda found: f"{found.group()} not", sentence)
    if not words(sentence):
        return sentence
    return f"It is not true that {sentence[0].lower()}{sentence[1:]}"
