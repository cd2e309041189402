"""A program that knows the visible examples by heart and nothing else."""

from collections.abc import Iterator, Sequence

from interviewprep.model.literals import Value, parse_literal
from interviewprep.model.question import CallKind, Case, Program

_HEAD = """\
import builtins
from math import inf, nan


class raises:
    def __init__(self, name):
        self.error = getattr(builtins, name)
"""

_ARRAYS = """

import numpy


def array(items, dtype, shape=None):
    made = numpy.array(items, dtype)
    return made if shape is None else made.reshape(shape)
"""

_FRAMES = """

import pandas


def frame(columns, index=None, dtypes=None):
    return pandas.DataFrame(dict(columns), index).astype(dtypes or {})


def series(items, index=None, dtype=None, name=None):
    return pandas.Series(items, index, dtype, name)
"""

_FUNCTION = """

def NAME(*args):
    for known, value in KNOWN():
        if repr(known) == repr(args):
            break
    if isinstance(value, raises):
        raise value.error
    if IN_PLACE:
        args[0][:] = value
    return value
"""

_CLASS = """

class NAME:
    def __init__(self, *args):
        self.__dict__["calls"] = []
        self._next(("__init__", args))

    def __getattr__(self, name):
        if any(calls[len(self.calls) :][:1] == [(name,)] for calls, _ in KNOWN()):
            return self._next((name,))
        return lambda *args: self._next((name, args))

    def _next(self, call):
        self.calls.append(call)
        for calls, values in KNOWN():
            if repr(calls[: len(self.calls)]) == repr(self.calls):
                value = values if isinstance(values, raises) else values[len(self.calls) - 1]
                if isinstance(value, raises):
                    raise value.error
                return value
        return None
"""


def lookups(program: Program) -> Iterator[str]:
    """Write the programs that pass what a candidate is shown by looking it up.

    On any other input they give the value of the last sample. A query cannot look at what its database holds: there
    is one for each sample.
    """
    samples = [case for case in program.cases if case.sample]
    if program.call is CallKind.SQL:
        yield from dict.fromkeys(_rows(parse_literal(case.expected)) for case in samples)
        return
    body = _CLASS if program.call is CallKind.CLASS else _FUNCTION
    known = "".join(f"        ({case.args}, {_value(case)}),\n" for case in samples)
    table = f"\n\ndef KNOWN():\n    return [\n{known}    ]\n"
    answer = body.replace("NAME", program.name).replace("IN_PLACE", str(program.check.in_place))
    yield _HEAD + _helpers(samples) + table + answer


def _value(case: Case) -> str:
    return f"raises({case.raises!r})" if case.raises else case.expected


def _helpers(samples: Sequence[Case]) -> str:
    text = " ".join(f"{case.args} {case.expected}" for case in samples)
    arrays = _ARRAYS if "array(" in text else ""
    return arrays + (_FRAMES if "frame(" in text or "series(" in text else "")


def _rows(rows: Value) -> str:
    assert isinstance(rows, list)
    if not rows:
        return "SELECT NULL WHERE 0"
    return "VALUES " + ", ".join(f"({', '.join(map(_quoted, row))})" for row in rows if isinstance(row, tuple))


def _quoted(value: Value) -> str:
    match value:
        case None:
            return "NULL"
        case str():
            return "'" + value.replace("'", "''") + "'"
        case bytes():
            return f"x'{value.hex()}'"
    return repr(value)
