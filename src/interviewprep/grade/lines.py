"""A grade as plain lines that fit a terminal: one fact a line, no markup.

First why an answer is not right: what kept it from running, or the input on which it fails. Then its tests by group.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from interviewprep.base.text import counted, strip_control
from interviewprep.grade.example import SHOWS_VALUES, example_lines
from interviewprep.grade.filling import INDENT, paragraph
from interviewprep.judge.confine.confinement import MANDATORY
from interviewprep.judge.trial import NOT_RUN
from interviewprep.model.question import Group, Program, Question
from interviewprep.model.score import Score
from interviewprep.model.verdict import Judgement, Sandbox, TestResult, Verdict

WIDTH = 80
MAX_OUTPUT_LINES = 10
_TITLES = {Group.WRONG: "pitfalls"}
"""Groups whose name means something else to one who reads it beside a verdict."""

_Block = Iterable[str]


def describe(question: Question, score: Score, width: int = WIDTH) -> list[str]:
    """Write a machine-graded answer's verdict, counterexample, tests, output and confinement, line by line."""
    assert score.verdict is not None, "only machine-graded formats have a verdict"
    lines = paragraph(f"{question.id}: {score.verdict.words}, score {score.value:.2f} of 1", width)
    if score.verdict is Verdict.JUDGE_ERROR:
        lines += paragraph("This is a fault of the judge, not of your answer: it does not count.", width)
    if score.judgement is None:
        return _printable([*lines, *(line for text in score.feedback for line in paragraph(text, width))])
    judgement = score.judgement
    tests = [*_groups(judgement, width), *_left_out(judgement, width)]
    return _printable(_apart([lines, *_why(question, judgement, width), tests, *_around(judgement, width)]))


def summarise(question: Question, score: Score, width: int = WIDTH) -> list[str]:
    """Write what a candidate needs to go on: tests passed by group, one input on which it is wrong, the output.

    The hidden tests keep their secrets, but for that one input.
    """
    if score.judgement is None:
        return _printable(line for text in score.feedback for line in paragraph(text, width))
    judgement = score.judgement
    tests = [*_counts(judgement, width), *_left_out(judgement, width)]
    return _printable(_apart([tests, *_why(question, judgement, width), *_around(judgement, width)]))


def explain(question: Question, judgement: Judgement, width: int = WIDTH) -> list[str]:
    """Write what `summarise` does, but for the number of tests."""
    return _printable(_apart([*_why(question, judgement, width), *_around(judgement, width)]))


def broken_checks(own: Judgement, width: int = WIDTH) -> list[str]:
    """Write what came of the candidate's own checks: each that does not hold, or what kept them from running."""
    if not own.has_run:
        return _printable([*paragraph(own.message, width), *(["No test ran."] if own.tests else [])])
    failed = [test for test in own.tests if test.verdict is not Verdict.ACCEPTED]
    told = [line for test in failed for line in paragraph(test.message, width, indent=INDENT, hanging=INDENT * 2)]
    return _printable(_apart([told, *_around(own, width)]))


def failed_tests(tests: Sequence[TestResult]) -> str:
    """Name the tests that ran and failed, by verdict: `wrong answer: first, last; time limit: large`."""
    failed = [test for test in tests if test.ran and test.verdict is not Verdict.ACCEPTED]
    if len(failed) == len(tests) > 1 and len({test.verdict for test in failed}) == 1:
        return f"{failed[0].verdict.words}: all"
    names = {verdict: [test.id for test in failed if test.verdict is verdict] for verdict in Verdict}
    return "; ".join(f"{verdict.words}: {', '.join(ids)}" for verdict, ids in names.items() if ids)


def _printable(lines: Iterable[str]) -> list[str]:
    return [strip_control(line) for line in lines]


def _apart(blocks: Iterable[_Block]) -> Iterator[str]:
    """Set blocks apart by an empty line; those without a line are left out."""
    is_first = True
    for block in blocks:
        for number, line in enumerate(block):
            if not number and not is_first:
                yield ""
            yield line
            is_first = False


def _why(question: Question, judgement: Judgement, width: int) -> list[_Block]:
    program = question.content if isinstance(question.content, Program) else None
    example = judgement.counterexample
    return [_cause(program, judgement, width), example_lines(program, example, width) if program and example else ()]


def _around(judgement: Judgement, width: int) -> list[_Block]:
    return [_output(judgement.output, width), _confinement(judgement.sandbox, width)]


def _cause(program: Program | None, judgement: Judgement, width: int) -> Iterator[str]:
    """Say what decided the verdict, unless the counterexample does, and how the time grows."""
    example = judgement.counterexample
    if example is None or example.verdict not in SHOWS_VALUES or example.verdict is not judgement.verdict:
        yield from paragraph(judgement.message, width)
    if program is not None and judgement.verdict is Verdict.MEMORY_LIMIT:
        yield f"The limit is {program.limits.memory_mib} MiB."
    if program is not None and "ModuleNotFoundError" in judgement.message:
        yield program.import_rule
    if judgement.tests and not judgement.has_run:
        yield "No test ran."
    if program is not None and program.growth is not None:
        yield from paragraph(_growth(program.growth.target, judgement), width)


def _growth(target: str, judgement: Judgement) -> str:
    """Say how the time grows and what was asked for; empty where nothing is known of it."""
    growth = judgement.growth
    is_slow = any(test.group is Group.SCALE and test.verdict is Verdict.TIME_LIMIT for test in judgement.tests)
    if growth is not None and not growth.ok:
        low, high = growth.interval
        return f"Its time grows as n^{growth.exponent:.1f} (n^{low:.1f} to n^{high:.1f}); asked for: {target}."
    if is_slow:
        return f"Asked for: time that grows as {target}."
    return f"Its time grows as asked: {target}." if growth is not None else ""


def _by_group(judgement: Judgement) -> Iterator[tuple[str, list[TestResult], int]]:
    """Give each group with tests: its title, its tests and how many passed."""
    for group in Group:
        tests = [test for test in judgement.tests if test.group is group]
        if tests:
            passed = sum(test.verdict is Verdict.ACCEPTED for test in tests)
            yield _TITLES.get(group, group.value), tests, passed


def _groups(judgement: Judgement, width: int) -> Iterator[str]:
    """Write a line for each group of tests, with the names of those that failed."""
    if not judgement.has_run:
        return
    yield "Tests passed:"
    for title, tests, passed in _by_group(judgement):
        notes = [failed_tests(tests) or ("" if any(test.ran for test in tests) else "not run")]
        notes += [f"{test.message} passed" for test in tests if test.verdict is Verdict.ACCEPTED and test.message]
        head = f"{INDENT}{title:<8}  {f'{passed} of {len(tests)}':<8}  "
        yield from _behind(head, "; ".join(filter(None, notes)), width)


def _behind(head: str, text: str, width: int) -> Iterator[str]:
    """Write prose behind a head, its further lines below its first word."""
    first, *rest = paragraph(text, max(width - len(head), 1)) or [""]
    yield f"{head}{first}".rstrip()
    yield from (" " * len(head) + line for line in rest)


def _counts(judgement: Judgement, width: int) -> list[str]:
    if not judgement.has_run:
        return []
    told = [f"{title} {passed} of {len(tests)}" for title, tests, passed in _by_group(judgement)]
    return paragraph(f"Tests passed: {', '.join(told)}.", width)


def _left_out(judgement: Judgement, width: int) -> Iterator[str]:
    """Say once how many tests were not run, and why."""
    if not judgement.has_run:
        return
    reasons = Counter(test.message for test in judgement.tests if not test.ran)
    for message, count in reasons.items():
        # How they ended has been said above.
        reason = message.removeprefix(NOT_RUN).replace(f", the last one so: {judgement.message}", ".")
        yield from paragraph(f"Not run: {counted(count, 'test')}, because {reason}", width)


def _output(output: str, width: int) -> Iterator[str]:
    if output:
        yield "It printed:"
    lines = [part for line in output.splitlines() for part in wrap(line, width - len(INDENT)) or [""]]
    yield from (f"{INDENT}{line}".rstrip() for line in lines[:MAX_OUTPUT_LINES])
    if len(lines) > MAX_OUTPUT_LINES:
        yield f"{INDENT}... (--json shows more)"


def _confinement(sandbox: Sandbox, width: int) -> Iterator[str]:
    """Say what was weaker than it should be; layers that are a bonus, such as namespaces, are left to `prep doctor`."""
    missing = [layer for layer in MANDATORY if sandbox.layers.get(layer) == "missing"]
    if missing:
        yield from paragraph(
            f"Not confined: without {', '.join(missing)} this answer could do whatever you can.", width
        )
    elif sandbox.unsafe:
        yield from paragraph("Run with --unsafe-run; the sandbox was in force all the same.", width)
    for layer in MANDATORY:
        if sandbox.layers.get(layer) == "reduced":
            told = f"The sandbox layer {layer} is reduced here. `prep doctor` tells what that means."
            yield from paragraph(told, width)
