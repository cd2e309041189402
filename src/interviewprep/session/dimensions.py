"""The dimensions of an area: of prose from its rubrics, of programs from anchored statements, of the rest from scores.

A level of a dimension is 0 to 4; over several questions it is their mean.
"""

from collections.abc import Iterable, Sequence

from interviewprep.base.records import dataclass
from interviewprep.model.score import Mark
from interviewprep.model.taxonomy import Level, level_of
from interviewprep.session.anchors import MAX_LEVEL, Finding, findings_of, ladder_level
from interviewprep.session.items import ItemState

_LEAST_STATED = 3
"""Confidences needed to say anything of calibration."""
_SURE, _GOOD_BRIER, _COIN_BRIER = 0.9, 0.1, 0.25


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was answered, as far as its dimensions need it."""

    title: str
    is_program: bool
    item: ItemState
    budget_s: float

    @property
    def has_levels(self) -> bool:
        """Whether a rubric gave it a level in each of several dimensions."""
        return bool(_levels(self.item))


@dataclass(frozen=True, slots=True)
class DimensionLine:
    """The mean level, 0 to 4, in one dimension over the questions that have it, and the statements it rests on."""

    title: str
    level: float
    findings: tuple[Finding, ...] = ()

    @property
    def word(self) -> Level:
        """The level in words."""
        return level_of(self.level / MAX_LEVEL)


def dimensions_of(asked: Sequence[Asked]) -> tuple[DimensionLine, ...]:
    """Add up the dimensions of one area. Questions without an answer, and solutions seen, show nothing."""
    shown = [one for one in asked if one.item.verdict is not None and not one.item.solution_seen]
    prose = [one for one in shown if one.has_levels]
    programs = [one for one in shown if one.is_program]
    closed = [one for one in shown if not one.has_levels and not one.is_program]
    return (*_of_programs(programs), *_of_rubrics(prose), *_of_scores(closed), *_of_confidence(shown))


def is_capped(asked: Sequence[Asked]) -> bool:
    """Whether an answer in prose left a dimension at 0, which caps an area at lean no."""
    return any(level == 0 for one in asked for _, level in _levels(one.item))


def _of_programs(programs: Iterable[Asked]) -> list[DimensionLine]:
    found = [findings_of(one.title, one.item, one.budget_s) for one in programs]
    titles = dict.fromkeys(title for one in found for title in one)
    return [_line(title, [(ladder_level(one[title]), one[title]) for one in found]) for title in titles]


def _of_rubrics(prose: Iterable[Asked]) -> list[DimensionLine]:
    levels: dict[str, list[tuple[float, list[Finding]]]] = {}
    for one in prose:
        for title, level in _levels(one.item):
            levels.setdefault(title, []).append((level, _marked(one, title)))
    return [_line(title, pairs) for title, pairs in levels.items()]


def _of_scores(closed: Sequence[Asked]) -> list[DimensionLine]:
    if not closed:
        return []
    scores = [(one.title, float((one.item.verdict or {})["score"])) for one in closed]
    findings = [Finding("fully right", MAX_LEVEL, score == 1, title) for title, score in scores]
    return [DimensionLine("Knowledge", MAX_LEVEL * _mean([score for _, score in scores]), tuple(findings))]


def _of_confidence(shown: Iterable[Asked]) -> list[DimensionLine]:
    """Judge stated confidence by the squared error of its chances, 0.25 of which is what always saying 50 % gets.

    Source: Brier, Verification of forecasts expressed in terms of probability, 1950.
    """
    stated = [(one.title, one.item.confidence, _is_full(one.item)) for one in shown if one.item.confidence is not None]
    if len(stated) < _LEAST_STATED:
        return []
    brier = _mean([(chance - full) ** 2 for _, chance, full in stated])
    wrong = [title for title, chance, full in stated if chance >= _SURE and not full]
    where = ", ".join(wrong)
    findings = (
        Finding("said how sure", 1, True, ""),
        Finding("nearer to what came than a coin", 2, brier < _COIN_BRIER, ""),
        Finding("nothing wrong that was as good as certain", 3, not wrong, where),
        Finding("as right as said, within a tenth", 4, brier <= _GOOD_BRIER, ""),
    )
    return [DimensionLine("Knowing what you know", ladder_level(findings), findings)]


def _is_full(item: ItemState) -> bool:
    return item.verdict is not None and item.verdict["score"] == 1


def _levels(item: ItemState) -> list[tuple[str, float]]:
    return [(title, level) for title, level in (item.verdict or {}).get("dimensions", [])]


def _marked(one: Asked, dimension: str) -> list[Finding]:
    marks = (one.item.verdict or {}).get("marks", [])
    return [
        Finding(text, level, mark == Mark.MET, one.title) for title, text, level, mark in marks if title == dimension
    ]


def _line(title: str, pairs: Sequence[tuple[float, list[Finding]]]) -> DimensionLine:
    findings = tuple(finding for _, found in pairs for finding in found)
    return DimensionLine(title, _mean([level for level, _ in pairs]), findings)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
