"""The end of an interview in numbers: per question, per area, per dimension."""

from collections.abc import Iterator, Mapping

from interviewprep.base.records import dataclass
from interviewprep.base.text import minutes_and_seconds
from interviewprep.model.question import Question
from interviewprep.model.taxonomy import Area, Level, level_of
from interviewprep.session.circumstances import Circumstances, circumstances_of, stages_over
from interviewprep.session.items import ItemState
from interviewprep.session.plan import Plan
from interviewprep.session.state import SessionState


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One question: `score` from 0 to 1, or None when it was not answered. Times in seconds.

    `reached_zero`: its time was over before it was closed, and `score_at_zero` is what stood there then; None when that
    was no answer.
    """

    ref: str
    title: str
    area: Area
    score: float | None
    passed: bool
    verdict: str
    active_s: float
    budget_s: float
    over_time: bool
    evidence: tuple[str, ...]
    reached_zero: bool = False
    score_at_zero: float | None = None


@dataclass(frozen=True, slots=True)
class DimensionLine:
    """The mean level, 0 to 4, in one dimension over the questions that have it."""

    title: str
    level: float


@dataclass(frozen=True, slots=True)
class AreaLine:
    """One area: unanswered questions count 0, as they would with an interviewer."""

    area: Area
    asked: int
    answered: int
    score: float
    level: Level
    dimensions: tuple[DimensionLine, ...]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All lines; `score` is the mean over all questions asked."""

    questions: tuple[QuestionLine, ...]
    areas: tuple[AreaLine, ...]
    score: float
    level: Level
    active_s: float
    circumstances: Circumstances = Circumstances()


def build_scorecard(plan: Plan, state: SessionState, questions: Mapping[str, Question]) -> Scorecard:
    """Add up a session. Questions that have left the banks since are left out."""
    pairs = [
        (questions[planned.ref], item, planned.budget_s)
        for planned, item in zip(plan.items, state.items, strict=True)
        if planned.ref in questions
    ]
    lines = tuple(_question_line(*pair, plan.extra_time) for pair in pairs)
    areas = tuple(
        _area_line(
            area,
            [line for line in lines if line.area is area],
            [item for question, item, _ in pairs if question.area is area],
        )
        for area in Area
        if any(line.area is area for line in lines)
    )
    score = _mean([line.score or 0.0 for line in lines])
    return Scorecard(lines, areas, score, level_of(score), state.active_s, circumstances_of(plan, state))


def _question_line(question: Question, item: ItemState, budget_s: float, extra_time: float) -> QuestionLine:
    verdict = item.verdict
    return QuestionLine(
        ref=question.ref,
        title=question.title,
        area=question.area,
        score=verdict["score"] if verdict else None,
        passed=bool(verdict and verdict["passed"]),
        verdict=_verdict_words(item),
        active_s=item.active_s,
        budget_s=budget_s,
        over_time=item.is_over_time(budget_s),
        evidence=(*_evidence(question, item), *_time_facts(question, item, extra_time)),
        reached_zero=item.at_zero is not None,
        score_at_zero=(verdict or {}).get("score_at_zero"),
    )


def _verdict_words(item: ItemState) -> str:
    if item.verdict is None:
        return "skipped" if item.skipped else "not answered"
    if item.solution_seen:
        return "solution seen"
    passed = "passed" if item.verdict["passed"] else "not passed"
    return str(item.verdict["verdict"] or item.verdict["level"] or passed).replace("_", " ")


def _evidence(question: Question, item: ItemState) -> tuple[str, ...]:
    facts = []
    if item.hints:
        facts.append(f"hints seen: {item.hints}")
    if question.format.is_executable and item.submits:
        facts.append(f"submissions: {item.submits}")
        first = (
            "before the first submission none" if item.first_run_s is None else f"first after {item.first_run_s:.0f} s"
        )
        facts.append(f"runs of the sample tests: {item.runs} ({first})")
    if item.confidence is not None:
        facts.append(f"stated confidence: {item.confidence:.0%}")
    return tuple(facts)


def _time_facts(question: Question, item: ItemState, extra_time: float) -> Iterator[str]:
    if item.closed_at_zero:
        yield "closed when its time was over, with what stood there"
    elif item.verdict is not None and "score_at_zero" in item.verdict:
        at_zero = item.verdict["score_at_zero"]
        yield f"when its time was over: {'no answer' if at_zero is None else f'{at_zero:.0%}'}"
    for stage in stages_over(question, item, extra_time):
        spent, budget = minutes_and_seconds(stage.spent_s), minutes_and_seconds(stage.budget_s)
        yield f"stage {stage.title}: {spent} of {budget}"


def _area_line(area: Area, lines: list[QuestionLine], items: list[ItemState]) -> AreaLine:
    levels: dict[str, list[float]] = {}
    for item in items:
        for title, level in (item.verdict or {}).get("dimensions", []):
            levels.setdefault(title, []).append(level)
    score = _mean([line.score or 0.0 for line in lines])
    return AreaLine(
        area=area,
        asked=len(lines),
        answered=sum(line.score is not None for line in lines),
        score=score,
        level=level_of(score),
        dimensions=tuple(DimensionLine(title, _mean(values)) for title, values in levels.items()),
    )


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0
