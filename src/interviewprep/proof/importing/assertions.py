"""A test written as assertions, read from its syntax tree and turned into test cases; nothing of it is run.

Read are `f(args) == value`, `value == f(args)`, `f(args) is None`, `f(args)`, `not f(args)`, and
`abs(f(args) - value) < eps`; also where `list(...)`, `tuple(...)`, `sorted(...)` or `set(...)` stands around the call,
and inside loops. `f` is the function asked for; all else is constant (see `folding`).
"""

import ast
from collections.abc import Collection, Iterator
from dataclasses import replace

from interviewprep.base.records import dataclass
from interviewprep.model.literals import Value, format_literal
from interviewprep.model.question import Check
from interviewprep.proof.importing.folding import NotConstant, fold, shorten

MAX_CASES = 1000
_MAX_STEPS = 20_000
_JUMPS = (ast.Break, ast.Continue, ast.Return, ast.Raise)


@dataclass(frozen=True, slots=True)
class Expectation:
    """One call and what it returns, both as literals.

    `slack` is the absolute tolerance. `any_order`: order is free. `takes_iterators`: the test goes over what it gets.
    """

    args: str
    expected: str
    slack: float = 0.0
    any_order: bool = False
    takes_iterators: bool = False
    has_integers: bool = False


@dataclass(frozen=True, slots=True)
class Leftover:
    """A statement of the test that is no data: its line in the test, and why."""

    line: int
    reason: str

    def __str__(self) -> str:
        return f"line {self.line} of the test: {self.reason}"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from a test, each call once, in its order."""

    expectations: tuple[Expectation, ...]
    leftovers: tuple[Leftover, ...]


def read_test(source: str, function: str) -> Reading:
    """Read the assertions on `function` in a test: those of its top level, and those in `check(candidate)`.

    Raises:
        ValueError: the source does not parse.
    """
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        raise ValueError(f"the test does not parse: {error.msg} (line {error.lineno})") from error
    except (ValueError, MemoryError, RecursionError) as error:
        raise ValueError(f"the test does not parse: {error}") from error
    reader = _Reader({function})
    reader.read(tree.body)
    return Reading(tuple(dict.fromkeys(reader.found)), tuple(dict.fromkeys(reader.leftovers)))


def check_of(expectations: Collection[Expectation]) -> Check:
    """Choose one check under which each expectation accepts all that its assertion accepts.

    Numbers are compared as Python's `==` does, so that 2.0 is taken for 2. Where some assertions allow a tolerance, the
    widest holds for all.

    Raises:
        ValueError: some need the order, and others allow any.
    """
    slack = max((item.slack for item in expectations), default=0.0)
    kinds = {item.any_order for item in expectations}
    if kinds == {True, False}:
        raise ValueError("some of its assertions allow any order, and others do not")
    iterators = "list" if any(item.takes_iterators for item in expectations) else "refuse"
    kind = "multiset" if kinds == {True} else "tolerance" if slack or _by_value(expectations) else "exact"
    return Check(kind=kind, rel=0.0, abs=slack, mutation_allowed=True, iterators=iterators)


class _Reader:
    """Goes through statements in order, with the names whose values are known."""

    def __init__(self, functions: set[str]) -> None:
        self._functions = functions
        self._names: dict[str, Value] = {}
        self._steps = 0
        self._has_stopped = False
        self.found: list[Expectation] = []
        self.leftovers: list[Leftover] = []

    def read(self, body: list[ast.stmt]) -> None:
        """Read statements one after another."""
        for statement in body:
            self._steps += 1
            if self._steps > _MAX_STEPS or len(self.found) >= MAX_CASES:
                self._stop(statement, f"more than {MAX_CASES} assertions or {_MAX_STEPS} steps are not read")
            if self._has_stopped:
                return
            try:
                self._statement(statement)
            except NotConstant as fault:
                self._leave(statement, str(fault))
            except RecursionError:
                self._leave(statement, "it is nested too deeply")

    def _statement(self, statement: ast.stmt) -> None:
        match statement:
            case ast.Expr(value=ast.Constant() | ast.Name()) | ast.Pass():
                return
            case ast.Assert(test=ast.Constant(value=value)) if value:
                return
            case ast.Assert(test=test):
                self.found.append(self._expectation(test))
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                self._assign(name, value)
            case ast.For(target=target, iter=iterable, body=body, orelse=[]):
                self._loop(target, fold(iterable, self._names), body)
            case ast.FunctionDef(name="check", args=ast.arguments(args=[ast.arg(arg=candidate)])):
                self._functions.add(candidate)
                self.read(statement.body)
            case ast.Expr(value=ast.Call(func=ast.Name(id="check"))):
                return
            case _:
                self._skip(statement)

    def _assign(self, name: str, value: ast.expr) -> None:
        self._names.pop(name, None)
        try:
            self._names[name] = fold(value, self._names)
        except NotConstant:
            # Told where an assertion needs it. It may have changed what other names stand for.
            self._forget()

    def _loop(self, target: ast.expr, items: Value, body: list[ast.stmt]) -> None:
        if not isinstance(items, list | tuple):
            raise NotConstant("the loop is not over a list")
        for item in items:
            self._bind(target, item)
            self.read(body)

    def _bind(self, target: ast.expr, value: Value) -> None:
        match target:
            case ast.Name(id=name):
                self._names[name] = value
            case ast.Tuple(elts=parts) if isinstance(value, list | tuple) and len(parts) == len(value):
                for part, item in zip(parts, value, strict=True):
                    self._bind(part, item)
            case _:
                raise NotConstant(f"`{shorten(target)}` cannot be given values without running the test")

    def _skip(self, statement: ast.stmt) -> None:
        """Pass over a statement that asserts nothing; whatever it does, no value is known any more."""
        self._forget()
        nodes = list(ast.walk(statement))
        if not isinstance(statement, ast.FunctionDef) and any(isinstance(node, _JUMPS) for node in nodes):
            self._stop(statement, f"`{shorten(statement)}` may end the test early, so nothing after it is read")
        elif any(isinstance(node, ast.Assert) or self._is_function(node) for node in nodes):
            raise NotConstant(f"`{shorten(statement)}` must be run to know what it asserts")

    def _forget(self) -> None:
        self._names.clear()

    def _stop(self, statement: ast.stmt, reason: str) -> None:
        if not self._has_stopped:
            self._leave(statement, reason)
        self._has_stopped = True

    def _leave(self, statement: ast.stmt, reason: str) -> None:
        self.leftovers.append(Leftover(statement.lineno, reason))

    def _expectation(self, test: ast.expr) -> Expectation:
        match test:
            case ast.Compare(left=left, ops=[ast.Eq()], comparators=[right]):
                call, value = (left, right) if self._is_call(left) else (right, left)
                return self._equal(call, fold(value, self._names))
            case ast.Compare(left=call, ops=[ast.Is()], comparators=[ast.Constant(value=True | False | None as value)]):
                return self._equal(call, value)
            case ast.Compare(left=distance, ops=[ast.Lt() | ast.LtE()], comparators=[slack]):
                return self._near(distance, fold(slack, self._names))
            case ast.UnaryOp(op=ast.Not(), operand=call):
                return self._expect(call, value=False)
            case ast.Call():
                return self._expect(test, value=True)
        raise NotConstant(f"`{shorten(test)}` does not say which value is right")

    def _equal(self, call: ast.expr, value: Value) -> Expectation:
        match call:
            case ast.Call(func=ast.Name(id="tuple" | "list"), args=[inner], keywords=[]) if self._is_call(inner):
                return replace(self._expect(inner, value), takes_iterators=True)
            case ast.Call(func=ast.Name(id="sorted" | "set"), args=[inner], keywords=[]) if self._is_call(inner):
                if not isinstance(value, list | tuple | set | frozenset):
                    raise NotConstant(f"`{shorten(call)}` is compared with something else than a list or a set")
                found = self._expect(inner, sorted(value, key=format_literal))
                return replace(found, takes_iterators=True, any_order=True)
        return self._expect(call, value)

    def _near(self, distance: ast.expr, slack: Value) -> Expectation:
        match distance:
            case ast.Call(
                func=ast.Name(id="abs") | ast.Attribute(value=ast.Name(id="math"), attr="fabs"),
                args=[ast.BinOp(left=left, op=ast.Sub(), right=right)],
                keywords=[],
            ) if isinstance(slack, int | float) and slack > 0:
                call, value = (left, right) if self._is_call(left) else (right, left)
                return self._expect(call, fold(value, self._names), slack=float(slack))
        raise NotConstant(f"`{shorten(distance)}` is no distance between a call and a number")

    def _is_function(self, node: ast.AST) -> bool:
        return isinstance(node, ast.Name) and node.id in self._functions

    def _is_call(self, node: ast.expr) -> bool:
        match node:
            case ast.Call(func=function) if self._is_function(function):
                return True
            case ast.Call(func=ast.Name(id="tuple" | "list" | "sorted" | "set"), args=[inner]):
                return self._is_call(inner)
        return False

    def _expect(self, call: ast.expr, value: Value, *, slack: float = 0.0) -> Expectation:
        if not isinstance(call, ast.Call) or not self._is_call(call):
            raise NotConstant(f"`{shorten(call)}` is no call of the function")
        if call.keywords:
            raise NotConstant(f"`{shorten(call)}` names its arguments, which cases cannot")
        args = tuple(fold(argument, self._names) for argument in call.args)
        return Expectation(format_literal(args), format_literal(value), slack, has_integers=_has_integers(value))


def _by_value(expectations: Collection[Expectation]) -> bool:
    """Whether 2.0 must be taken for 2; where no whole number is expected, the exact check takes all that `==` does."""
    return any(item.has_integers for item in expectations)


def _has_integers(value: Value) -> bool:
    return any(type(part) is int for part in _parts(value))


def _parts(value: Value) -> Iterator[Value]:
    yield value
    match value:
        case dict():
            for key, item in value.items():
                yield from (*_parts(key), *_parts(item))
        case list() | tuple() | set() | frozenset():
            for item in value:
                yield from _parts(item)
