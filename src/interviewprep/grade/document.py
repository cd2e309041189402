"""The versioned JSON document of one grade, for scripts and editors."""

from interviewprep.base.records import shallow
from interviewprep.model.question import Question
from interviewprep.model.score import Score
from interviewprep.model.verdict import Counterexample, Growth, Judgement, Sandbox, TestResult, Verdict

SCHEMA = 1


def to_document(question: Question, score: Score) -> dict[str, object]:
    """Write the grade of a machine-graded answer as plain JSON values, version 1.

    Times are seconds; where nothing was run, `tests` is empty and `sandbox` has no layers.
    """
    assert score.verdict is not None, "only machine-graded formats have a verdict"
    judgement = score.judgement or _nothing_run(score.verdict, score.value)
    return {
        "schema": SCHEMA,
        "question": question.id,
        "revision": question.revision,
        "format": question.format.value,
        "verdict": score.verdict.value,
        "score": score.value,
        "tests": [_test(result) for result in judgement.tests],
        "counterexample": _counterexample(judgement.counterexample) if judgement.counterexample else None,
        "growth": _growth(judgement.growth) if judgement.growth else None,
        "cpu_s": judgement.cpu_s,
        "wall_s": judgement.wall_s,
        "peak_rss_bytes": judgement.peak_rss_bytes,
        "output": judgement.output,
        "sandbox": {"layers": dict(judgement.sandbox.layers), "unsafe": judgement.sandbox.unsafe},
    }


def _nothing_run(verdict: Verdict, score: float) -> Judgement:
    return Judgement(verdict=verdict, score=score, tests=(), sandbox=Sandbox(layers={}))


def _counterexample(example: Counterexample) -> dict[str, object]:
    return {
        "args": dict(example.args),
        "expected": example.expected,
        "got": example.got,
        "shrunk": example.shrunk,
        "tries": example.tries,
        "diagnosis": example.diagnosis,
    }


def _growth(growth: Growth) -> dict[str, object]:
    return {**shallow(growth), "interval": list(growth.interval)}


def _test(result: TestResult) -> dict[str, object]:
    return {
        "id": result.id,
        "group": result.group.value,
        "verdict": result.verdict.value,
        "cpu_s": result.cpu_s,
        "message": result.message,
    }
