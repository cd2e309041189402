"""From a file of foreign questions to a bank folder that is there as a whole, or not at all; nothing is run."""

import re
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from interviewprep.bank.files.layout import MANIFEST, QuestionFiles
from interviewprep.bank.lock import renew_lock, write_lock
from interviewprep.bank.parse import ParsedQuestion, load_bank, read_question
from interviewprep.base.errors import ContentFault, Fault, UsageFault
from interviewprep.model.question import Question
from interviewprep.proof.importing.anki_cards import read_anki
from interviewprep.proof.importing.cards import AREA, DIFFICULTY, DOMAIN, PHASE, Home
from interviewprep.proof.importing.csv_cards import read_csv
from interviewprep.proof.importing.foreign import MAX_FILE_BYTES, MAX_QUESTIONS, BadLine, Found, Remark
from interviewprep.proof.importing.markdown_cards import read_markdown
from interviewprep.proof.importing.own_lines import read_own
from interviewprep.proof.importing.pages import Origin, manifest
from interviewprep.proof.importing.place import place_for, workplace
from interviewprep.proof.writing.question import Kept, question_files

Reader = Callable[[str, Home], Iterator[Found | BadLine | Remark]]

READERS: Mapping[str, Reader] = {"csv": read_csv, "markdown": read_markdown, "anki": read_anki, "jsonl": read_own}
"""How each kind of file is read."""

_PATH = re.compile(r"[a-z0-9][a-z0-9-]{0,79}(/[a-z0-9][a-z0-9-]{0,79}){1,3}\.(md|py|sql|toml)")
_MADE_UP = (
    f"what the file does not say is {AREA}, {DOMAIN}, phase {int(PHASE)}, {DIFFICULTY}; look through the front matter"
)


@dataclass(frozen=True, slots=True)
class Told:
    """One thing to tell of a line of the file: what is lost of a question, or why there is none (`is_left_out`)."""

    line: int
    id: str
    message: str
    is_left_out: bool = False


@dataclass(slots=True)
class Brought:
    """The bank that was made; `ids` are those of its questions in the order of the file."""

    path: Path
    ids: list[str] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)

    @property
    def left_out(self) -> int:
        """How many lines gave no question."""
        return sum(one.is_left_out for one in self.told)


def import_questions(file: Path, into: Path, *, source: str, licence: str) -> Brought:
    """Make a bank of the questions in `file` at `into`, which is missing or empty.

    Each question is written and read back. Nothing is left at `into` when no question could be imported, or when
    anything fails on the way.

    Raises:
        UsageFault: there is no such file, or `into` is no place for a bank.
        ContentFault: the file cannot be read as text, is too large, or holds too many questions.
        EnvironmentFault: the folder cannot be written.
    """
    target = place_for(into)
    brought = Brought(target)
    home = Home(target.name, licence, file.name)
    entries = _limited(READERS[source](_read(file), home), file)
    with workplace(target) as root:
        (root / MANIFEST).write_text(manifest(Origin(target.name, licence)), encoding="utf-8")
        questions = _sort_out(entries, brought)
        _bring(questions, root, brought)
        if brought.ids:
            if any(entry.is_placed_by_guess for entry in questions):
                brought.told.append(Told(1, "", _MADE_UP))
            write_lock(root, renew_lock(load_bank(root)))
            root.rename(target)
    brought.told.sort(key=lambda one: one.line)
    return brought


def _read(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_FILE_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UsageFault(f"there is no file '{file}'") from error
    except OSError as error:
        raise ContentFault(f"'{file}' cannot be read: {error.strerror or error}") from error
    if len(data) > MAX_FILE_BYTES:
        raise ContentFault(f"'{file}' is larger than {MAX_FILE_BYTES >> 20} MiB. Split it, one bank for each part.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        fault = Fault(file, line, f"byte 0x{data[error.start]:02x} is not UTF-8; save the file as UTF-8")
        raise ContentFault(f"'{file}' cannot be read:", (fault,)) from error


def _limited(entries: Iterator[Found | BadLine | Remark], file: Path) -> Iterator[Found | BadLine | Remark]:
    for count, entry in enumerate(entries):
        if count == MAX_QUESTIONS:
            raise ContentFault(
                f"'{file}' holds more than {MAX_QUESTIONS:,} questions. Split it, one bank for each part."
            )
        yield entry


def _sort_out(entries: Iterator[Found | BadLine | Remark], brought: Brought) -> list[Found]:
    """Give every question an id of its own; what is none, or has a taken one, is told."""
    lines: dict[str, int] = {}
    questions: list[Found] = []
    for entry in entries:
        if isinstance(entry, BadLine):
            brought.told.append(Told(entry.line, "", entry.reason, is_left_out=True))
        elif isinstance(entry, Remark):
            brought.told.append(Told(entry.line, "", entry.message))
        else:
            name = entry.kept.question.id
            if entry.is_named and name in lines:
                reason = f"the id `{name[:80]}` is taken by the question on line {lines[name]}"
                brought.told.append(Told(entry.line, "", reason, is_left_out=True))
                continue
            questions.append(_named(entry, lines))
            lines[questions[-1].kept.question.id] = entry.line
    return questions


def _named(entry: Found, taken: Mapping[str, int]) -> Found:
    wanted, name, number = entry.kept.question.id, entry.kept.question.id, 2
    while name in taken:
        name, number = f"{wanted}-{number}", number + 1
    return replace(entry, kept=replace(entry.kept, question=replace(entry.kept.question, id=name)))


def _bring(entries: Sequence[Found], root: Path, brought: Brought) -> None:
    """Write all questions, first with the links they have, then once more those whose links lead nowhere."""
    there = {entry.kept.question.id for entry in entries if _keep(entry, root, brought)}
    for entry in entries:
        question = entry.kept.question
        if question.id not in there:
            continue
        brought.ids.append(question.id)
        linked, losses = _without_lost_links(entry.kept, there)
        if losses:
            _write(linked, root)
            brought.told += [Told(entry.line, question.id, loss) for loss in losses]


def _keep(entry: Found, root: Path, brought: Brought) -> bool:
    question = entry.kept.question
    parsed, reason = _write(entry.kept, root)
    if parsed is None:
        brought.told.append(Told(entry.line, question.id, reason, is_left_out=True))
        return False
    losses = [*entry.losses, *_changes(question, parsed.question)]
    brought.told += [Told(entry.line, question.id, loss) for loss in losses]
    return True


def _without_lost_links(kept: Kept, there: Collection[str]) -> tuple[Kept, list[str]]:
    question = kept.question
    own = {name: name.removeprefix(f"{question.bank}/") for name in question.prerequisites}
    gone = [name for name, bare in own.items() if "/" not in bare and bare not in there]
    doubled = [name for name in kept.supersedes if name in there]
    losses = [f"prerequisite `{name}` is left out: the file has no such question" for name in gone]
    losses += [f"that it supersedes `{name}` is left out: the file has that question, too" for name in doubled]
    prerequisites = tuple(name for name in question.prerequisites if name not in gone)
    supersedes = tuple(name for name in kept.supersedes if name not in doubled)
    return replace(kept, question=replace(question, prerequisites=prerequisites), supersedes=supersedes), losses


def _write(kept: Kept, root: Path) -> tuple[ParsedQuestion | None, str]:
    """Write a question and read it back as `load_bank` will; without a question the reason is given."""
    question = kept.question
    folder = root / question.topic
    made = {f"{question.topic}/{name}": text for name, text in question_files(kept).items()}
    if bad := next((path for path in made if not _PATH.fullmatch(path)), None):
        return None, f"`{bad[:80]}` cannot be the name of a file: ids are lower-case letters, digits and hyphens"
    paths = [root / name for name in made]
    try:
        for path, text in zip(paths, made.values(), strict=True):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    except UnicodeEncodeError:
        reason = "it holds half of a character, which no file can hold"
    else:
        faults: list[Fault] = []
        parsed = read_question(_files(question, paths), question.bank, faults)
        if parsed is not None and not faults:
            return parsed, ""
        first = min(faults)
        reason = f"{first.message} (line {first.line} of the {first.path.name} made of it)"
    _take_back(question, folder)
    return None, reason


def _files(question: Question, paths: list[Path]) -> QuestionFiles:
    own, *beside = paths
    if own.name == f"{question.id}.md":
        return QuestionFiles(question.id, question.topic, own)
    folders = dict.fromkeys(path.parent for path in paths)
    return QuestionFiles(question.id, question.topic, own, tuple(sorted(beside)), tuple(folders))


def _take_back(question: Question, folder: Path) -> None:
    shutil.rmtree(folder / question.id, ignore_errors=True)
    (folder / f"{question.id}.md").unlink(missing_ok=True)
    if not any(folder.iterdir()):
        folder.rmdir()


def _changes(wanted: Question, got: Question) -> Iterator[str]:
    """Tell what reading the written question has changed, such as blank lines at the end of a text."""
    for name in (one.name for one in fields(Question) if one.name != "revision"):
        if getattr(wanted, name) != getattr(got, name):
            yield f"`{name}` is not kept to the letter: it holds blanks or marks that a file of a bank cannot hold"
