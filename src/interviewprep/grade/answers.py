"""What a person typed, as a value: the letters, numbers, ids and figures that an answer may be written in."""

import re
from collections.abc import Sequence

from interviewprep.base.records import dataclass
from interviewprep.base.text import counted, did_you_mean
from interviewprep.grade.figures import AnswerFault, parse_figure
from interviewprep.grade.review import Finding, parse_findings
from interviewprep.model.question import Choice, Numeric, Open, Order, Program, Question, Review, Short
from interviewprep.model.taxonomy import Format

LETTERS = "abcdefghijklmnopqrstuvwxyz"
_BETWEEN = re.compile(r"[\s,;>]+")
_COMPACT = re.compile(r"[a-z]{2,}")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The options picked, by id."""

    options: frozenset[str]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in the question's unit."""

    value: float


@dataclass(frozen=True, slots=True)
class Sequenced:
    """All steps by id, the earliest first."""

    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """What a reviewer found in the code."""

    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """Prose or a program, as written."""

    text: str


Answer = Chosen | Figure | Sequenced | Findings | Text


def parse_answer(question: Question, text: str, *, shown: Sequence[str] | None = None) -> Answer:
    """Read what was typed as an answer to `question`.

    Options and steps are named by id, by letter or by number from 1, where letters and numbers mean the places in
    `shown`, the ids as they were displayed (without it, the order of the question's file). An id wins over a
    letter or a number that is written the same.

    Raises:
        AnswerFault: `text` is no answer of this format; the message says what is expected.
    """
    match question.content:
        case Choice(options=options):
            ids = names_in(text, shown or [option.id for option in options])
            if question.format is Format.SINGLE and len(ids) != 1:
                raise AnswerFault(f"choose exactly one option; this names {len(ids)}. Type a letter such as b.")
            return Chosen(frozenset(ids))
        case Numeric(unit=unit):
            return Figure(parse_figure(text, unit))
        case Order(steps=steps):
            ids = names_in(text, shown or [step.id for step in steps])
            if len(ids) != len(steps):
                raise AnswerFault(f"put all {len(steps)} steps in order; this names {counted(len(ids), 'step')}.")
            return Sequenced(ids)
        case Review(code=code):
            return Findings(parse_findings(text, lines=len(code.splitlines())))
        case Short() | Open() | Program():
            return Text(text)


def names_in(text: str, shown: Sequence[str]) -> tuple[str, ...]:
    """Translate the names of options or steps in `text` to ids, `shown` being the ids as they were displayed.

    Raises:
        AnswerFault: One is unknown or named twice.
    """
    ids: list[str] = []
    for word in _words(text.strip().casefold(), shown):
        found = _resolve(word, shown)
        if found in ids:
            raise AnswerFault(f"'{word}' is named twice.")
        ids.append(found)
    return tuple(ids)


def _words(text: str, shown: Sequence[str]) -> list[str]:
    """Split at blanks and commas; letters may also stand together, as in `bdac`."""
    words = [word.rstrip(".)") for word in _BETWEEN.split(text) if word.rstrip(".)")]
    if len(words) == 1 and words[0] not in shown and _COMPACT.fullmatch(words[0]):
        places = LETTERS[: len(shown)]
        if set(words[0]) <= set(places):
            return list(words[0])
    return words


def _resolve(word: str, shown: Sequence[str]) -> str:
    if word in shown:
        return word
    if len(word) == 1 and word in LETTERS[: len(shown)]:
        return shown[LETTERS.index(word)]
    if re.fullmatch(r"[0-9]{1,3}", word) and 1 <= int(word) <= len(shown):
        return shown[int(word) - 1]
    last = LETTERS[len(shown) - 1]
    raise AnswerFault(
        f"'{word[:40]}' is no option here: type numbers from 1 to {len(shown)} or letters from a to {last}."
        f"{did_you_mean(word[:40], shown)}"
    )
