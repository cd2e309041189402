"""G5: a verdict hangs on the answer alone: not on chance, the order of tests, the clock, files or the network.

The confinement refuses most of that when a program tries; here the bank's own sources are read for it as well, since
what they catch or never reach would go unseen.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from interviewprep.bank.library import missing_packages
from interviewprep.base.errors import Fault
from interviewprep.base.records import dataclass
from interviewprep.judge.order import CellFault
from interviewprep.judge.repeat import run_repeatedly
from interviewprep.model.question import CallKind, Program
from interviewprep.model.verdict import Verdict
from interviewprep.proof.gate import Figure, Finding, Subject
from interviewprep.proof.slowness import slowness

RUNS = 20
"""Runs with shuffled tests and different hash seeds (blueprint, G5)."""

GRADING_CPU_S = 5.0
"""CPU for all tests of one answer that is right, in usual seconds. A person waits for it, at the end of each try."""

_SOURCES = ("reference", "oracle", "inputs", "checker")

_OUTSIDE = {
    "a clock": "time sched",
    "files": "os pathlib shutil tempfile glob fileinput mmap dbm shelve",
    "the network": "socket ssl http urllib ftplib smtplib select selectors asyncio requests",
    "processes": "subprocess multiprocessing threading concurrent signal ctypes pty",
    "chance": "secrets uuid",
}
"""Modules of the standard library by what they reach for."""

_MODULES = {name: what for what, names in _OUTSIDE.items() for name in names.split()}
_FUNCTIONS = {"open": "files", "input": "files", "exec": "other code", "eval": "other code", "__import__": "other code"}
_CLOCKS = {"now", "utcnow", "today"}
_SEEDED = {"Random", "default_rng", "RandomState", "SeedSequence", "Generator", "PCG64"}


def check(subject: Subject) -> Iterator[Finding]:
    """Read the bank's sources for what reaches outside, and run the reference again and again."""
    program = subject.question.content
    if not isinstance(program, Program):
        return
    if program.call is not CallKind.SQL:
        for name in _SOURCES:
            path = subject.path.with_name(f"{name}.py")
            if path.exists():
                yield from _scan(path)
    if missing_packages(program):
        return  # told by G2
    try:
        yield from _repeat(subject, program)
    except CellFault as fault:
        yield subject.fault(f"the reference cannot be run: {fault}")


def _repeat(subject: Subject, program: Program) -> Iterator[Finding]:
    name = "reference.sql" if program.call is CallKind.SQL else "reference.py"
    first: dict[str, Verdict] = {}
    doubtful: dict[str, set[Verdict]] = {}
    cpu_s = 0.0
    for run in run_repeatedly(program, program.reference, RUNS):
        cpu_s = cpu_s or run.cpu_s / slowness()
        for test, finding in run.findings.items():
            if first.setdefault(test, finding.verdict) is not finding.verdict:
                doubtful.setdefault(test, {first[test]}).add(finding.verdict)
    yield Figure("runs", RUNS)
    for test, verdicts in doubtful.items():
        said = " and ".join(sorted(f"`{verdict.words}`" for verdict in verdicts))
        message = (
            f"the test `{test}` gives {said} in turn: the value hangs on the order of a set, on chance or on earlier "
            "calls; make it the same each time"
        )
        yield subject.fault(message, program.name, name)
    if cpu_s > GRADING_CPU_S:
        yield subject.fault(
            f"to grade the reference takes {cpu_s:.1f} s of CPU, more than {GRADING_CPU_S:g} s; make its tests smaller",
            "[[case]]",
            "cases.toml",
        )


def _scan(path: Path) -> Iterator[Fault]:
    reaches = {(reach.line, reach.what, reach.how) for reach in _reaches(ast.parse(path.read_text(encoding="utf-8")))}
    for line, what, how in sorted(reaches):
        yield Fault(
            path, line, f"`{how}` reaches for {what}, and the same answer could get another verdict; do without"
        )


@dataclass(frozen=True, slots=True)
class _Reach:
    """A place in a source from which it reaches outside of what it was given."""

    line: int
    what: str
    how: str


def _reaches(tree: ast.Module) -> Iterator[_Reach]:
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                for alias in names:
                    yield from _module(node.lineno, alias.name)
            case ast.ImportFrom(module=str() as module, names=names):
                yield from _module(node.lineno, module)
                for alias in names:
                    yield from _imported(node.lineno, module, alias.name)
            case ast.Call(func=ast.Name(id=name)) if name in _FUNCTIONS:
                yield _Reach(node.lineno, _FUNCTIONS[name], f"{name}()")
            case ast.Call(func=ast.Name(id=name), args=[], keywords=[]) if name in _SEEDED:
                yield _Reach(node.lineno, "chance", f"{name}()")
            case ast.Call(func=ast.Attribute(value=value, attr=name), args=args):
                yield from _method(node.lineno, ast.unparse(value), name, is_given=bool(args or node.keywords))


def _module(line: int, module: str) -> Iterator[_Reach]:
    root = module.partition(".")[0]
    if root in _MODULES:
        yield _Reach(line, _MODULES[root], f"import {module}")


def _imported(line: int, module: str, name: str) -> Iterator[_Reach]:
    if module in {"random", "numpy.random"} and name not in _SEEDED:
        yield _Reach(line, "chance", f"from {module} import {name}")


def _method(line: int, owner: str, name: str, *, is_given: bool) -> Iterator[_Reach]:
    """Judge a call such as `random.shuffle(x)`, `np.random.default_rng()` or `datetime.now()`."""
    if owner.rpartition(".")[2] == "random" and (name not in _SEEDED or not is_given):
        yield _Reach(line, "chance", f"{owner}.{name}()")
    if owner.rpartition(".")[2] in {"datetime", "date", "Timestamp"} and name in _CLOCKS:
        yield _Reach(line, "a clock", f"{owner}.{name}()")
