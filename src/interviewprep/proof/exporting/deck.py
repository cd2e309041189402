"""Questions as a deck for Anki, by way of genanki. Ids are derived from names, so that a new export updates cards."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from interviewprep.base.errors import EnvironmentFault, UsageFault
from interviewprep.model.question import Choice, Question
from interviewprep.proof.exporting.answer import answered, asked, left_out
from interviewprep.proof.exporting.html import to_html
from interviewprep.proof.writing.question import Kept

if TYPE_CHECKING:
    import genanki

_FIELDS = ("Question", "Answer", "Explanation", "Source")
_STYLE = ".card { font-family: sans-serif; font-size: 18px; text-align: left; } pre { white-space: pre-wrap; }"
_BACK = '{{FrontSide}}<hr id="answer">{{Answer}}<br><br>{{Explanation}}<br><br><small>{{Source}}</small>'
_EPOCH_S = 1_700_000_000.0
"""The same time for all notes, so that a new export changes nothing where questions have not changed."""


def write_deck(questions: Iterable[Kept], file: Path) -> None:
    """Write a package with a deck for each bank.

    Raises:
        UsageFault: genanki is not installed.
        EnvironmentFault: the file cannot be written.
    """
    try:
        import genanki
    except ImportError as error:
        raise UsageFault(
            "a deck for Anki needs the package genanki, which is not installed: pip install 'interviewprep[anki]'"
        ) from error
    model = _model()
    decks: dict[str, genanki.Deck] = {}
    for kept in questions:
        bank = kept.question.bank
        deck = decks.setdefault(bank, genanki.Deck(_id(f"deck {bank}"), f"interviewprep::{bank}"))
        deck.add_note(_note(kept.question, model))
    try:
        genanki.Package(list(decks.values())).write_to_file(str(file), timestamp=_EPOCH_S)
    except OSError as error:
        raise EnvironmentFault(f"'{file}' cannot be written: {error.strerror or error}") from error


def lost_in_deck(kept: Kept) -> tuple[str, ...]:
    """List what of a question its card lacks."""
    question = kept.question
    own = "shuffling of options" if isinstance(question.content, Choice) else "judging of answers"
    return (*left_out(question.content), *(("hints",) if question.hints else ()), own)


def _model() -> "genanki.Model":
    import genanki

    return genanki.Model(
        _id("model 1"),
        "interviewprep",
        fields=[{"name": name} for name in _FIELDS],
        templates=[{"name": "Card", "qfmt": "{{Question}}", "afmt": _BACK}],
        css=_STYLE,
    )


def _note(question: Question, model: "genanki.Model") -> "genanki.Note":
    import genanki

    texts = (asked(question), answered(question.content), question.explanation, _source(question))
    return genanki.Note(
        model=model,
        fields=[to_html(text) for text in texts],
        tags=_tags(question),
        guid=genanki.guid_for(question.ref),
    )


def _source(question: Question) -> str:
    return f"{question.title} ({question.ref}), by {question.author}, {question.licence}"


def _tags(question: Question) -> Sequence[str]:
    return [question.area.value, question.topic, question.format.value, question.difficulty.value]


def _id(name: str) -> int:
    """Give a lasting number for a name, in the range that Anki's own ids have (thirteen digits fit into it)."""
    return (1 << 30) + int.from_bytes(hashlib.sha256(f"interviewprep {name}".encode()).digest()[:4], "big") % (1 << 30)
