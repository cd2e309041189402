"""Reviews: the code in the question's own file, and beside it what proves its defects."""

import ast

from interviewprep.bank.files.document import Document
from interviewprep.bank.files.layout import QuestionFiles
from interviewprep.bank.files.markdown import read_code
from interviewprep.bank.files.python import read_python
from interviewprep.bank.files.textfile import FaultLog
from interviewprep.bank.schema.closed import ReviewTable
from interviewprep.bank.schema.front import FrontTable
from interviewprep.base.text import did_you_mean
from interviewprep.model.question import Defect, Review

TESTS, REPAIRED = "tests.py", "repaired.py"


def read_review(front: FrontTable | None, document: Document, files: QuestionFiles, log: FaultLog) -> Review | None:
    """Build the content of a review, with tests.py and repaired.py where the question has them.

    Without `front`, because it has faults of its own, the rest is checked all the same and None comes back.
    """
    defects = front.defects if isinstance(front, ReviewTable) else []
    names = [test_name(defect.id) for defect in defects]
    tests, repaired = _read_proof(names, files, log)
    section = document.sections.get("Code")
    block = read_code(section, log) if section else None
    if not isinstance(front, ReviewTable) or block is None:
        return None
    code, language = block
    _check_lines(front, code.count("\n") + 1, document, log)
    sources = _functions(tests)
    return Review(
        code=code,
        language=language,
        defects=tuple(
            Defect(item.id, item.lines[0], item.lines[1], item.kind, item.effect, item.repair, sources.get(name, ""))
            for item, name in zip(defects, names, strict=True)
        ),
        harmless=tuple(front.harmless),
        tests=tests,
        repaired=repaired,
    )


def test_name(defect: str) -> str:
    """Name the function in tests.py that fails because of a defect: `off-by-one` is shown by `test_off_by_one`."""
    return f"test_{defect.replace('-', '_')}"


def _check_lines(front: ReviewTable, length: int, document: Document, log: FaultLog) -> None:
    for index, defect in enumerate(front.defects):
        if defect.lines[1] > length:
            line = document.front.line(("defects", index, "lines"))
            log.add(line, f"defect `{defect.id}` ends on line {defect.lines[1]}, but the code has {length} lines")


def _read_proof(names: list[str], files: QuestionFiles, log: FaultLog) -> tuple[str, str]:
    """Read both files, which are there together or not at all; empty texts when they are not."""
    there = {path.name: path for path in files.extra}
    for name in sorted(there.keys() - {TESTS, REPAIRED}):
        log.sibling(there[name]).add(1, f"this file has no place here.{did_you_mean(name, [TESTS, REPAIRED])}")
    for name, other in ((TESTS, REPAIRED), (REPAIRED, TESTS)):
        if name in there and other not in there:
            log.sibling(there[name]).add(1, f"{name} needs {other} beside it: tests fail on the code, pass on that")
    tests = read_python(log.sibling(there[TESTS]), names) if TESTS in there else ""
    repaired = read_python(log.sibling(there[REPAIRED]), ()) if REPAIRED in there else ""
    return tests, repaired


def _functions(source: str) -> dict[str, str]:
    """Give the source of each top-level function by name; nothing of a module that does not parse."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return {}  # `read_python` has told the fault already
    return {node.name: ast.get_source_segment(source, node) or "" for node in body if isinstance(node, ast.FunctionDef)}
