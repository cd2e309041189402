"""Questions answered by a program: the files beside `question.md`, checked against its front matter."""

import ast
import builtins
from collections.abc import Iterable
from pathlib import Path

from interviewprep.bank import schema
from interviewprep.bank.document import Document
from interviewprep.bank.layout import QuestionFiles
from interviewprep.bank.schema_front import FrontTable
from interviewprep.bank.schema_program import (
    CasesTable,
    CaseTable,
    CheckTable,
    CodeTable,
    InputsTable,
    SqlCheckTable,
    SqlTable,
)
from interviewprep.bank.textfile import FaultLog, read_text
from interviewprep.bank.toml import TomlText
from interviewprep.base.text import did_you_mean
from interviewprep.model.literals import Value, parse_literal
from interviewprep.model.question import (
    CallKind,
    Case,
    Check,
    Equivalent,
    Limits,
    Program,
    WrongSolution,
)
from interviewprep.model.taxonomy import Format
from interviewprep.model.verdict import Verdict

ProgramTable = CodeTable | SqlTable


def read_program(
    form: Format, front: FrontTable | None, document: Document, files: QuestionFiles, log: FaultLog
) -> Program | None:
    """Read the files of a question and build its content.

    Without `front`, because it has faults of its own, the files are read all the same and None comes back.
    """
    table = front if isinstance(front, CodeTable | SqlTable) else None
    suffix = "sql" if form is Format.SQL else "py"
    folder = files.path.parent
    _check_files(files, suffix, log)
    reader = _Sources(files, suffix, table, log)
    starter = reader.required("starter")
    reference = reader.required("reference")
    oracle = inputs = ""
    if suffix == "py":
        oracle = reader.optional("oracle")
        inputs = reader.helper("inputs", ("arguments", "ladder"))
    wrong = reader.wrong(document)
    cases = _read_cases(form, table, log.sibling(folder / "cases.toml"))
    if table is None:
        return None
    return Program(
        call=CallKind(table.call.kind),
        name=table.call.name,
        starter=starter,
        reference=reference,
        cases=cases,
        check=_check(table.check),
        limits=Limits(table.limits.cpu_s, table.limits.memory_mib),
        packages=tuple(table.inputs.packages) if isinstance(table.inputs, InputsTable) else (),
        input_domain=table.inputs.domain if table.inputs else "",
        oracle=oracle,
        inputs=inputs,
        wrong=wrong,
        equivalents=tuple(Equivalent(item.mutant, item.reason) for item in table.equivalent),
    )


def _check_files(files: QuestionFiles, suffix: str, log: FaultLog) -> None:
    python = ["oracle.py", "inputs.py"] if suffix == "py" else []
    allowed = {"cases.toml", f"starter.{suffix}", f"reference.{suffix}", *python}
    for path in files.extra:
        if path.parent == files.folder and path.name not in allowed:
            log.sibling(path).add(1, f"this file has no place here.{did_you_mean(path.name, allowed)}")
        elif path.parent != files.folder and path.suffix != f".{suffix}":
            log.sibling(path).add(1, f"wrong solutions are files `wrong/<name>.{suffix}`")


def _check(table: CheckTable | SqlCheckTable) -> Check:
    if isinstance(table, SqlCheckTable):
        return Check(table.kind, table.rel, table.abs)
    return Check(table.kind, table.rel, table.abs, table.nan_equal, table.mutation_allowed, table.in_place)


class _Sources:
    """Reads the sources of one question; each must compile and define what the question calls."""

    def __init__(self, files: QuestionFiles, suffix: str, table: ProgramTable | None, log: FaultLog) -> None:
        self._folder = files.path.parent
        self._extra = files.extra
        self._suffix = suffix
        self._table = table
        self._log = log

    def required(self, name: str) -> str:
        return self._solution(self._folder / f"{name}.{self._suffix}")

    def optional(self, name: str) -> str:
        path = self._folder / f"{name}.{self._suffix}"
        return self._solution(path) if path in self._extra else ""

    def helper(self, name: str, wanted: Iterable[str]) -> str:
        path = self._folder / f"{name}.py"
        return _read_python(self._log.sibling(path), wanted) if path in self._extra else ""

    def wrong(self, document: Document) -> tuple[WrongSolution, ...]:
        folder = self._folder / "wrong"
        paths = {path.stem: path for path in self._extra if path.parent == folder and path.suffix == f".{self._suffix}"}
        table = self._table.wrong if self._table else {}
        if self._table:
            for name in sorted(table.keys() - paths.keys()):
                line = document.front.line(("wrong", name))
                self._log.add(line, f"`[wrong.{name}]` has no file wrong/{name}.{self._suffix}")
            for name in sorted(paths.keys() - table.keys()):
                self._log.sibling(paths[name]).add(1, f"no table `[wrong.{name}]` in question.md gives its reason")
        found = []
        for name, path in paths.items():
            about = table.get(name)
            may_be_broken = about is not None and about.verdict is Verdict.COMPILE_ERROR
            source = read_text(self._log.sibling(path)) or "" if may_be_broken else self._solution(path)
            if about:
                found.append(WrongSolution(name, source, about.reason, about.verdict.value))
        return tuple(found)

    def _solution(self, path: Path) -> str:
        log = self._log.sibling(path)
        if self._suffix == "py":
            return _read_python(log, [self._table.call.name] if self._table else [])
        text = read_text(log)
        if text is not None and not text.strip():
            log.add(1, "the file is empty")
        return text or ""


def _read_python(log: FaultLog, wanted: Iterable[str]) -> str:
    text = read_text(log)
    if text is None:
        return ""
    try:
        tree = ast.parse(text)
    except SyntaxError as error:
        log.add(error.lineno or 1, f"Python syntax: {error.msg}")
    except (MemoryError, RecursionError, ValueError) as error:
        log.add(1, f"this cannot be compiled: {str(error) or 'nested too deeply'}")
    else:
        defined = _defined_names(tree)
        for name in wanted:
            if name not in defined:
                log.add(1, f"`{name}` is not defined at the top level of this file")
    return text


def _defined_names(tree: ast.Module) -> set[str]:
    names: set[str] = set()
    for node in tree.body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
            case ast.Assign(targets=targets):
                names.update(target.id for target in targets if isinstance(target, ast.Name))
            case ast.AnnAssign(target=ast.Name(id=name)):
                names.add(name)
    return names


def _read_cases(form: Format, table: ProgramTable | None, log: FaultLog) -> tuple[Case, ...]:
    text = read_text(log)
    source = TomlText(text or "")
    raw = source.parse(log) if text is not None else None
    cases = schema.validate(CasesTable, raw, source, log) if raw is not None else None
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
    elif not isinstance(values["args"], tuple):
        yield "args", "`args` must be a tuple; one argument is written `(x,)`"


def _class_faults(values: dict[str, Value]) -> Iterable[tuple[str, str]]:
    calls = values["args"]
    if not isinstance(calls, list) or not all(_is_call(call) for call in calls):
        yield "args", "`args` must be a list of calls like `('put', ('a', 1))`"
        return
    if not calls or calls[0][0] != "__init__":
        yield "args", "the first call must be `('__init__', (...))`"
    expected = values.get("expected", [None] * len(calls))
    if not isinstance(expected, list) or len(expected) != len(calls):
        yield "expected", f"`expected` must be a list of {len(calls)} values, one for each call"


def _is_call(call: Value) -> bool:
    match call:
        case (str(), tuple()):
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
