"""The answer's process after confinement: loads the answer, calls it on inputs, sends back what it returned.

It shares its process with untrusted code and is trusted with nothing: it never receives an expected value, and what
it sends is a claim that the referee compares outside. It imports the standard library alone; frames and values come
from `protocol.wire` and `protocol.foreign`, descriptions of errors from `mishap`, all handed in by the helper.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from functools import partial
from types import ModuleType

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` would cost every start of the helper
    from typing import Any

MODULE = "answer"

Message = dict[str, object]


class ScriptFault(Exception):
    """The script that fills a test's database fails: the question's fault."""


class Worker:
    """One answer, loaded once and called once for each test."""

    def __init__(self, pipe: Any, wire: ModuleType, foreign: ModuleType, mishap: ModuleType) -> None:  # noqa: ANN401 -- see `wire.Pipe`
        self._pipe = pipe
        self._wire = wire
        self._foreign = foreign.Foreign(wire)
        self._mishap = mishap
        self._recursion_limit = sys.getrecursionlimit()
        self._module = ModuleType(MODULE)
        self._call: Callable[[object], object] = self._call_function
        self._is_class = False
        self._name = ""
        self._source = ""
        self._in_place = False
        self._watch = False
        self._lists = False
        self._held: object = None
        self._handlers: dict[object, Callable[[Message], Message]] = {
            "load": self._load,
            "test": self._test,
            "batch": self._batch,
            "own": self._run_own,
            "hold": self._hold,
            "run": self._run,
            "give": self._give,
        }

    def serve(self) -> None:
        """Answer frames until the referee closes the pipe."""
        while True:
            try:
                message = self._pipe.receive()
            except EOFError:
                return
            self._reply(message["nonce"], self.answer(message))

    def answer(self, message: Message) -> Message:
        """Do what a frame asks for; give the reply."""
        reply = self._guard(self._handlers[message["do"]], message)
        _flush()
        return reply

    def _guard(self, handler: Callable[[Message], Message], message: Message) -> Message:
        try:
            return handler(message)
        except self._wire.TooLarge as error:
            return {"oversize": str(error)}
        except ScriptFault as fault:
            return {"fault": str(fault)}
        except BaseException as error:  # noqa: BLE001 -- an answer may raise anything, and ending it is no way out
            return {"error": self._mishap.describe(error)}

    def _reply(self, nonce: object, reply: Message) -> None:
        try:
            self._pipe.send({"nonce": nonce, **reply})
        except self._wire.TooLarge as error:
            self._pipe.send({"nonce": nonce, "oversize": str(error)})
        except MemoryError as error:
            self._pipe.send({"nonce": nonce, "error": self._mishap.describe(error)})

    def _load(self, message: Message) -> Message:
        kind, self._name, self._source = (str(message[key]) for key in ("kind", "name", "source"))
        self._in_place, self._watch = message["in_place"] is True, message["watch"] is True
        self._lists = message.get("lists") is True
        if kind == "sql":
            self._call = self._call_sql
            return {"loaded": True}
        self._is_class = kind == "class"
        try:
            code = compile(self._source, self._mishap.ANSWER_FILE, "exec", dont_inherit=True)
        except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
            return {"refused": self._mishap.describe_syntax(error)}
        self._module.__file__ = self._mishap.ANSWER_FILE
        sys.argv = [self._mishap.ANSWER_FILE]
        sys.modules[MODULE] = self._module
        exec(code, self._module.__dict__)  # noqa: S102 -- this is what the whole process is for
        if not callable(getattr(self._module, self._name, None)):
            return {"refused": f"There is no {kind} `{self._name}` in the file."}
        return {"loaded": True}

    def _test(self, message: Message) -> Message:
        args = self._decode(message["args"])
        if self._is_class:
            return {"steps": self._call_class(args)}
        before = self._encode(args) if self._watch else None
        value = self._call(args)
        self._restore_limit()
        returned = self._encode(args[0] if self._in_place and isinstance(args, tuple) else self._listed(value))
        return {"value": returned, "mutated": self._watch and self._encode(args) != before}

    def _batch(self, message: Message) -> Message:
        """Run many small tests at once: asking for each takes longer than most of them."""
        inputs = message["args"]
        assert isinstance(inputs, list)
        return {"replies": [self._guard(self._test, {"args": args}) for args in inputs]}

    def _hold(self, message: Message) -> Message:
        """Read arguments ahead of the call, so that the call can be timed from outside without that."""
        self._held = self._decode(message["args"])
        return {"held": True}

    def _run(self, _: Message) -> Message:
        """Call the answer on the arguments held; what it returns is kept for `give`."""
        args = self._held
        if self._is_class:
            self._held = self._call_class(args)
        else:
            value = self._listed(self._call(args))
            self._held = args[0] if self._in_place and isinstance(args, tuple) else value
        self._restore_limit()
        return {"run": True}

    def _give(self, _: Message) -> Message:
        if self._is_class:
            return {"steps": self._held}
        return {"value": self._encode(self._held), "mutated": False}

    def _restore_limit(self) -> None:
        # An answer may raise the limit for its later calls; a lowered one would trip up the judge's own code.
        sys.setrecursionlimit(max(sys.getrecursionlimit(), self._recursion_limit))

    def _call_function(self, args: object) -> object:
        return getattr(self._module, self._name)(*_items(args))

    def _call_class(self, calls: object) -> list[Message]:
        """Make the calls one after another, also after one that raised: the object must stay whole."""
        (_, first), *others = [_items(call) for call in _items(calls)]
        # Each value is written before the next call, which may change an object that an earlier one returned.
        writer = self._wire.Writer(self._foreign.take_apart)
        made: list[object] = []
        steps = [self._step(writer, lambda: made.append(getattr(self._module, self._name)(*_items(first))))]
        if made:
            steps += [self._step(writer, partial(_use, made[0], *call)) for call in others]
        return steps

    def _step(self, writer: Any, call: Callable[[], object]) -> Message:  # noqa: ANN401 -- of a module that comes by path
        try:
            value = call()
            self._restore_limit()
            return {"value": writer.write(self._listed(value))}
        except self._wire.TooLarge:
            raise
        except BaseException as error:  # noqa: BLE001 -- an answer may raise anything
            return {"error": self._mishap.describe(error)}

    def _listed(self, value: object) -> object:
        return self._foreign.list_items(value) if self._lists else value

    def _call_sql(self, script: object) -> object:
        import sqlite3

        with contextlib.closing(sqlite3.connect(":memory:")) as connection:
            try:
                connection.executescript(str(script))
            except sqlite3.Error as error:
                raise ScriptFault(str(error)) from error
            cursor = connection.execute(self._source)
            if cursor.description is None:
                raise sqlite3.ProgrammingError("this statement returns no rows: a query begins with SELECT or WITH")
            return cursor.fetchall()

    def _run_own(self, message: Message) -> Message:
        """Run the learner's own checks, one top-level statement at a time, in the answer's namespace."""
        import ast

        try:
            statements = ast.parse(str(message["asserts"]), self._mishap.ASSERTS_FILE).body
        except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
            return {"refused": self._mishap.describe_syntax(error)}
        outcomes: list[object] = []
        for statement in statements:
            unit = ast.Module([statement], [])
            outcome: Message = {"line": statement.lineno, "text": ast.unparse(statement)[:200]}
            try:
                exec(compile(unit, self._mishap.ASSERTS_FILE, "exec", dont_inherit=True), self._module.__dict__)  # noqa: S102
            except BaseException as error:  # noqa: BLE001 -- the next check runs whatever this one raised
                outcome["error"] = self._mishap.describe(error)
            if isinstance(statement, ast.Assert) or "error" in outcome:
                outcomes.append(outcome)
        return {"own": outcomes}

    def _encode(self, value: object) -> object:
        return self._wire.Writer(self._foreign.take_apart).write(value)

    def _decode(self, coded: object) -> object:
        return self._wire.Reader(self._foreign).read(coded)


def _use(instance: object, name: object, args: object = None) -> object:
    """Call a method, or read an attribute where there are no arguments."""
    found = getattr(instance, str(name))
    return found if args is None else found(*_items(args))


def _items(value: object) -> list[object]:
    assert isinstance(value, list | tuple)
    return list(value)


def _flush() -> None:
    # The answer may have closed or replaced the streams; that costs it its own output and nothing else.
    for stream in (sys.stdout, sys.stderr):
        try:  # noqa: SIM105 -- `suppress` would take a tenth of a small test
            stream.flush()
        except Exception:  # noqa: BLE001, S110 -- as above
            pass
