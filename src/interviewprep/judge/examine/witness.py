"""What runs in the examiner's process: draws inputs by a bank's strategy, knows the reference's values, shrinks.

This file and `search` are no modules of the judge: their text is run as if it were an answer, in a confined child,
because a bank is third-party code. Standard library and Hypothesis alone. The referee calls `witness(command, ...)`.
"""

import builtins
import copy
import time
from collections.abc import Callable, Iterator
from functools import partial
from types import ModuleType
from typing import Any

from interviewprep.judge.examine.search import Enough, Known, Search, loop, present_choices, written

# What a bank draws and returns may be anything.
Plain = Any

_MAX_CHARACTERS = 2_000_000
"""Of all inputs of a batch together, written out: they leave in one frame."""

_REHEARSED = """\
from hypothesis import strategies
arguments = strategies.tuples(
    strategies.lists(strategies.integers(), min_size=9), strategies.floats(), strategies.text()
)
"""
_REHEARSALS = 30
"""Inputs of a rehearsal. What is dearest, looking through all modules for constants, comes up once in twenty draws."""

Step = tuple[object, str]
"""What one of a sequence of calls returned, or the exception it raised."""


class _Bank:
    """The bank's code, and what the judge must know of the question."""

    def __init__(self, reference: str, inputs: str, kind: str, name: str, *, in_place: bool, lists: bool) -> None:
        self.target = getattr(_execute("reference", reference), name)
        self.inputs = _execute("inputs", inputs)
        self._is_class = kind == "class"
        self._in_place = in_place
        self._lists = lists

    def expect(self, args: Plain) -> Known:
        """Tell the reference's value for arguments, which stay as they are."""
        if self._is_class:
            return args, self._use_class(copy.deepcopy(args)), ""
        try:
            return args, self.run(copy.deepcopy(args)), ""
        except Exception as error:  # noqa: BLE001 -- a reference may be meant to raise; the answer must do the same
            return args, None, _built_in(type(error))

    def run(self, args: Plain) -> object:
        """Call the reference, which may change the arguments."""
        value = self._use_class(args) if self._is_class else self.target(*args)
        return args[0] if self._in_place else self._listed(value)

    def _listed(self, value: object) -> object:
        return list(value) if self._lists and isinstance(value, Iterator) else value

    def _use_class(self, calls: Plain) -> list[Step]:
        """Make the calls one after another, also after one that raised, but not without an object."""
        (_, first), *others = calls
        made: list[object] = []
        steps = [_step(lambda: made.append(self.target(*first)))]
        return steps + [_step(partial(self._use, made[0], *call)) for call in others if made]

    def _use(self, instance: object, name: str, args: Plain = None) -> object:
        """Call a method, or read an attribute where there are no arguments."""
        found = getattr(instance, name)
        return self._listed(found if args is None else found(*args))


def _step(call: Callable[[], object]) -> Step:
    try:
        # What is returned may change with the next call.
        return copy.deepcopy(call()), ""
    except Exception as error:  # noqa: BLE001 -- as above
        return None, _built_in(type(error))


_banks: list[_Bank] = []
_searches: list[Search] = []


def witness(command: str, *rest: object) -> object:
    """Obey one command of the referee; the last bank opened is meant."""
    return _COMMANDS[command](*rest)


def rehearse() -> None:
    """Draw from what most strategies are made of: the first run in a process costs a third of a whole search."""
    _open("def target(*_):\n    pass\n", _REHEARSED, ("function", "target"), in_place=False, lists=False)
    _generate(_REHEARSALS, seed=0, budget_s=1.0, enough=_REHEARSALS)


def _open(reference: str, inputs: str, call: tuple[str, str], in_place: bool, lists: bool) -> None:
    _banks[:] = [_Bank(reference, inputs, *call, in_place=in_place, lists=lists)]


def _generate(count: int, seed: int, budget_s: float, enough: int) -> list[tuple[Known, str]]:
    """Draw `count` inputs or until `enough` differ, within a budget of CPU, each with the choices it was drawn by."""
    bank, deadline = _banks[0], time.process_time() + budget_s
    found: list[tuple[Known, str]] = []
    seen: set[str] = set()
    room = _MAX_CHARACTERS

    def take(args: object) -> None:
        nonlocal room
        text = written(args)
        room -= len(text)
        if room < 0 or time.process_time() >= deadline:
            raise Enough
        if text not in seen:
            seen.add(text)
            found.append((bank.expect(copy.deepcopy(args)), present_choices()))
        if len(found) == enough:
            raise Enough

    loop(bank.inputs.arguments, take, count, seed)
    return found


def _expect(inputs: list[object]) -> list[Known]:
    return [_banks[0].expect(args) for args in inputs]


def _shrink(choices: str, skip: int, count: int, seed: int, budget_s: float) -> Known | None:
    """Begin to shrink the input drawn by these choices, before which `skip` others pass; returns the first to try."""
    bank = _banks[0]
    _searches[:] = [Search(bank.inputs.arguments, bank.expect, skip, (count, seed), budget_s)]
    return _searches[0].first(choices)


def _next(failed: bool) -> Known | None:
    """Take the verdict on the last input; return the next to try, or None when nothing smaller is to be found."""
    return _searches[0].next(failed=failed)


def _rung(size: int) -> Known:
    """Give the ladder's input of a size."""
    return _banks[0].expect(_banks[0].inputs.ladder(size))


def _built_in(kind: type[BaseException]) -> str:
    return next(str(base.__name__) for base in kind.__mro__ if getattr(builtins, base.__name__, None) is base)


def _execute(name: str, source: str) -> ModuleType:
    module = ModuleType(name)
    exec(compile(source, f"{name}.py", "exec", dont_inherit=True), module.__dict__)  # noqa: S102 -- a bank is code
    return module


_COMMANDS: dict[str, Callable[..., object]] = {
    "open": _open,
    "generate": _generate,
    "expect": _expect,
    "shrink": _shrink,
    "next": _next,
    "rung": _rung,
}
