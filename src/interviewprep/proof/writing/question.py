"""A question as the files of a bank, such that reading them gives the question again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from interviewprep.bank.content import HEADINGS
from interviewprep.bank.files.layout import QUESTION
from interviewprep.bank.parse import Reasons
from interviewprep.model.question import Question
from interviewprep.proof.writing.content import Written, written
from interviewprep.proof.writing.toml import named_table, plain, table

NO_REASONS = Reasons({}, "")


@dataclass(frozen=True, slots=True)
class Kept:
    """A question with what its file says of it beyond what is asked: what it supersedes, and what it justifies."""

    question: Question
    supersedes: tuple[str, ...] = ()
    reasons: Reasons = NO_REASONS


def question_files(kept: Kept) -> dict[str, str]:
    """Write all files of a question, by their paths below its topic.

    What files cannot hold, such as a heading inside a stem or content of another format, is not noticed here: read
    them back.
    """
    question = kept.question
    form = written(question.format, question.content)
    sections = {"Stem": question.stem, **form.sections, "Explanation": question.explanation}
    body = "\n".join(f"## {title}\n\n{sections.get(title, '')}\n" for title in HEADINGS[question.format])
    own = f"+++\n{_front(kept, form)}+++\n\n{body}"
    if not form.files and not question.format.is_executable:
        return {f"{question.id}.md": own}
    return {f"{question.id}/{name}": text for name, text in {QUESTION: own, **form.files}.items()}


def _front(kept: Kept, form: Written) -> str:
    keys = {**_keys(kept), **form.keys}
    return table((key, plain(value)) for key, value in keys.items()) + "".join(_tables(kept)) + form.tables


def _keys(kept: Kept) -> dict[str, object]:
    question = kept.question
    keys: dict[str, object] = {
        "id": question.id,
        "area": question.area,
        "topic": question.topic,
        "domain": question.domain,
        "domains": question.further_domains,
        "phase": question.phase,
        "difficulty": question.difficulty,
        "minutes": question.minutes,
        "format": question.format,
        "title": question.title,
        "prerequisites": question.prerequisites,
        "supersedes": kept.supersedes,
        "misconceptions": question.misconceptions,
        "author": question.author,
        "origin": question.origin,
        "licence": question.licence,
        "as_of": question.as_of,
        "review_by": question.review_by,
    }
    return {key: value for key, value in keys.items() if value not in (None, ())}


def _tables(kept: Kept) -> Iterator[str]:
    for hint in kept.question.hints:
        yield named_table("[[hints]]", {"text": hint.text, "price": hint.price})
    similar: Mapping[str, str] = kept.reasons.similar_to
    for name, reason in similar.items():
        yield named_table("[[similar_to]]", {"id": name, "reason": reason})
    if kept.reasons.long_key:
        yield named_table("[waivers]", {"long_key": kept.reasons.long_key})
