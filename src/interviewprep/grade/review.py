"""A code review against the planted defects: where and what are compared, effect and repair the person confirms."""

import math
import re
from collections.abc import Collection, Mapping, Sequence

from interviewprep.base.records import dataclass
from interviewprep.grade.figures import AnswerFault
from interviewprep.model.question import Defect, Review
from interviewprep.model.rubric import Criterion
from interviewprep.model.score import Mark, Part, Score

# The blueprint's shares of one defect, its price of a false alarm, and the bound of a pass.
LINES, KIND, EFFECT, REPAIR = 0.3, 0.3, 0.2, 0.2
FALSE_ALARM = 0.1
PASS = 0.6

_FINDING = (
    r"(?i)(?:lines?\s+)?(?P<first>[0-9]{1,6})(?:\s*[-\N{EN DASH}]\s*(?P<last>[0-9]{1,6}))?"
    r"\s+(?P<kind>[^:]+):(?P<rest>.*)"
)
"""Compiled when the first finding is read: no other format needs it."""

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark of a reviewer. Lines count from 1; `effect` and `repair` are the reviewer's words."""

    first_line: int
    last_line: int
    kind: str
    effect: str
    repair: str


def parse_findings(text: str, *, lines: int) -> tuple[Finding, ...]:
    """Read a review of `lines` lines of code: one finding a line, `LINE[-LINE] KIND: effect; repair`.

    Blank lines and lines that begin with `#` do not count. No finding at all is an answer too.

    >>> parse_findings("12-13 leakage: test rows shape the scaler; split first", lines=40)[0].kind
    'leakage'

    Raises:
        AnswerFault: A line is written otherwise, or names a line that the code does not have.
    """
    numbered = enumerate(text.splitlines(), start=1)
    return tuple(
        _parse_finding(number, line.strip(), lines)
        for number, line in numbered
        if line.strip() and not line.lstrip().startswith("#")
    )


def match_findings(content: Review, findings: Sequence[Finding]) -> Mapping[str, Finding]:
    """Give each defect, by id, the finding that names it: one whose lines overlap, best one that names its kind.

    A finding names one defect at most, so a range over the whole file finds one and not all.
    """
    pairs = [
        (defect, index)
        for defect in content.defects
        for index, finding in enumerate(findings)
        if _overlap(defect, finding)
    ]
    pairs.sort(key=lambda pair: _fit(pair[0], findings[pair[1]]), reverse=True)
    matched: dict[str, int] = {}
    for defect, index in pairs:
        if defect.id not in matched and index not in matched.values():
            matched[defect.id] = index
    return {defect: findings[index] for defect, index in matched.items()}


def criteria_to_confirm(content: Review, findings: Sequence[Finding]) -> tuple[Criterion, ...]:
    """List what only the person can judge: effect and repair of each defect that was found."""
    matched = match_findings(content, findings)
    return tuple(
        criterion
        for defect in content.defects
        if defect.id in matched
        for criterion in (
            Criterion(f"{defect.id}.effect", f"Says the effect: {defect.effect}", EFFECT),
            Criterion(f"{defect.id}.repair", f"Says the repair: {defect.repair}", REPAIR),
        )
    )


def score_review(content: Review, findings: Sequence[Finding], confirmed: Collection[str]) -> Score:
    """Score the mean over defects of what was found of each, less 0.1 for each false alarm; floor 0.

    Of a defect the lines count 0.3, the kind 0.3, effect and repair 0.2 each where `confirmed` holds their id from
    `criteria_to_confirm`. A false alarm is a finding whose lines overlap no defect.
    """
    matched = match_findings(content, findings)
    parts = tuple(
        part for defect in content.defects for part in _defect_parts(defect, matched.get(defect.id), confirmed)
    )
    false_alarms = [finding for finding in findings if not any(_overlap(defect, finding) for defect in content.defects)]
    reached = math.fsum(part.weight for part in parts if part.mark is Mark.MET) / len(content.defects)
    # Rounded, so that 0.3 + 0.3 reaches the bound of 0.6.
    value = max(0.0, round(reached - FALSE_ALARM * len(false_alarms), 9))
    return Score(
        value=value,
        passed=value >= PASS,
        parts=parts,
        feedback=tuple(
            f"False alarm at line {finding.first_line}: no defect is planted there." for finding in false_alarms
        ),
    )


def _parse_finding(number: int, line: str, lines: int) -> Finding:
    match = re.fullmatch(_FINDING, line)
    if not match:
        raise AnswerFault(
            f"line {number} of the review, '{line[:40]}', is no finding: write LINE[-LINE] KIND: effect; repair."
        )
    first = int(match["first"])
    last = int(match["last"] or first)
    if not 1 <= first <= last <= lines:
        raise AnswerFault(f"line {number} of the review names lines {first}-{last}: the code has lines 1 to {lines}.")
    effect, _, repair = match["rest"].partition(";")
    return Finding(first, last, match["kind"].strip(), effect.strip(), repair.strip())


def _defect_parts(defect: Defect, finding: Finding | None, confirmed: Collection[str]) -> tuple[Part, ...]:
    found = finding is not None
    marks = (
        ("lines", f"Points at lines {defect.first_line} to {defect.last_line}", LINES, found),
        ("kind", f"Names the kind: {defect.kind}", KIND, finding is not None and _names_kind(defect, finding)),
        ("effect", f"Says the effect: {defect.effect}", EFFECT, found and f"{defect.id}.effect" in confirmed),
        ("repair", f"Says the repair: {defect.repair}", REPAIR, found and f"{defect.id}.repair" in confirmed),
    )
    return tuple(
        Part(f"{defect.id}.{name}", text, Mark.MET if is_met else Mark.ABSENT, weight, dimension=defect.id)
        for name, text, weight, is_met in marks
    )


def _overlap(defect: Defect, finding: Finding) -> int:
    """Count the lines that both name."""
    return max(0, min(defect.last_line, finding.last_line) - max(defect.first_line, finding.first_line) + 1)


def _fit(defect: Defect, finding: Finding) -> tuple[bool, int]:
    return _names_kind(defect, finding), _overlap(defect, finding)


def _names_kind(defect: Defect, finding: Finding) -> bool:
    """Whether the finding's kind holds all words of the defect's: `data leakage` names `leakage`."""
    return _words(defect.kind) <= _words(finding.kind)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))
