"""Runs gates over banks: which look at what, in several threads, with what was found before taken from its file."""

import hashlib
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from interviewprep.bank.files.layout import MANIFEST, QUESTION
from interviewprep.bank.parse import LoadedBank
from interviewprep.base.errors import Fault
from interviewprep.grade.parallel import in_order
from interviewprep.judge.cell import cpu_spent_s
from interviewprep.model.question import Question
from interviewprep.proof.gate import Figure, Finding, GateId, Subject
from interviewprep.proof.kept import Kept, KeptFault, KeptResults
from interviewprep.proof.registry import GATES, Gate

Chosen = Callable[[LoadedBank, Question], bool]


@dataclass(frozen=True, slots=True)
class Result:
    """What one gate found on the question `ref`, or on the banks as wholes where that is empty.

    `cpu_s` is what the gate took, of this process and of what it started, when it looked; it did so earlier if the
    result `is_kept`.
    """

    gate: GateId
    ref: str
    faults: tuple[Fault, ...]
    figures: Mapping[str, int]
    cpu_s: float
    is_kept: bool


@dataclass(frozen=True)
class _Job:
    """One gate before one question, or before all banks."""

    gate: Gate
    banks: tuple[LoadedBank, ...]
    subject: Subject | None
    files_hash: str

    @cached_property
    def key(self) -> str:
        """The same for the same gate and the same content."""
        ref = self.subject.question.ref if self.subject else ""
        parts = (self.gate.id.value, self.gate.version(), ref, self.files_hash)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    @property
    def ref(self) -> str:
        return self.subject.question.ref if self.subject else ""

    def findings(self) -> Iterator[Finding]:
        if self.subject is None:
            bank_gate = self.gate.bank_gate()
            return bank_gate(self.banks) if bank_gate else iter(())
        question_gate = self.gate.question_gate()
        return question_gate(self.subject) if question_gate else iter(())


def prove(
    banks: Sequence[LoadedBank],
    gates: Collection[GateId],
    kept: KeptResults,
    *,
    today: date,
    workers: int = 1,
    only: Chosen | None = None,
    changed: Chosen | None = None,
) -> Iterator[Result]:
    """Hold banks and their questions before gates; what is found is kept as soon as it comes out here.

    `only` chooses the questions that are looked at; of what gates find that compare all, only what lies there comes
    out. With `changed` those are left out that did not change by its word and that all gates have passed before, in
    this form.

    Raises:
        JudgeUnavailable: a gate runs programs, and they cannot be confined here.
    """
    wanted = [gate for gate in GATES.values() if gate.id in gates]
    jobs = list(_bank_jobs(wanted, banks))
    for bank in banks:
        for question in bank.questions:
            if only is None or only(bank, question):
                own = list(_question_jobs(wanted, Subject(bank, question, today)))
                if changed is None or changed(bank, question) or not all(_is_passed(job, kept) for job in own):
                    jobs += own
    known = {id(job): found for job in jobs if (found := _look_up(job, kept))}
    for job, result in zip(jobs, in_order(_work(known), jobs, workers=workers), strict=True):
        if not result.is_kept and job.gate.kept:
            kept.put(job.key, _keep(result, banks))
        yield result if only is None or result.ref else _within(result, banks, only)
    if only is None and changed is None:
        kept.tidy()


def _work(known: Mapping[int, Result]) -> Callable[[_Job], Result]:
    return lambda job: known.get(id(job)) or _look(job)


def _bank_jobs(gates: Sequence[Gate], banks: Sequence[LoadedBank]) -> Iterator[_Job]:
    everything = _hash_files(path for bank in banks for path in _bank_files(bank))
    for gate in gates:
        if gate.bank_gate():
            yield _Job(gate, tuple(banks), None, everything)


def _question_jobs(gates: Sequence[Gate], subject: Subject) -> Iterator[_Job]:
    files_hash = _hash_files(_question_files(subject))
    for gate in gates:
        if gate.question_gate() and gate.looks_at(subject.question):
            yield _Job(gate, (subject.bank,), subject, files_hash)


def _question_files(subject: Subject) -> Iterator[tuple[str, Path]]:
    path = subject.path
    paths = sorted(path.parent.rglob("*")) if path.name == QUESTION else [path]
    for found in paths:
        if found.is_file() and "__pycache__" not in found.parts:
            yield found.relative_to(subject.bank.path).as_posix(), found


def _bank_files(bank: LoadedBank) -> Iterator[tuple[str, Path]]:
    yield f"{bank.header.name}/{MANIFEST}", bank.path / MANIFEST
    for question in bank.questions:
        for name, path in _question_files(Subject(bank, question)):
            yield f"{bank.header.name}/{name}", path


def _hash_files(files: Iterator[tuple[str, Path]]) -> str:
    digest = hashlib.sha256()
    for name, path in files:
        data = path.read_bytes()
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def _look(job: _Job) -> Result:
    faults: list[Fault] = []
    figures: dict[str, int] = {}
    started_s = _cpu_s()
    for finding in job.findings():
        if isinstance(finding, Figure):
            figures[finding.name] = figures.get(finding.name, 0) + finding.number
        else:
            faults.append(replace(finding, gate=job.gate.id.value))
    return Result(job.gate.id, job.ref, tuple(sorted(set(faults))), figures, _cpu_s() - started_s, is_kept=False)


def _cpu_s() -> float:
    """Seconds that this thread has used, with those of the children that it has ended."""
    return time.thread_time() + cpu_spent_s()


def _is_passed(job: _Job, kept: KeptResults) -> bool:
    if not job.gate.kept:
        return True  # it takes next to nothing, and is no reason to look at the others again
    found = kept.get(job.key)
    return found is not None and not found.faults


def _look_up(job: _Job, kept: KeptResults) -> Result | None:
    found = kept.get(job.key) if job.gate.kept else None
    if found is None:
        return None
    roots = {bank.header.name: bank.path for bank in job.banks}
    faults = (
        Fault(roots[fault.bank] / fault.file, fault.line, fault.message, job.gate.id.value) for fault in found.faults
    )
    return Result(job.gate.id, job.ref, tuple(faults), found.figures, found.cpu_s, is_kept=True)


def _keep(result: Result, banks: Sequence[LoadedBank]) -> Kept:
    return Kept(tuple(_keep_fault(fault, banks) for fault in result.faults), result.figures, result.cpu_s)


def _keep_fault(fault: Fault, banks: Sequence[LoadedBank]) -> KeptFault:
    bank = bank_of(fault.path, banks)
    return KeptFault(bank.header.name, fault.path.relative_to(bank.path).as_posix(), fault.line, fault.message)


def _within(result: Result, banks: Sequence[LoadedBank], only: Chosen) -> Result:
    """Drop the faults that lie outside of the chosen questions."""

    def is_chosen(fault: Fault) -> bool:
        question = question_at(fault.path, banks)
        return question is not None and only(bank_of(fault.path, banks), question)

    return replace(result, faults=tuple(filter(is_chosen, result.faults)))


def question_at(path: Path, banks: Sequence[LoadedBank]) -> Question | None:
    """Give the question whose file this is, or in whose folder it lies."""
    places = {path, *(folder / QUESTION for folder in path.parents)}
    return next((one for bank in banks for one in bank.questions if bank.files[one.id] in places), None)


def bank_of(path: Path, banks: Sequence[LoadedBank]) -> LoadedBank:
    """Give the bank in which a file lies; faults of gates lie in one."""
    return next(bank for bank in banks if path.is_relative_to(bank.path))
