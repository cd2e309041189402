"""The revision of a question: a hash of what matters to the answer, so that mending a typo keeps it."""

import hashlib
import json
from collections.abc import Iterable

from interviewprep.model.literals import format_literal, parse_literal
from interviewprep.model.question import (
    CallKind,
    Case,
    Check,
    Choice,
    Content,
    Numeric,
    Open,
    Order,
    Program,
    Review,
    Short,
)
from interviewprep.model.rubric import Misconception
from interviewprep.model.taxonomy import Format

Plain = dict[str, object]


def revision_of(form: Format, content: Content) -> str:
    """Hash what decides between right and wrong, as 12 hexadecimal digits.

    Wording, titles, hints, explanations and the order of options or criteria have no part in it.
    """
    text = json.dumps({"format": form.value, **_essence(form, content)}, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _essence(form: Format, content: Content) -> Plain:
    match content:
        case Choice():
            return {"options": sorted((option.id, option.is_key) for option in content.options)}
        case Numeric():
            return {"value": float(content.value), "unit": content.unit, "tolerance": float(content.tolerance)}
        case Order():
            return {"steps": sorted(step.id for step in content.steps), "before": sorted(content.before)}
        case Short():
            criteria = sorted((criterion.id, float(criterion.weight)) for criterion in content.criteria)
            return {"criteria": criteria, "wrong": _weights(content.misconceptions)}
        case Open():
            return _open(content)
        case Review():
            return {"defects": sorted((d.id, d.first_line, d.last_line, d.kind) for d in content.defects)}
        case Program():
            return _program(form, content)


def _open(content: Open) -> Plain:
    return {
        "stages": [stage.id for stage in content.stages],
        "dimensions": sorted(
            (dimension.id, float(dimension.weight), sorted((item.id, item.level) for item in dimension.criteria))
            for dimension in content.dimensions
        ),
        "numbers": sorted((item.id, float(item.value), item.unit, float(item.tolerance)) for item in content.numbers),
        "wrong": _weights(content.misconceptions),
    }


def _program(form: Format, content: Program) -> Plain:
    check = content.check
    return {
        "call": [content.call.value, content.name],
        "check": [
            check.kind,
            float(check.rel),
            float(check.abs),
            check.nan_equal,
            check.mutation_allowed,
            check.in_place,
        ],
        "limits": [float(content.limits.cpu_s), content.limits.memory_mib],
        "packages": sorted(content.packages),
        "cases": sorted(_case(content.call, case) for case in content.cases),
        **_policies(content),
        # The failing program is what a bugfix asks about; elsewhere a starter is a convenience.
        "starter": content.starter if form is Format.BUGFIX else "",
    }


def _policies(content: Program) -> Plain:
    """List what goes beyond the first policies, where it is used: other questions keep their revision."""
    check, usual = content.check, Check()
    names = ("dtype", "iterators", "columns", "index")
    chosen = {name: getattr(check, name) for name in names if getattr(check, name) != getattr(usual, name)}
    checker: Plain = {"checker": content.checker} if content.checker else {}
    growth: Plain = {"growth": [content.growth.target, *content.growth.sizes]} if content.growth else {}
    return chosen | checker | growth


def _case(call: CallKind, case: Case) -> list[object]:
    args = case.args.strip() if call is CallKind.SQL else _canonical(case.args)
    expected = _canonical(case.expected) if case.expected else ""
    return [case.id, case.group.value, args, expected, case.raises, case.regression]


def _canonical(text: str) -> str:
    return format_literal(parse_literal(text))


def _weights(misconceptions: Iterable[Misconception]) -> list[tuple[str, float]]:
    return sorted((item.id, float(item.weight)) for item in misconceptions)
