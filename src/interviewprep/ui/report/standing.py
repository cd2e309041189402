"""What the report tells of readiness and of confidence, in sentences and tables."""

from collections.abc import Sequence
from enum import StrEnum

from interviewprep.base.text import counted, percent
from interviewprep.model.taxonomy import Area, Domain, Phase
from interviewprep.report.calibration import Reliability
from interviewprep.report.readiness.estimate import Readiness, Scope
from interviewprep.report.readiness.next_step import NextStep
from interviewprep.ui.report.section import Part, Section, Table
from interviewprep.ui.words import phase_name

WELL_CALIBRATED_POINTS = 10
"""Mean confidence within so many points of the share of full scores is neither too high nor too low."""

FEW_STATED = 10
"""Fewer answers than this say nothing about calibration: one more or less would move the share by 10 points."""


class Verdict(StrEnum):
    """How stated confidence compares with what came true."""

    FEW = "too few to tell"
    WELL = "well calibrated"
    SURE = "too sure"
    UNSURE = "too unsure"


def by_kind(readiness: Sequence[Readiness]) -> tuple[tuple[str, tuple[Readiness, ...]], ...]:
    """Group by what is told of: areas, domains and phases, each with its name."""
    kinds = (("area", Area), ("domain", Domain), ("phase", Phase))
    return tuple((name, tuple(one for one in readiness if isinstance(one.scope, kind))) for name, kind in kinds)


def scope_name(scope: Scope) -> str:
    """Name an area, a domain, or a phase by its number and what it is about."""
    return phase_name(scope) if isinstance(scope, Phase) else scope.value


def readiness(estimates: Sequence[Readiness], step: NextStep | None = None) -> Section:
    """Tell the chance to pass a fresh question of each area, domain and phase, with its interval."""
    answered = [one for one in estimates if one.answers and isinstance(one.scope, Area)]
    findings = []
    if len(answered) == 1:
        findings.append(f"{answered[0].scope}: {interval_words(answered[0])}")
    elif answered:
        best, least = (choose(answered, key=lambda one: one.probability) for choose in (max, min))
        findings.append(f"most ready in {best.scope}: {interval_words(best)}")
        findings.append(f"least ready in {least.scope}: {interval_words(least)}")
    missing = [one.scope.value for one in estimates if not one.answers and isinstance(one.scope, Area)]
    if missing:
        findings.append(f"no answers yet in {', '.join(missing)}")
    return Section(
        Part.READINESS,
        "The chance to pass a question that you have not seen, asked today, and the interval that holds it in 9 cases "
        "of 10.",
        tuple(findings),
        tuple(
            Table(
                (name, "chance", "90 % interval", "answers"),
                tuple(
                    (scope_name(one.scope), percent(one.probability), between(one.low, one.high), str(one.answers))
                    for one in group
                ),
                f"By {name}",
            )
            for name, group in by_kind(estimates)
            if group
        ),
        f"`{step.command}` is worth most now. {step.why}" if step else "",
    )


def between(low: float, high: float) -> str:
    """Write an interval of shares.

    >>> between(0.42, 0.6)
    '42 to 60 %'
    """
    return f"{round(100 * low)} to {percent(high)}"


def interval_words(one: Readiness) -> str:
    """Write an estimate with its interval.

    >>> interval_words(Readiness(Area.CODING, 0.5, 0.42, 0.6, 30, 12.0))
    '50 %, from 42 to 60 %'
    """
    return f"{percent(one.probability)}, from {between(one.low, one.high)}"


def verdict_of(line: Reliability) -> Verdict:
    """Judge calibration by the distance of means, where there are answers enough."""
    if line.answers < FEW_STATED:
        return Verdict.FEW
    if abs(gap_points(line)) <= WELL_CALIBRATED_POINTS:
        return Verdict.WELL
    return Verdict.SURE if gap_points(line) > 0 else Verdict.UNSURE


def gap_points(line: Reliability) -> int:
    """By how many points of a hundred confidence exceeds what came true: of the rounded shares that stand beside it."""
    return round(100 * line.mean_confidence) - round(100 * line.full_share)


def calibration_words(line: Reliability) -> str:
    """Compare confidence with what came true, in words."""
    verdict = verdict_of(line)
    points = "" if verdict in {Verdict.FEW, Verdict.WELL} else f"{abs(gap_points(line))} points "
    return (
        f"{percent(line.mean_confidence)} sure, {percent(line.full_share)} fully right, "
        f"{counted(line.answers, 'answer')}: {points}{verdict.value}"
    )


def calibration(lines: Sequence[Reliability]) -> Section:
    """Compare confidence with full scores: in all, by what was stated, and by area where there are several."""
    whole, *by_area = lines
    stated = tuple((percent(bin_.confidence), percent(bin_.full_share), str(bin_.answers)) for bin_ in whole.bins)
    tables = [Table(("said", "fully right", "answers"), stated, "By stated confidence")]
    if len(by_area) > 1:
        rows = tuple(
            (
                line.area or "all",
                percent(line.mean_confidence),
                percent(line.full_share),
                str(line.answers),
                f"{line.brier:.2f}",
                verdict_of(line).value,
            )
            for line in lines
        )
        tables.append(Table(("area", "said", "fully right", "answers", "Brier score", "verdict"), rows, "By area"))
    return Section(
        Part.CALIBRATION,
        "How sure you said you were before the verdict, against how often the answer was fully right. "
        "The Brier score is 0 at best; always saying 50 % gives 0.25.",
        (calibration_words(whole),),
        tuple(tables),
    )
