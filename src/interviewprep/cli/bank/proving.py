"""`prep bank check`: which banks and questions, what the gates found, and the figures at the end."""

import os
from collections.abc import Sequence
from pathlib import Path

from interviewprep.bank.checks import ReadBanks, read_banks
from interviewprep.bank.discovery import banks_in
from interviewprep.bank.files.layout import is_bank
from interviewprep.bank.library import open_library
from interviewprep.bank.lock import Lock, read_lock
from interviewprep.bank.parse import LoadedBank
from interviewprep.base.clock import SystemClock
from interviewprep.base.errors import UsageFault
from interviewprep.base.paths import find_paths
from interviewprep.base.records import dataclass
from interviewprep.base.text import counted, strip_control
from interviewprep.model.question import Question
from interviewprep.proof.gate import GateId
from interviewprep.proof.kept import KeptResults
from interviewprep.proof.registry import GATES, find_gate
from interviewprep.proof.run import Chosen, prove
from interviewprep.proof.tally import GateTally, Tally
from interviewprep.ui.console import note, print_json, say, show_progress

FAULTY = 1
MAX_WORKERS = 8
"""Beyond, more threads of one interpreter only wait for one another."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asked `prep bank check` for."""

    paths: tuple[Path, ...]
    gates: tuple[str, ...]
    changed: bool
    workers: int | None


def run_check(wanted: Wanted, *, as_json: bool) -> int:
    """Check banks and tell every fault; the exit code is 1 where a gate that a bank requires finds one.

    Raises:
        UsageFault: a path holds no bank, or a gate does not exist.
        JudgeUnavailable: programs cannot be run in confinement here; what was found before is told.
    """
    gates = [find_gate(name) for name in wanted.gates] or list(GATES)
    roots, only = _choose(wanted.paths)
    with open_library(find_paths()) as library:
        if not roots:
            roots = sorted([info.path for info in library.banks()] + [broken.path for broken in library.broken])
            for notice in library.notices:
                note(strip_control(notice))
        read = read_banks(roots, lambda ref: library.entry(ref) is not None)
    if only and len(read.banks) == len(roots) and not any(only(b, q) for b in read.banks for q in b.questions):
        raise UsageFault(f"no question lies at {' or '.join(map(str, wanted.paths))}; name its file or its folder")
    tally = Tally(read.banks, read.faults, gates)
    try:
        _prove(read, gates, only, wanted, tally)
        tally.is_complete = True
    finally:  # interrupted, or without a judge: what was found so far is told all the same
        _tell(tally, len(roots), as_json=as_json)
    return FAULTY if tally.failing else 0


def _prove(read: ReadBanks, gates: Sequence[GateId], only: Chosen | None, wanted: Wanted, tally: Tally) -> None:
    kept = KeptResults(find_paths().proofs).load()
    results = prove(
        read.banks,
        gates,
        kept,
        today=SystemClock().read().at.astimezone().date(),
        workers=wanted.workers or min(os.cpu_count() or 1, MAX_WORKERS),
        only=only,
        changed=_is_changed(read.banks) if wanted.changed else None,
    )
    with show_progress() as tell:
        for result in results:
            tally.add(result)
            found = counted(len(tally.found), "fault") if tally.found else "no faults"
            tell(f"{counted(tally.looks, 'look')}, {found}, now {result.ref or 'all'} [{result.gate}]")


def _choose(paths: Sequence[Path]) -> tuple[list[Path], Chosen | None]:
    """Tell the banks that paths name, and which questions: all, unless a path leads into a bank."""
    roots: dict[Path, None] = {}
    parts: list[Path] = []
    for path in paths:
        if not path.exists():
            raise UsageFault(f"there is no file or folder {path}")
        home = next((folder for folder in path.resolve().parents if is_bank(folder)), None)
        found = banks_in(path) if home is None else [home]
        if not found:
            raise UsageFault(
                f"{path} is no bank: it lacks bank.toml, and so do the folders in it. Name the folder of a bank, of "
                "banks, or of one question."
            )
        roots.update(dict.fromkeys(found))
        parts += [path if path.is_dir() or path.suffix == ".md" else path.parent] if home else found
    if all(is_bank(part) for part in parts):
        return list(roots), None
    below = [part.resolve() for part in parts]
    return list(roots), lambda bank, question: any(bank.files[question.id].resolve().is_relative_to(p) for p in below)


def _is_changed(banks: Sequence[LoadedBank]) -> Chosen:
    locks: dict[str, Lock] = {bank.header.name: read_lock(bank.path, []) or {} for bank in banks}

    def changed(bank: LoadedBank, question: Question) -> bool:
        locked = locks[bank.header.name].get(question.id)
        return locked is None or locked.revision != question.revision

    return changed


def _tell(tally: Tally, roots: int, *, as_json: bool) -> None:
    if as_json:
        print_json(_document(tally, roots))
        return
    for found in tally.found:
        mark = found.fault.gate if found.is_required else f"{found.fault.gate}, notice"
        say(strip_control(f"{found.fault} [{mark}]"))
    for gate, sums in tally.gates.items():
        note(_gate_line(gate, sums))
    if tally.median_cpu_s:
        note(f"CPU for a question answered by a program: {tally.median_cpu_s:.1f} s (median)")
    note(f"{counted(roots, 'bank')}, {counted(tally.questions, 'question')}: {_verdict(tally)}")


def _gate_line(gate: GateId, sums: GateTally) -> str:
    parts = [counted(len(sums.looked_at), "question"), f"{sums.known} known from before"]
    parts += [f"{number:,} {name}" for name, number in sums.figures.items()]
    return f"{gate:<3} {GATES[gate].name:<11}  {', '.join(parts)}: {_faults(sums.faults)}"


def _verdict(tally: Tally) -> str:
    notices = len(tally.found) - tally.failing
    said = _faults(tally.failing) + (f", {counted(notices, 'notice')}" if notices else "")
    return said if tally.is_complete else f"{said} so far; not all was looked at"


def _faults(number: int) -> str:
    return counted(number, "fault") if number else "no faults"


def _document(tally: Tally, roots: int) -> dict[str, object]:
    return {
        "schema": 1,
        "complete": tally.is_complete,
        "banks": roots,
        "questions": tally.questions,
        "gates": [
            {
                "gate": gate,
                "name": GATES[gate].name,
                "checked": len(sums.looked_at),
                "known": sums.known,
                "faulty": len(sums.faulty),
                "faults": sums.faults,
                "figures": dict(sums.figures),
                "cpu_s": round(sums.cpu_s, 3),
            }
            for gate, sums in tally.gates.items()
        ],
        "faults": [
            {
                "gate": found.fault.gate,
                "required": found.is_required,
                "path": str(found.fault.path),
                "line": found.fault.line,
                "question": found.question or None,
                "message": found.fault.message,
            }
            for found in tally.found
        ],
        "cpu_s": {ref: round(seconds, 3) for ref, seconds in sorted(tally.cpu_s.items())},
    }
