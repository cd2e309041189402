"""Questions answered by a program: the files beside `question.md`, checked against its front matter."""

from collections.abc import Iterable
from pathlib import Path

from interviewprep.bank.cases import ProgramTable, read_cases
from interviewprep.bank.files.document import Document
from interviewprep.bank.files.layout import QuestionFiles
from interviewprep.bank.files.python import read_python
from interviewprep.bank.files.textfile import FaultLog, read_text
from interviewprep.bank.schema.front import FrontTable
from interviewprep.bank.schema.program import (
    CheckTable,
    CodeTable,
    InputsTable,
    SqlCheckTable,
    SqlTable,
)
from interviewprep.base.text import did_you_mean
from interviewprep.model.question import (
    CallKind,
    Check,
    Equivalent,
    Ladder,
    Limits,
    Program,
    WrongSolution,
)
from interviewprep.model.taxonomy import Format
from interviewprep.model.verdict import Verdict


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
    oracle = inputs = checker = ""
    if suffix == "py":
        oracle = reader.optional("oracle")
        inputs = reader.helper("inputs", ("arguments", "ladder"))
        checker = reader.helper("checker", ("check",))
        _check_checker(table, document, folder / "checker.py", checker, log)
    wrong = reader.wrong(document)
    cases = read_cases(form, table, log.sibling(folder / "cases.toml"))
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
        growth=_growth(table, inputs, document, log),
        checker=checker,
    )


def _check_files(files: QuestionFiles, suffix: str, log: FaultLog) -> None:
    python = ["oracle.py", "inputs.py", "checker.py"] if suffix == "py" else []
    allowed = {"cases.toml", f"starter.{suffix}", f"reference.{suffix}", *python}
    for path in files.extra:
        if path.parent == files.folder and path.name not in allowed:
            log.sibling(path).add(1, f"this file has no place here.{did_you_mean(path.name, allowed)}")
        elif path.parent != files.folder and path.suffix != f".{suffix}":
            log.sibling(path).add(1, f"wrong solutions are files `wrong/<name>.{suffix}`")


def _check(table: CheckTable | SqlCheckTable) -> Check:
    if isinstance(table, SqlCheckTable):
        return Check(table.kind, table.rel, table.abs)
    return Check(
        table.kind,
        table.rel,
        table.abs,
        table.nan_equal,
        table.mutation_allowed,
        table.in_place,
        table.dtype or "",
        table.iterators,
        table.columns,
        table.index,
    )


def _check_checker(table: ProgramTable | None, document: Document, path: Path, source: str, log: FaultLog) -> None:
    """Hold the check `any_valid` and the file that decides it together."""
    if table is None:
        return
    is_asked = table.check.kind == "any_valid"
    if is_asked and not path.exists():
        log.add(
            document.front.line(("check", "kind")), "`any_valid` needs checker.py with `check(args, expected, got)`"
        )
    if source and not is_asked:
        log.sibling(path).add(1, 'nothing asks this checker; write `kind = "any_valid"` below `[check]`')


def _growth(table: ProgramTable, inputs: str, document: Document, log: FaultLog) -> Ladder | None:
    growth = table.growth if isinstance(table, CodeTable) else None
    if growth is None:
        return None
    if not inputs:
        log.add(
            document.front.line(("growth",)), "`[growth]` needs inputs.py, whose `ladder` makes inputs of each size"
        )
    return Ladder(growth.target, tuple(growth.sizes))


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
        return read_python(self._log.sibling(path), wanted) if path in self._extra else ""

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
            return read_python(log, [self._table.call.name] if self._table else [])
        text = read_text(log)
        if text is not None and not text.strip():
            log.add(1, "the file is empty")
        return text or ""
