"""A failed test as the learner sees it: the input, what should have come of it and what did."""

from interviewprep.judge.finding import Finding
from interviewprep.judge.wording import name_arguments
from interviewprep.model.literals import Value
from interviewprep.model.question import Program
from interviewprep.model.verdict import Counterexample


def make_counterexample(
    program: Program, args: Value, finding: Finding, *, wanted: str, shrunk: bool, tries: int, diagnosis: str = ""
) -> Counterexample:
    """Make it of a finding; the `args` of a query are its script, and of a class only the calls up to the wrong one.

    `wanted` is what is expected, for findings that do not say it themselves.
    """
    calls = args[: finding.calls] if isinstance(args, list) and finding.calls else args
    return Counterexample(
        args=name_arguments(program, calls),
        expected=finding.expected or wanted,
        got=finding.got or finding.verdict.words,
        shrunk=shrunk,
        tries=tries,
        diagnosis=diagnosis,
        difference=finding.difference,
        verdict=finding.verdict,
    )
