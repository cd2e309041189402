"""The test cases of a question: `cases.toml`, checked against the question's format and what it calls."""

import builtins
from collections.abc import Iterable

from interviewprep.bank.files.textfile import FaultLog, read_text
from interviewprep.bank.files.toml import TomlText
from interviewprep.bank.schema import tables
from interviewprep.bank.schema.program import CasesTable, CaseTable, CodeTable, SqlTable
from interviewprep.model.literals import Raises, Value, parse_literal
from interviewprep.model.question import Case
from interviewprep.model.taxonomy import Format

ProgramTable = CodeTable | SqlTable


def read_cases(form: Format, table: ProgramTable | None, log: FaultLog) -> tuple[Case, ...]:
    """Read `cases.toml` and note its faults; what hangs on `table` is passed over where that has faults of its own."""
    text = read_text(log)
    source = TomlText(text or "")
    raw = source.parse(log) if text is not None else None
    cases = tables.validate(CasesTable, raw, source, log) if raw is not None else None
    if cases is None:
        return ()
    for index, case in enumerate(cases.case):
        for key, message in _case_faults(form, table, case):
            log.add(source.line(("case", index, key)), f"case `{case.id}`: {message}")
    if not any(case.sample for case in cases.case):
        log.add(1, "no case is a sample; mark at least one with `sample = true`")
    if all(case.sample for case in cases.case):
        log.add(1, "every case is a sample; at least one must be hidden")
    if form is Format.BUGFIX and len({case.regression for case in cases.case}) < 2:
        log.add(1, "a bugfix needs cases with `regression = true`, which pass already, and cases without, which fail")
    return tuple(
        Case(case.id, case.group, case.sample, case.args, case.expected or "", case.raises or "", case.regression)
        for case in cases.case
    )


def _case_faults(form: Format, table: ProgramTable | None, case: CaseTable) -> Iterable[tuple[str, str]]:
    if case.regression and form is not Format.BUGFIX:
        yield "regression", "only cases of a bugfix can be marked `regression`"
    if form is Format.SQL:
        yield from _sql_faults(case)
        return
    if case.raises is not None and not _is_exception(case.raises):
        yield "raises", f"`{case.raises}` is no built-in exception"
    values: dict[str, Value] = {}
    for key, text in (("args", case.args), ("expected", case.expected)):
        try:
            if text is not None:
                values[key] = parse_literal(text)
        except ValueError as error:
            yield key, f"`{key}`: {error}"
    if "args" not in values or table is None:
        return
    if table.call.kind == "class":
        yield from _class_faults(values)
        return
    if not isinstance(values["args"], tuple):
        yield "args", "`args` must be a tuple; one argument is written `(x,)`"
    for key, value in values.items():
        if _holds_raises(value):
            yield key, f"`raises(...)` stands among the values of a class; here write `raises` instead of `{key}`"


def _class_faults(values: dict[str, Value]) -> Iterable[tuple[str, str]]:
    calls = values["args"]
    if not isinstance(calls, list) or not all(_is_call(call) for call in calls):
        yield "args", "`args` must be a list of calls like `('put', ('a', 1))`, or `('size',)` to read an attribute"
        return
    if not calls or calls[0][0] != "__init__":
        yield "args", "the first call must be `('__init__', (...))`"
    if any(len(call) == 1 and call[0] == "__init__" for call in calls):
        yield "args", "the constructor needs its arguments: `('__init__', (...))`"
    expected = values.get("expected", [None] * len(calls))
    if not isinstance(expected, list) or len(expected) != len(calls):
        yield "expected", f"`expected` must be a list of {len(calls)} values, one for each call"
        return
    yield from _raises_faults(expected)


def _raises_faults(expected: list[Value]) -> Iterable[tuple[str, str]]:
    for item in expected:
        if isinstance(item, Raises):
            if not _is_exception(item.name):
                yield "expected", f"`{item.name}` is no built-in exception"
        elif _holds_raises(item):
            yield "expected", "`raises(...)` stands for a whole call"
    if len(expected) > 1 and isinstance(expected[0], Raises):
        yield "expected", "after a constructor that raises there is nothing to call; end there"


def _holds_raises(value: Value) -> bool:
    match value:
        case Raises():
            return True
        case list() | tuple() | set() | frozenset():
            return any(map(_holds_raises, value))
        case dict():
            return any(map(_holds_raises, (*value.keys(), *value.values())))
    return False


def _is_call(call: Value) -> bool:
    match call:
        case (str(), tuple()) | (str(),):
            return isinstance(call, tuple)
        case _:
            return False


def _sql_faults(case: CaseTable) -> Iterable[tuple[str, str]]:
    if not case.args.strip():
        yield "args", "`args` must be the script that creates and fills the database"
    if case.raises is not None:
        yield "raises", "a query has rows, no exception: write `expected`"
        return
    try:
        rows = parse_literal(case.expected or "")
    except ValueError as error:
        yield "expected", f"`expected`: {error}"
        return
    if not isinstance(rows, list) or not all(isinstance(row, tuple) for row in rows):
        yield "expected", "`expected` must be a list of tuples, one for each row"
    elif len({len(row) for row in rows if isinstance(row, tuple)}) > 1:
        yield "expected", "the rows of `expected` differ in length"


def _is_exception(name: str) -> bool:
    found = getattr(builtins, name, None)
    return isinstance(found, type) and issubclass(found, Exception)
