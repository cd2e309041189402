"""The end of an interview in numbers: per question, per area, per dimension."""

from collections.abc import Iterator, Mapping, Sequence

from interviewprep.base.records import dataclass, replace
from interviewprep.base.text import minutes_and_seconds, percent
from interviewprep.model.attempt import SessionKind
from interviewprep.model.question import Question
from interviewprep.model.taxonomy import Area, Level, level_of
from interviewprep.session.circumstances import Circumstances, circumstances_of, stages_over
from interviewprep.session.dimensions import Asked, DimensionLine, dimensions_of, is_capped
from interviewprep.session.items import ItemState
from interviewprep.session.plan import Item, Plan
from interviewprep.session.state import SessionState

_PASSING = frozenset({Level.LEAN_YES, Level.STRONG_YES})


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One question: `score` from 0 to 1, or None when it was not answered. Times in seconds.

    `reached_zero`: its time was over before it was closed, and `score_at_zero` is what stood there then; None when that
    was no answer. `part` is the title of its part in a whole interview. `due_day` is the study day on which its card is
    due; None without a card.
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
    part: str = ""
    due_day: int | None = None


@dataclass(frozen=True, slots=True)
class AreaLine:
    """One area: unanswered questions count 0, as they would with an interviewer.

    An answer in prose that left a dimension of its rubric at 0 keeps the area at lean no.
    """

    area: Area
    asked: int
    answered: int
    score: float
    level: Level
    dimensions: tuple[DimensionLine, ...]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All lines; `score` is the mean over all questions asked. `gone` names questions that have left their banks."""

    questions: tuple[QuestionLine, ...]
    areas: tuple[AreaLine, ...]
    score: float
    level: Level
    active_s: float
    circumstances: Circumstances = Circumstances()
    loop: str = ""
    gone: tuple[str, ...] = ()
    kind: SessionKind = SessionKind.INTERVIEW


def build_scorecard(
    plan: Plan, state: SessionState, questions: Mapping[str, Question], due_days: Mapping[str, int]
) -> Scorecard:
    """Add up a session. Questions that have left the banks since are left out and named.

    `due_days` are the study days on which the cards of its questions are due, by ref.
    """
    pairs = [
        (questions[planned.ref], item, planned)
        for planned, item in zip(plan.items, state.items, strict=True)
        if planned.ref in questions
    ]
    lines = tuple(replace(_question_line(*pair, plan), due_day=due_days.get(pair[0].ref)) for pair in pairs)
    asked = [
        Asked(question.title, question.format.is_executable, item, planned.budget_s)
        for question, item, planned in pairs
    ]
    areas = tuple(
        _area_line(area, [pair for pair in zip(lines, asked, strict=True) if pair[0].area is area])
        for area in Area
        if any(line.area is area for line in lines)
    )
    score = _mean([line.score or 0.0 for line in lines])
    return Scorecard(
        questions=lines,
        areas=areas,
        score=score,
        level=level_of(score),
        active_s=state.active_s,
        circumstances=circumstances_of(plan, state),
        loop=plan.loop,
        gone=tuple(planned.ref for planned in plan.items if planned.ref not in questions),
        kind=plan.kind,
    )


def _question_line(question: Question, item: ItemState, planned: Item, plan: Plan) -> QuestionLine:
    verdict = item.verdict
    budget_s = planned.budget_s
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
        evidence=(*_evidence(question, item), *_time_facts(question, item, plan.extra_time)),
        reached_zero=item.at_zero is not None,
        score_at_zero=(verdict or {}).get("score_at_zero"),
        part=plan.parts[planned.part].title if plan.parts else "",
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
        facts.append(f"stated confidence: {percent(item.confidence)}")
    return tuple(facts)


def _time_facts(question: Question, item: ItemState, extra_time: float) -> Iterator[str]:
    if item.closed_at_zero:
        yield "closed when its time was over, with what stood there"
    elif item.verdict is not None and "score_at_zero" in item.verdict:
        at_zero = item.verdict["score_at_zero"]
        yield f"when its time was over: {'no answer' if at_zero is None else f'{percent(at_zero)}'}"
    for stage in stages_over(question, item, extra_time):
        spent, budget = minutes_and_seconds(stage.spent_s), minutes_and_seconds(stage.budget_s)
        yield f"stage {stage.title}: {spent} of {budget}"


def _area_line(area: Area, pairs: Sequence[tuple[QuestionLine, Asked]]) -> AreaLine:
    lines, asked = [line for line, _ in pairs], [one for _, one in pairs]
    score = _mean([line.score or 0.0 for line in lines])
    level = level_of(score)
    return AreaLine(
        area=area,
        asked=len(lines),
        answered=sum(line.score is not None for line in lines),
        score=score,
        level=Level.LEAN_NO if level in _PASSING and is_capped(asked) else level,
        dimensions=dimensions_of(asked),
    )


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0
