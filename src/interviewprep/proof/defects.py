"""Whether the planted defects of a review are real: each test fails on the code shown and passes on the repaired one.

The tests, the code and its repair are bank code, so that they run confined as answers do.
"""

import ast
from collections.abc import Iterator

from interviewprep.bank.review import REPAIRED, TESTS, test_name
from interviewprep.base.errors import Fault
from interviewprep.judge.referee import run_own
from interviewprep.model.question import CallKind, Limits, Program, Review
from interviewprep.model.verdict import TestResult, Verdict
from interviewprep.proof.gate import Subject

PACKAGES = ("numpy", "pandas")

_LIMITS = Limits(cpu_s=10.0)
"""For all tests of a review together. Nobody waits for them, and on a busy machine they take several times longer."""


def check(subject: Subject) -> Iterator[Fault]:
    """Run the tests of a review in Python on its code and on its repair.

    Code in other languages cannot be run here and needs no tests.
    """
    content = subject.question.content
    if not isinstance(content, Review) or content.language != "python":
        return
    if not content.tests:
        yield subject.fault(f"nothing proves these defects; write {TESTS} and {REPAIRED} beside it", "[[defects]]")
        return
    for defect, result in zip(content.defects, _run(content, content.code), strict=False):
        if result.verdict is not Verdict.WRONG_ANSWER:
            name = test_name(defect.id)
            what = "passes on" if result.verdict is Verdict.ACCEPTED else "raises no AssertionError on"
            message = f"`{name}` {what} the code shown, so it does not show the defect: {result.message}"
            yield subject.fault(message, f"def {name}(", TESTS)
    for defect, result in zip(content.defects, _run(content, content.repaired), strict=False):
        if result.verdict is not Verdict.ACCEPTED:
            name = test_name(defect.id)
            yield subject.fault(f"`{name}` fails on {REPAIRED}, too: {result.message}", f"def {name}(", TESTS)


def _run(content: Review, code: str) -> tuple[TestResult, ...]:
    """Run the test of each defect, in the order of the defects; one result for all where the code does not load."""
    names = [test_name(defect.id) for defect in content.defects]
    source = f"{content.tests}\n\n{code}\n"
    program = Program(CallKind.FUNCTION, names[0], "", source, (), limits=_LIMITS, packages=_imported(source))
    asserts = "\n".join(f"assert {name}() is None" for name in names)
    return run_own(program, source, asserts).tests


def _imported(source: str) -> tuple[str, ...]:
    """List the packages, of those a review may use, that a source imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=aliases):
                names.update(alias.name.partition(".")[0] for alias in aliases)
            case ast.ImportFrom(module=str(module)):
                names.add(module.partition(".")[0])
    return tuple(package for package in PACKAGES if package in names)
