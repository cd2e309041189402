"""The confined child that holds a bank's code, as the referee sees it.

It never meets the answer: inputs and expected values come out of it as plain data, and the referee carries them on.
"""

import hashlib
import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Self, TypeVar

from interviewprep import __version__
from interviewprep.base.records import dataclass, replace
from interviewprep.judge.bench import Bench
from interviewprep.judge.cell import Cell
from interviewprep.judge.channel import Cause
from interviewprep.judge.examine.kept import find_kept, keep
from interviewprep.judge.order import CellFault, Order
from interviewprep.judge.packages import find_packages
from interviewprep.judge.pool import children
from interviewprep.judge.protocol import values
from interviewprep.judge.protocol.wire import WireFault
from interviewprep.judge.trial import load_answer
from interviewprep.judge.wording import describe_error
from interviewprep.model.literals import Raises, Value
from interviewprep.model.question import CallKind, Case, Program

_MEMORY_BYTES = 512 << 20
_HARD_CPU_S = 60
_ASK_CPU_S = 5.0
_WALL_FACTOR = 8
_RAISES = re.compile(r"""raises\(["'](\w+)["']\)""")

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Known:
    """An input and what the reference makes of it: a value, or the name of a built-in exception in `raises`.

    `choices` tells how it was drawn, for the examiner alone; empty where that is not known.
    """

    args: Value
    expected: Value
    raises: str
    choices: str = ""


class Examiner:
    """Draws inputs, knows the right values, shrinks. The child starts when first needed; use as a context manager.

    What is always the same, and was kept by an earlier run, needs no child (see `kept`).

    Every method raises `CellFault` where the child cannot be started or the bank's code fails: a fault of ours.
    """

    def __init__(self, program: Program, *, unsafe: bool) -> None:
        self._program = program
        self._unsafe = unsafe
        self._cell: Cell | None = None
        self._reference: Bench | None = None
        self._rung: object = None
        self._declared = {name for case in program.cases for name in _exceptions(case)}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._reference is not None:
            self._reference.close()
        if self._cell is not None:
            self._cell.end()

    @property
    def identity(self) -> bytes:
        """The same for the same bank code: what is known of an input need not be asked for again."""
        return hashlib.sha256(repr(_bank(self._program)).encode()).digest()

    @property
    def seed(self) -> int:
        """The same for the same bank code, so that everybody meets the same inputs."""
        return int.from_bytes(self.identity[:4], "big")

    def has_drawn(self, count: int, budget_s: float) -> bool:
        """Whether `generate` needs no child, because an earlier run has kept what it drew."""
        return find_kept(self._key("generate", count, self.seed, budget_s, count)) is not None

    def generate(self, count: int, budget_s: float, seed: int | None = None, enough: int | None = None) -> list[Known]:
        """Draw `count` inputs or until `enough` differ, within a budget of CPU, and always the same for a seed.

        Those that came before are left out, and those on which the reference raises what no listed case expects.
        """
        drawn_by = self.seed if seed is None else seed

        def read(items: Value) -> list[Known]:
            if not items:
                raise CellFault(f"the strategy of `{self._program.name}` draws no input within {budget_s:g} s of CPU")
            return [replace(self._known(known), choices=choices) for known, choices in map(_drawn, _items(items))]

        what = count, drawn_by, budget_s, enough or count
        found = self._ask_once(read, "generate", *what, cpu_s=budget_s + _ASK_CPU_S)
        return [known for known in found if self.is_declared(known)]

    def is_declared(self, known: Known) -> bool:
        """Whether the reference returned, or raised what some listed case expects: other inputs promise nothing."""
        steps = known.expected if isinstance(known.expected, list) and self._program.call is CallKind.CLASS else []
        raised = {step.name for step in steps if isinstance(step, Raises)} | ({known.raises} - {""})
        return raised <= self._declared

    def expect(self, inputs: list[Value]) -> list[Known]:
        """Tell the reference's value on inputs of one's own."""
        return self._knowns(self._ask("expect", inputs))

    def shrink(self, failing: Known, skip: int, count: int, budget_s: float) -> Known | None:
        """Begin to look for the smallest failing input, and tell the first to try.

        It starts from one that `generate` drew with the same `count`, and `skip` before it pass. Where it cannot start
        there, or that one passes now, it goes through all of them.
        """
        return self._candidate(self._ask("shrink", failing.choices, skip, count, self.seed, budget_s))

    def next(self, *, failed: bool) -> Known | None:
        """Hand in the verdict on the last input to try, and tell the next one; None at the end."""
        return self._candidate(self._ask("next", failed))

    def rung(self, size: int) -> Known:
        """Give the ladder's input of a size, with the reference's value."""
        known = self._ask_once(self._known, "rung", size)
        self._rung = _encode(known.args)
        return known

    def time_reference(self) -> float:
        """Tell what the reference takes for the last rung's input, in CPU seconds, in a child like the answer's."""
        if self._reference is None:
            self._reference = Bench(self._program, self._program.reference, unsafe=self._unsafe)
        bench = self._reference
        problem = load_answer(bench)
        if problem is not None:
            raise CellFault(f"the reference of `{self._program.name}` cannot be run: {problem.message}")
        bench.ask({"do": "hold", "args": self._rung}, cpu_s=_ASK_CPU_S)
        answer = bench.ask({"do": "run"}, cpu_s=_ASK_CPU_S)
        if answer.reply.get("run") is not True:
            raise CellFault(f"the reference of `{self._program.name}` fails on an input of its ladder")
        return answer.cpu_s

    def _ask_once(self, read: Callable[[Value], Made], command: str, *rest: Value, cpu_s: float = _ASK_CPU_S) -> Made:
        """Ask what always has the same reply, unless an earlier run has kept it."""
        key = self._key(command, *rest)
        kept = find_kept(key)
        if kept is not None:
            with suppress(CellFault):  # what this cannot read is asked for anew
                return read(_decode(kept))
        coded = self._ask_coded(command, *rest, cpu_s=cpu_s)
        made = read(_decode(coded))
        keep(key, coded)
        return made

    def _key(self, command: str, *rest: Value) -> str:
        """Name a reply by all that it depends on."""
        what = (self.identity, _surroundings(self._program.packages), command, rest)
        return hashlib.sha256(repr(what).encode()).hexdigest()

    def _ask(self, command: str, *rest: Value) -> Value:
        return _decode(self._ask_coded(command, *rest, cpu_s=_ASK_CPU_S))

    def _ask_coded(self, command: str, *rest: Value, cpu_s: float) -> object:
        if self._cell is None:
            self._cell = self._start()
        return self._exchange(self._cell, {"do": "test", "args": _encode((command, *rest))}, cpu_s)

    def _start(self) -> Cell:
        program = self._program
        cell = Cell(_order(program, unsafe=self._unsafe))
        try:
            load = {"kind": "function", "name": "witness", "source": _program(), "in_place": False, "watch": False}
            self._exchange(cell, {"do": "load", **load}, _ASK_CPU_S)
            self._exchange(cell, {"do": "test", "args": _encode(("open", *_bank(program)))}, _ASK_CPU_S)
        except BaseException:
            cell.end()
            raise
        return cell

    def _exchange(self, cell: Cell, message: dict[str, object], cpu_s: float) -> object:
        answer = cell.ask(message, cpu_s, cpu_s * _WALL_FACTOR)
        if answer.cause is not Cause.REPLIED:
            raise CellFault(f"the examiner of `{self._program.name}` gave no reply ({answer.cause})")
        match answer.reply:
            case {"error": dict() as error}:
                raise CellFault(f"the bank's code for `{self._program.name}` fails: {describe_error(error)}")
            case {"loaded": True}:
                return None
            case {"value": coded}:
                return coded
        raise CellFault(f"the examiner of `{self._program.name}` cannot reply: {answer.reply}")

    def _candidate(self, found: Value) -> Known | None:
        return None if found is None else self._known(found)

    def _knowns(self, items: Value) -> list[Known]:
        return [self._known(item) for item in _items(items)]

    def _known(self, item: Value) -> Known:
        match item:
            case (args, [*steps], "") if self._program.call is CallKind.CLASS:
                return Known(
                    args, [Raises(str(raised)) if raised else value for value, raised in map(_pair, steps)], ""
                )
            case (args, expected, str() as raises):
                return Known(args, expected, raises)
        raise CellFault("the examiner's reply is no input with its value")


def _exceptions(case: Case) -> list[str]:
    return [case.raises, *_RAISES.findall(case.expected)]


def _bank(program: Program) -> tuple[Value, ...]:
    check = program.check
    call = program.call.value, program.name
    return program.reference, program.inputs, call, check.in_place, check.iterators == "list"


def expect_examiner(program: Program, *, unsafe: bool = False) -> None:
    """Have the examiner's child prepared, which loads Hypothesis; returns before that is done."""
    children().expect(_order(program, unsafe=unsafe))


def _order(program: Program, *, unsafe: bool) -> Order:
    return Order(
        memory_bytes=_MEMORY_BYTES,
        cpu_s=_HARD_CPU_S,
        packages=find_packages({"hypothesis", *program.packages}),
        warm=("hypothesis.extra.numpy",) if "numpy" in program.packages else (),
        rehearsal=f"{_program()}\nrehearse()\n",
        unsafe=unsafe,
    )


@cache
def _program() -> str:
    """Write what the child runs: our modules, unless the helper has them from a rehearsal, for compiling takes time."""
    texts = {f"{__package__}.{name}": _text(name) for name in ("search", "witness")}
    return f"""\
import sys, types
for name, text in {texts!r}.items():
    if name not in sys.modules:
        module = sys.modules[name] = types.ModuleType(name)
        exec(compile(text, name, "exec", dont_inherit=True), module.__dict__)
from {__package__}.witness import rehearse, witness
"""


def _text(name: str) -> str:
    return Path(__file__).with_name(f"{name}.py").read_text(encoding="utf-8")


def _encode(value: Value) -> object:
    try:
        return values.encode(value)
    except WireFault as fault:
        raise CellFault(f"an input cannot be sent to the examiner: {fault}") from fault


def _decode(coded: object) -> Value:
    try:
        return values.decode(coded)
    except WireFault as fault:
        raise CellFault(f"the examiner's reply is no plain data: {fault}") from fault


@cache
def _surroundings(packages: tuple[str, ...]) -> str:
    """Tell what beside the bank's code a reply depends on: our own code, Python and the packages."""
    places = find_packages({"hypothesis", *packages}).readable
    return repr((__version__, _program(), sys.version, [_stamp(place) for place in places]))


def _stamp(place: str) -> tuple[str, int]:
    """Tell a package's release by when its folder or file was written, which needs no look inside."""
    for path in (f"{place}/__init__.py", place):
        with suppress(OSError):
            return path, os.stat(path).st_mtime_ns  # noqa: PTH116 - a text is at hand
    return place, 0


def _items(value: Value) -> list[Value]:
    if not isinstance(value, list):
        raise CellFault("the examiner's reply is no list")
    return value


def _drawn(item: Value) -> tuple[Value, str]:
    match item:
        case (known, str() as choices):
            return known, choices
    raise CellFault("the examiner's reply is no input with its choices")


def _pair(step: Value) -> tuple[Value, Value]:
    match step:
        case (value, raised):
            return value, raised
    raise CellFault("the examiner's reply is no step with its value")
