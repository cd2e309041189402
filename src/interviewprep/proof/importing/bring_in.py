"""From a file of foreign tasks to a bank folder that is there as a whole, or not at all."""

import shutil
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from interviewprep.bank.files.layout import MANIFEST, QUESTION, QuestionFiles
from interviewprep.bank.lock import renew_lock, write_lock
from interviewprep.bank.parse import load_bank, read_question
from interviewprep.base.errors import Fault
from interviewprep.judge.referee import judge
from interviewprep.model.question import Program
from interviewprep.model.verdict import Verdict
from interviewprep.proof.importing.assertions import Leftover, check_of, read_test
from interviewprep.proof.importing.pages import Origin, manifest, question_files
from interviewprep.proof.importing.place import place_for, workplace
from interviewprep.proof.importing.tasks import Task, Unreadable, read_tasks

_REASONS_TOLD = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one task. `reason` tells why it was left out; `leftovers` what of its test was, otherwise."""

    task: str
    id: str = ""
    reason: str = ""
    leftovers: tuple[Leftover, ...] = ()
    cases: int = 0

    @property
    def is_imported(self) -> bool:
        """Whether it became a question."""
        return not self.reason


@dataclass(slots=True)
class Imported:
    """The bank that was made, and what became of each task in the order of the file."""

    path: Path
    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def questions(self) -> int:
        """How many tasks became questions."""
        return sum(outcome.is_imported for outcome in self.outcomes)


class _LeftOut(Exception):
    """A task cannot become a question; the message says why."""


def import_tasks(file: Path, into: Path, *, licence: str, tell: Callable[[Outcome], None]) -> Imported:
    """Make a bank of the tasks in `file` at `into`, which is missing or empty; `tell` hears of each task.

    Each question is written, read back, and kept if the judge accepts its reference and refuses its starter. Nothing
    is left at `into` when no task could be imported, or when anything fails on the way.

    Raises:
        UsageFault: there is no such file, or `into` is no place for a bank.
        ContentFault: the file cannot be read.
        JudgeUnavailable: programs cannot be run in confinement here.
        EnvironmentFault: the folder cannot be written.
    """
    target = place_for(into)
    imported = Imported(target)
    origin = Origin(target.name, licence)
    with workplace(target) as root:
        (root / MANIFEST).write_text(manifest(origin), encoding="utf-8")
        taken: set[str] = set()
        with warnings.catch_warnings():
            # Python warns of odd escapes in sources that it parses; nobody here has written them.
            warnings.simplefilter("ignore")
            for item in read_tasks(file):
                outcome = _import_one(item, root, origin, taken)
                imported.outcomes.append(outcome)
                tell(outcome)
        if imported.questions:
            write_lock(root, renew_lock(load_bank(root)))
            root.rename(target)
    return imported


def _import_one(item: Task | Unreadable, root: Path, origin: Origin, taken: set[str]) -> Outcome:
    if isinstance(item, Unreadable):
        name = item.name or f"line {item.line}"
        return Outcome(name, reason=f"{item.reason} (line {item.line} of the file)")
    if item.id in taken:
        return Outcome(item.name, item.id, reason=f"the id `{item.id}` is taken by an earlier task")
    folder = root / origin.bank / item.id
    try:
        leftovers, cases = _write(item, folder, origin)
        program = _read_back(item, folder, origin)
        _prove(program)
    except _LeftOut as fault:
        shutil.rmtree(folder, ignore_errors=True)
        return Outcome(item.name, item.id, reason=str(fault))
    taken.add(item.id)
    return Outcome(item.name, item.id, leftovers=leftovers, cases=cases)


def _write(task: Task, folder: Path, origin: Origin) -> tuple[tuple[Leftover, ...], int]:
    try:
        reading = read_test(task.test, task.entry_point)
        check = check_of(reading.expectations)
    except ValueError as error:
        raise _LeftOut(str(error)) from error
    found = len(reading.expectations)
    if not found:
        why = "; ".join(map(str, reading.leftovers[:_REASONS_TOLD])) or "it asserts nothing"
        raise _LeftOut(f"nothing of its test is data: {why}")
    folder.mkdir(parents=True)
    for name, text in question_files(task, reading.expectations, check, reading.leftovers, origin).items():
        (folder / name).write_text(text, encoding="utf-8")
    return reading.leftovers, found


def _read_back(task: Task, folder: Path, origin: Origin) -> Program:
    """Read the question as `load_bank` will; what is wrong with its files is wrong with the task."""
    faults: list[Fault] = []
    beside = tuple(path for path in sorted(folder.iterdir()) if path.name != QUESTION)
    files = QuestionFiles(task.id, origin.bank, folder / QUESTION, beside, (folder,))
    parsed = read_question(files, origin.bank, faults)
    if parsed is None or faults:
        first = min(faults)
        raise _LeftOut(f"{first.path.name}:{first.line}: {first.message}")
    content = parsed.question.content
    assert isinstance(content, Program), "a question of format code holds a program"
    return content


def _prove(program: Program) -> None:
    own = judge(program, program.reference)
    if own.verdict is not Verdict.ACCEPTED:
        raise _LeftOut(f"its own solution gets the verdict {own.verdict.words}: {own.message}")
    if judge(program, program.starter).verdict is Verdict.ACCEPTED:
        raise _LeftOut("its test accepts the bare prompt, so that it tells nothing")
