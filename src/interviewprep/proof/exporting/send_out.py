"""From questions of banks to a file for another program, with all that is lost on the way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from interviewprep.bank.parse import LoadedBank
from interviewprep.base.errors import UsageFault
from interviewprep.base.writing import replacing
from interviewprep.model.taxonomy import Format
from interviewprep.proof.exporting.deck import lost_in_deck, write_deck
from interviewprep.proof.exporting.losses import Loss, gather
from interviewprep.proof.exporting.table import lost_in_table, to_table
from interviewprep.proof.writing.lines import to_line
from interviewprep.proof.writing.question import Kept


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which questions are wanted; an empty set lets all through."""

    topics: frozenset[str] = frozenset()
    formats: frozenset[Format] = frozenset()

    def admits(self, kept: Kept) -> bool:
        """Tell whether a question is wanted."""
        question = kept.question
        return (not self.topics or question.topic in self.topics) and (
            not self.formats or question.format in self.formats
        )


def choose(banks: Sequence[LoadedBank], wanted: Wanted) -> list[Kept]:
    """List the questions wanted, with all that their files say of them, in the order of banks and paths."""
    every = (
        Kept(question, bank.supersedes.get(question.id, ()), bank.reasons[question.id])
        for bank in banks
        for question in bank.questions
    )
    return [kept for kept in every if wanted.admits(kept)]


def export(questions: Sequence[Kept], file: Path, target: str) -> tuple[Loss, ...]:
    """Write questions to `file` as `jsonl`, `csv` or `anki`, in place of what is there; return what is lost.

    Raises:
        UsageFault: there are no questions, or what writes decks for Anki is not installed.
        EnvironmentFault: the file cannot be written.
    """
    if not questions:
        raise UsageFault("no question matches, so nothing was written. `prep bank list` shows what there is.")
    writer, lost = _TARGETS[target]
    with replacing(file) as draft:
        writer(questions, draft)
    kept = {one.question.ref: one for one in questions}
    return gather((one.question for one in questions), lambda question: lost(kept[question.ref]))


def _write_lines(questions: Sequence[Kept], file: Path) -> None:
    with file.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(f"{to_line(kept)}\n" for kept in questions)


def _write_table(questions: Sequence[Kept], file: Path) -> None:
    file.write_text(to_table(questions), encoding="utf-8", newline="")


def _nothing(kept: Kept) -> tuple[str, ...]:
    del kept
    return ()


_TARGETS: dict[str, tuple[Callable[[Sequence[Kept], Path], None], Callable[[Kept], tuple[str, ...]]]] = {
    "jsonl": (_write_lines, _nothing),
    "csv": (_write_table, lost_in_table),
    "anki": (write_deck, lost_in_deck),
}
