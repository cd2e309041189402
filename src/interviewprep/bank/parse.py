"""From the files of a bank to trusted questions: `load_bank`, and the reading of one question.

Everything wrong in a bank is reported at once. Importing this module imports pydantic, so that whoever can
answer from the compiled cache must not.
"""

import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from interviewprep.bank.content import HEADINGS, read_content
from interviewprep.bank.files.document import Document, check_headings, split_document
from interviewprep.bank.files.layout import QUESTION, QuestionFiles, is_bank, list_bank
from interviewprep.bank.files.textfile import FaultLog, read_text
from interviewprep.bank.files.toml import TomlText
from interviewprep.bank.program import read_program
from interviewprep.bank.review import read_review
from interviewprep.bank.revision import revision_of
from interviewprep.bank.schema import tables
from interviewprep.bank.schema.formats import FRONT_TABLES
from interviewprep.bank.schema.front import FrontTable
from interviewprep.base.errors import ContentFault, Fault, UsageFault
from interviewprep.base.records import dataclass
from interviewprep.base.text import counted, did_you_mean
from interviewprep.model.question import Content, Hint, Question
from interviewprep.model.taxonomy import Format, Phase


@dataclass(frozen=True, slots=True)
class BankPlan:
    """What a bank is to hold now: questions by format, topic and difficulty; empty where it says nothing.

    `misconceptions` are wrong beliefs that several of its questions catch. `projects` has, for each stage of each
    project, the ids and topics of questions that serve it.
    """

    formats: Mapping[str, int]
    topics: Mapping[str, int]
    difficulties: Mapping[str, int]
    misconceptions: tuple[str, ...]
    projects: Mapping[str, Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class BankGoal:
    """What a bank is to hold once it is complete: the same questions by each kind; empty where it says nothing."""

    formats: Mapping[str, int]
    topics: Mapping[str, int]
    difficulties: Mapping[str, int]
    domains: Mapping[str, int]
    phases: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Header:
    """What `bank.toml` says."""

    name: str
    title: str
    licence: str
    gates: tuple[str, ...]
    plan: BankPlan
    goal: BankGoal


@dataclass(frozen=True, slots=True)
class Links:
    """What ties a question to others, with the lines to blame."""

    id: str
    path: Path
    id_line: int
    prerequisites: tuple[str, ...]
    prerequisites_line: int
    supersedes: tuple[str, ...]
    supersedes_line: int


@dataclass(frozen=True, slots=True)
class Reasons:
    """What the author of a question justifies before `prep bank check`.

    `similar_to` has the reason for each question, `id` or `bank/id`, that this one may look like; `long_key` is the
    reason for a key much longer than the distractors, or empty.
    """

    similar_to: Mapping[str, str]
    long_key: str


@dataclass(frozen=True, slots=True)
class ParsedQuestion:
    """A question, its ties, and what its author justifies."""

    question: Question
    links: Links
    reasons: Reasons


@dataclass(frozen=True, slots=True)
class LoadedBank:
    """A bank without faults: its header, and its questions in the order of their paths.

    `files` has the question's own file for each id, `supersedes` the ids that each id replaces, and `reasons` what the
    author of each question justifies.
    """

    path: Path
    header: Header
    questions: tuple[Question, ...]
    files: Mapping[str, Path]
    supersedes: Mapping[str, tuple[str, ...]]
    reasons: Mapping[str, Reasons]


def load_bank(path: Path) -> LoadedBank:
    """Read a whole bank.

    Raises:
        ContentFault: with every fault of every file. The lock is not looked at (see `bank.lock`).
    """
    faults: list[Fault] = []
    files = list_bank(path, faults)
    header = read_header(path, faults)
    name = header.name if header else path.resolve().name
    parsed = [found for item in files.questions if (found := read_question(item, name, faults))]
    faults.extend(check_links(name, [item.links for item in parsed], complete=not faults))
    if faults or header is None:
        raise content_fault(path, faults)
    return LoadedBank(
        path=path,
        header=header,
        questions=tuple(item.question for item in parsed),
        files={item.question.id: item.links.path for item in parsed},
        supersedes={item.question.id: item.links.supersedes for item in parsed if item.links.supersedes},
        reasons={item.question.id: item.reasons for item in parsed},
    )


def content_fault(path: Path, faults: Iterable[Fault]) -> ContentFault:
    """Write the error that carries the faults of a bank, each once."""
    found = tuple(sorted(set(faults)))
    return ContentFault(f"the bank at {path} has {counted(len(found), 'fault')}:", found)


def read_header(root: Path, faults: list[Fault]) -> Header | None:
    """Read `bank.toml`, or note what is wrong with it and return None."""
    log = FaultLog(root / "bank.toml", faults)
    text = read_text(log)
    if text is None:
        return None
    source = TomlText(text)
    raw = source.parse(log)
    if raw is None:
        return None
    if isinstance(raw.get("format"), int) and raw["format"] != tables.FORMAT_VERSION:
        log.add(
            source.line(("format",)),
            f"format {raw['format']} is not known to this version, which reads format {tables.FORMAT_VERSION}; "
            "update interviewprep or the bank",
        )
        return None
    table = tables.validate(tables.BankTable, raw, source, log)
    if table is None:
        return None
    if table.name != root.resolve().name:
        log.add(source.line(("name",)), f"`name` is `{table.name}`, but the folder is called `{root.resolve().name}`")
    return Header(table.name, table.title, table.licence, tuple(table.gates), _plan(table.plan), _goal(table.goal))


def _plan(table: tables.PlanTable) -> BankPlan:
    return BankPlan(
        formats=table.formats(),
        topics=table.topics,
        difficulties={level.value: number for level, number in table.difficulty.items()},
        misconceptions=tuple(table.misconceptions),
        projects={
            name: {stage: tuple(links) for stage, links in project if stage in project.model_fields_set}
            for name, project in table.projects.items()
        },
    )


def _goal(table: tables.GoalTable) -> BankGoal:
    return BankGoal(
        formats=table.formats(),
        topics=table.topics,
        difficulties={level.value: number for level, number in table.difficulty.items()},
        domains={domain.value: number for domain, number in table.domain.items()},
        phases={str(phase): number for phase, number in table.phase.items()},
    )


def read_question(files: QuestionFiles, bank: str, faults: list[Fault]) -> ParsedQuestion | None:
    """Read one question with the files beside it, or note everything wrong with it and return None."""
    with _quiet_parser():
        return _read_question(files, bank, FaultLog(files.path, faults))


def read_question_file(path: Path) -> Question:
    """Read one question by its own file or folder, whatever else its bank holds.

    Raises:
        UsageFault: there is no question in a bank at this place.
        ContentFault: with every fault of its files.
    """
    own = path / QUESTION if path.is_dir() else path
    root = own.resolve().parents[2 if own.name == QUESTION else 1]
    files = list_bank(root, []).questions if is_bank(root) else ()
    found = next((question for question in files if question.path == own.resolve()), None)
    if found is None:
        raise UsageFault(
            f"{path} is no question: it must lie at <bank>/<topic>/<id>.md or <bank>/<topic>/<id>/question.md"
        )
    faults: list[Fault] = []
    parsed = read_question(found, root.name, faults)
    if parsed is None:
        raise ContentFault(f"{path} has {counted(len(set(faults)), 'fault')}:", tuple(sorted(set(faults))))
    return parsed.question


@contextmanager
def _quiet_parser() -> Iterator[None]:
    # Python warns of odd escapes while it parses sources and literals; the person at the keyboard did not write them.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _read_question(files: QuestionFiles, bank: str, log: FaultLog) -> ParsedQuestion | None:
    before = len(log.faults)
    text = read_text(log)
    document = split_document(text, log) if text is not None else None
    raw = document.front.parse(log) if document else None
    if document is None or raw is None:
        return None
    form = _format_of(raw)
    table = FRONT_TABLES[form] if form else FrontTable
    only = None if form else frozenset(FrontTable.model_fields)
    front = tables.validate(table, raw, document.front, log, only=only)
    _check_place(raw, document, files, log)
    if form is None:
        return None
    check_headings(document, HEADINGS[form], log)
    content = _read_content(form, front, document, files, log)
    if front is None or content is None or len(log.faults) > before:
        return None
    reasons = Reasons({similar.id: similar.reason for similar in front.similar_to}, front.waivers.long_key or "")
    return ParsedQuestion(_build(bank, front, document, content), _links(front, document, files.path), reasons)


def _read_content(
    form: Format, front: FrontTable | None, document: Document, files: QuestionFiles, log: FaultLog
) -> Content | None:
    if form is Format.REVIEW:
        return read_review(front, document, files, log)
    if not form.is_executable:
        for path in files.extra:
            log.sibling(path).add(1, f"a question of format {form} has no file of this name")
        return read_content(form, front, document, log)
    if files.folder is None:
        log.add(1, f"a question of format {form} is a folder `{files.id}/` with question.md and its programs")
        return None
    return read_program(form, front, document, files, log)


def _format_of(raw: Mapping[str, object]) -> Format | None:
    found = raw.get("format")
    return Format(found) if isinstance(found, str) and found in set(Format) else None


def _check_place(raw: Mapping[str, object], document: Document, files: QuestionFiles, log: FaultLog) -> None:
    """Note an id or a topic that differs from the names of file and folder, even beside other faults."""
    for key, wanted in (("id", files.id), ("topic", files.topic)):
        found = raw.get(key)
        if isinstance(found, str) and found != wanted:
            log.add(document.front.line((key,)), f"`{key}` is `{found}`, but the file lies at `{wanted}`")


def _build(bank: str, front: FrontTable, document: Document, content: Content) -> Question:
    sections = document.sections
    return Question(
        bank=bank,
        id=front.id,
        revision=revision_of(front.format, content),
        area=front.area,
        topic=front.topic,
        domain=front.domain,
        further_domains=tuple(front.domains),
        phase=Phase(front.phase),
        difficulty=front.difficulty,
        minutes=float(front.minutes),
        format=front.format,
        title=front.title,
        stem=sections["Stem"].text if "Stem" in sections else "",
        explanation=sections["Explanation"].text if "Explanation" in sections else "",
        content=content,
        hints=tuple(Hint(hint.text, hint.price) for hint in front.hints),
        prerequisites=tuple(front.prerequisites),
        misconceptions=tuple(front.misconceptions),
        author=front.author,
        origin=front.origin,
        licence=front.licence,
        as_of=front.as_of,
        review_by=front.review_by,
    )


def _links(front: FrontTable, document: Document, path: Path) -> Links:
    return Links(
        id=front.id,
        path=path,
        id_line=document.front.line(("id",)),
        prerequisites=tuple(front.prerequisites),
        prerequisites_line=document.front.line(("prerequisites",)),
        supersedes=tuple(front.supersedes),
        supersedes_line=document.front.line(("supersedes",)),
    )


def check_links(bank: str, links: Sequence[Links], *, complete: bool = True) -> Iterator[Fault]:
    """Find ids that stand twice, prerequisites that lead nowhere, and superseded questions still there.

    `complete` tells that every question of the bank could be read; otherwise a missing one proves nothing.
    Prerequisites in other banks (`bank/id`) are left to `bank.checks`, which sees them all.
    """
    first: dict[str, Links] = {}
    for item in links:
        if item.id in first:
            message = f"the id `{item.id}` is taken already, in {first[item.id].path}"
            yield Fault(item.path, item.id_line, message, "G1")
        first.setdefault(item.id, item)
    # In a very large bank looking for what is like a name would take longer than all the rest.
    near = first if len(first) <= 5000 else ()
    for item in links:
        for name in item.supersedes:
            if name in first:
                message = f"`{name}` is superseded here, but its file is still there: {first[name].path}; delete it"
                yield Fault(item.path, item.supersedes_line, message, "G1")
        for name in item.prerequisites if complete else ():
            own = name.removeprefix(f"{bank}/")
            if "/" not in own and own not in first:
                message = f"prerequisite `{name}` is no question of this bank.{did_you_mean(own, near)}"
                yield Fault(item.path, item.prerequisites_line, message, "G9")
