"""Many answers at once: lines of JSON in, one document a line out, in the order of the lines.

Nothing here knows files, terminals or banks: lines come as bytes, questions from a function, and documents go out one
by one as they are ready. However many lines there are, only a few are held, and the ids of all, which tell whether
one stands twice.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeGuard

from interviewprep.base.errors import ContentFault, UsageFault
from interviewprep.base.limits import MAX_ANSWER_BYTES
from interviewprep.grade.answers import Answer, Text, parse_answer
from interviewprep.grade.document import SCHEMA, to_document
from interviewprep.grade.figures import AnswerFault
from interviewprep.grade.jsonl import Fields, Line, LineFault, read_object, text_of
from interviewprep.grade.parallel import in_order
from interviewprep.model.question import Open, Question, Short
from interviewprep.model.score import Score

MAX_LINE_BYTES = 6 * MAX_ANSWER_BYTES + 64 * 1024
"""Room for the longest answer with every character written as an escape of six, and for what stands beside it."""

MAX_NAME_CHARS = 200
_MAX_NUMBER = 1 << 63
_OUTCOMES = frozenset({"error", "verdict", "passed"})

Name = str | int
"""The id of a line: a text or a whole number."""

Document = dict[str, object]
Finder = Callable[[str], Question]
Grader = Callable[[Question, Answer], Score]


@dataclass(slots=True)
class Done:
    """What an earlier run has written: the ids that have a line, and each refused line with its id, if it had one."""

    names: set[Name] = field(default_factory=set)
    refused: set[tuple[int, Name | None]] = field(default_factory=set)

    def add(self, document: Document) -> None:
        """Take note of a line that an earlier run has written.

        Raises:
            ValueError: it is no such line.
        """
        name, number = document.get("id"), document.get("line")
        if document.get("schema") != SCHEMA or document.keys().isdisjoint(_OUTCOMES):
            raise ValueError("this is no line of a batch")
        if _is_name(name):
            self.names.add(name)
        if is_refusal(document) and isinstance(number, int):
            self.refused.add((number, name if _is_name(name) else None))


@dataclass(frozen=True, slots=True)
class _Job:
    """An answer on its way to be graded."""

    name: Name
    question: Question
    answer: Answer


def grade_batch(
    lines: Iterable[Line], find: Finder, grade_one: Grader, *, done: Done | None = None, workers: int = 1
) -> Iterator[Document]:
    """Give one document for each line that is not in `done`, in the order of the lines.

    A line that cannot be graded gives `{"schema", "id", "line", "error"}`, and prose its proposal. `find` is called in
    the caller's thread, `grade_one` in `workers` threads at once.

    Raises:
        JudgeUnavailable: programs cannot be run in confinement here.
    """

    def finish(job: _Job | Document) -> Document:
        if isinstance(job, dict):
            return job
        return {"schema": SCHEMA, "id": job.name, **_document(job, grade_one)}

    return in_order(finish, _jobs(lines, find, done or Done()), workers=workers)


def is_refusal(document: Document) -> bool:
    """Tell whether a document says that its line could not be graded."""
    return "error" in document


def _jobs(lines: Iterable[Line], find: Finder, done: Done) -> Iterator[_Job | Document]:
    seen: set[Name] = set()
    for line in lines:
        name: Name | None = None
        try:
            fields = read_object(line)
            name = _name(fields)
            _note_once(name, seen)
            if name not in done.names:
                yield _job(name, fields, find)
        except (LineFault, AnswerFault, UsageFault, ContentFault) as fault:
            if (line.number, name) not in done.refused:
                yield {"schema": SCHEMA, "id": name, "line": line.number, "error": str(fault)}


def _document(job: _Job, grade_one: Grader) -> Document:
    content = job.question.content
    if not isinstance(content, Short | Open):
        return to_document(job.question, grade_one(job.question, job.answer))
    # Imported late: most batches are of programs.
    from interviewprep.grade.text.document import to_document as to_proposal
    from interviewprep.grade.text.propose import propose

    assert isinstance(job.answer, Text), "prose is read as text"
    return to_proposal(job.question, propose(content, job.question.stem, job.answer.text), job.answer.text)


def _note_once(name: Name, seen: set[Name]) -> None:
    if name in seen:
        raise LineFault(f"the id {json.dumps(name)} stands here a second time")
    seen.add(name)


def _job(name: Name, fields: Fields, find: Finder) -> _Job:
    ref, text = text_of(fields, "question"), text_of(fields, "answer")
    if len(ref) > MAX_NAME_CHARS:
        raise LineFault(f"`question` is no id: it is longer than {MAX_NAME_CHARS} characters")
    if len(text.encode()) > MAX_ANSWER_BYTES:
        raise LineFault(f"`answer` is too large: {MAX_ANSWER_BYTES // 1024} KiB is the limit")
    question = find(ref)
    return _Job(name, question, parse_answer(question, text))


def _name(fields: Fields) -> Name:
    name = fields.get("id")
    if name is None:
        raise LineFault("`id` is missing")
    if not _is_name(name):
        raise LineFault(f"`id` must be a text of 1 to {MAX_NAME_CHARS} characters, or a whole number")
    return name


def _is_name(value: object) -> TypeGuard[Name]:
    match value:
        case bool():
            return False
        case int():
            return abs(value) < _MAX_NUMBER
        case str():
            return 0 < len(value) <= MAX_NAME_CHARS
    return False
