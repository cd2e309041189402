"""Questions as a table of comma-separated values (RFC 4180): choices whole, others as question and answer."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from interviewprep.bank.show import LETTERS
from interviewprep.model.question import Choice, Question, Short
from interviewprep.proof.exporting.answer import answered, asked, left_out
from interviewprep.proof.writing.cells import guarded
from interviewprep.proof.writing.question import Kept

_ABOUT = ("bank", "id", "title", "topic", "area", "domain", "domains", "phase", "difficulty", "minutes", "format")
_LATE = ("prerequisites", "misconceptions", "author", "origin", "licence", "as_of", "review_by")


def to_table(questions: Iterable[Kept]) -> str:
    """Write a table with a line of names on top and one question a row; lines end with CR LF."""
    rows = [_row(kept.question) for kept in questions]
    present = {name for row in rows for name, text in row.items() if text}
    numbered = sorted({name for name in present if name[-1].isdigit() or name.endswith("_price")}, key=_rank)
    names = [*_ABOUT, "stem", *numbered, "key", "answer", "explanation", *_LATE]
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(names)
    table.writerows([guarded(row.get(name, "")) for name in names] for row in rows)
    return out.getvalue()


def lost_in_table(kept: Kept) -> tuple[str, ...]:
    """List what of a question is not in its row."""
    content = kept.question.content
    lost = ("weights and expressions of the rubric", "misconceptions", "sample answers")
    return (
        *(lost if isinstance(content, Short) else left_out(content)),
        *(("what it supersedes",) if kept.supersedes else ()),
        *(("reasons for checks",) if kept.reasons.similar_to or kept.reasons.long_key else ()),
    )


def _row(question: Question) -> Mapping[str, str]:
    plain = {
        "bank": question.bank,
        "id": question.id,
        "title": question.title,
        "topic": question.topic,
        "area": question.area.value,
        "domain": question.domain.value,
        "domains": _words(domain.value for domain in question.further_domains),
        "phase": str(int(question.phase)),
        "difficulty": question.difficulty.value,
        "minutes": repr(question.minutes),
        "format": question.format.value,
        "stem": question.stem,
        "explanation": question.explanation,
        "prerequisites": _words(question.prerequisites),
        "misconceptions": _words(question.misconceptions),
        "author": question.author,
        "origin": question.origin,
        "licence": question.licence,
        "as_of": question.as_of.isoformat() if question.as_of else "",
        "review_by": question.review_by.isoformat() if question.review_by else "",
    }
    for number, hint in enumerate(question.hints, start=1):
        plain |= {f"hint_{number}": hint.text, f"hint_{number}_price": repr(hint.price)}
    return plain | _answer(question)


def _answer(question: Question) -> dict[str, str]:
    content = question.content
    if isinstance(content, Choice):
        cells = {"key": _words(letter for letter, one in zip(LETTERS, content.options, strict=False) if one.is_key)}
        for number, option in enumerate(content.options, start=1):
            cells |= {f"option_{number}": option.text, f"id_{number}": option.id, f"why_{number}": option.why}
        return cells
    if isinstance(content, Short):
        criteria = {f"criterion_{number}": one.text for number, one in enumerate(content.criteria, start=1)}
        return {"answer": content.exemplar, **criteria}
    return {"stem": asked(question), "answer": answered(content)}


def _words(words: Iterable[str]) -> str:
    return " ".join(words)


def _rank(name: str) -> tuple[int, int, str]:
    """Put columns of one number together, in the order of options, criteria and hints."""
    kind, number, *_ = name.split("_")
    kinds: Sequence[str] = ("option", "id", "why", "criterion", "hint")
    group = 0 if kinds.index(kind) < 3 else kinds.index(kind)
    return group, int(number), f"{kinds.index(kind)}{name}"
