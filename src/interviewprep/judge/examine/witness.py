"""What runs in the examiner's process: draws inputs by a bank's strategy, knows the reference's values, shrinks.

This file is no module of the judge: its text is run as if it were an answer, in a confined child, because a bank is
third-party code. Standard library and Hypothesis alone. The referee calls `witness(command, ...)`; Hypothesis's own
loop runs in a thread, so that each of its inputs can leave the process and the verdict on it can come back.
"""

import builtins
import copy
import os
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from queue import SimpleQueue
from types import ModuleType
from typing import Any

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

Known = tuple[object, object, str]
"""Arguments, the reference's value, and the exception it raised instead."""


Step = tuple[object, str]
"""What one of a sequence of calls returned, or the exception it raised."""


class Enough(BaseException):
    """Ends Hypothesis's loop from inside a test."""


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
_searches: list["_Search"] = []


def witness(command: str, *rest: object) -> object:
    """Obey one command of the referee; the last bank opened is meant."""
    return _COMMANDS[command](*rest)


def rehearse() -> None:
    """Draw from what most strategies are made of: the first run in a process costs a third of a whole search."""
    _open("def target(*_):\n    pass\n", _REHEARSED, ("function", "target"), in_place=False, lists=False)
    _generate(_REHEARSALS, seed=0, budget_s=1.0)


def _open(reference: str, inputs: str, call: tuple[str, str], in_place: bool, lists: bool) -> None:
    _banks[:] = [_Bank(reference, inputs, *call, in_place=in_place, lists=lists)]


def _generate(count: int, seed: int, budget_s: float) -> list[Known]:
    """Draw up to `count` different inputs within a budget of CPU."""
    bank, deadline = _banks[0], time.process_time() + budget_s
    found: list[Known] = []
    seen: set[str] = set()
    room = _MAX_CHARACTERS

    def take(args: object) -> None:
        nonlocal room
        text = repr(args)
        room -= len(text)
        if room < 0 or time.process_time() >= deadline:
            raise Enough
        if text not in seen:
            seen.add(text)
            found.append(bank.expect(copy.deepcopy(args)))

    _loop(bank, take, count, seed)
    return found


def _expect(inputs: list[object]) -> list[Known]:
    return [_banks[0].expect(args) for args in inputs]


def _shrink(skip: int, count: int, seed: int, budget_s: float) -> Known | None:
    """Begin to shrink; the first `skip` different inputs of the batch are known to pass. Returns the first to try."""
    _searches[:] = [_Search(_banks[0], skip, count, seed, budget_s)]
    return _searches[0].first()


def _next(failed: bool) -> Known | None:
    """Take the verdict on the last input; return the next to try, or None when nothing smaller is to be found."""
    return _searches[0].next(failed=failed)


class _Search:
    """Hypothesis's loop in a thread of its own; inputs come out of it and verdicts go in, one at a time."""

    def __init__(self, bank: _Bank, skip: int, count: int, seed: int, budget_s: float) -> None:
        self._inputs: SimpleQueue[Known | None] = SimpleQueue()
        self._verdicts: SimpleQueue[bool] = SimpleQueue()
        self._bank = bank
        self._skip = skip
        self._settings = count, seed
        self._deadline = time.process_time() + budget_s
        self._seen: dict[str, bool] = {}

    def first(self) -> Known | None:
        """Start, and wait for the first input."""
        threading.Thread(target=self._run, daemon=True).start()
        return self._inputs.get()

    def next(self, *, failed: bool) -> Known | None:
        """Hand in a verdict and wait for the next input."""
        self._verdicts.put(failed)
        return self._inputs.get()

    def _run(self) -> None:
        try:
            _loop(self._bank, self._try, *self._settings, shrink=True)
        finally:
            self._inputs.put(None)

    def _try(self, args: object) -> None:
        if time.process_time() >= self._deadline:
            raise Enough
        text = repr(args)
        if text not in self._seen:
            self._seen[text] = len(self._seen) >= self._skip and self._ask(args)
        if self._seen[text]:
            raise AssertionError("the answer fails")

    def _ask(self, args: object) -> bool:
        self._inputs.put(self._bank.expect(copy.deepcopy(args)))
        return self._verdicts.get()


def _loop(bank: _Bank, test: Callable[[object], None], count: int, seed: int, *, shrink: bool = False) -> None:
    """Feed a test with inputs of the strategy, the same ones for the same seed; shrink what fails if told to."""
    import hypothesis

    # Nobody reads its tracebacks, and trimming the first one looks up the files of all modules.
    os.environ["HYPOTHESIS_NO_TRACEBACK_TRIM"] = "1"
    phases = [hypothesis.Phase.generate, *([hypothesis.Phase.shrink] if shrink else [])]
    settings = hypothesis.settings(
        max_examples=count,
        phases=phases,
        database=None,
        deadline=None,
        report_multiple_bugs=False,
        suppress_health_check=list(hypothesis.HealthCheck),
        verbosity=hypothesis.Verbosity.quiet,
    )

    def run(args: object) -> None:
        test(args)

    given: Plain = hypothesis.given(bank.inputs.arguments)
    try:
        hypothesis.seed(seed)(settings(given(run)))()
    except Enough:
        return
    except (AssertionError, hypothesis.errors.HypothesisException):
        # The failure itself, once nothing smaller fails, or an answer that is not the same twice.
        if not shrink:
            raise


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
