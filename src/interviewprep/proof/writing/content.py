"""What each format adds to a question's file, and the files that lie beside it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from interviewprep.bank.review import REPAIRED, TESTS
from interviewprep.model.question import (
    CallKind,
    Case,
    Check,
    Choice,
    Content,
    Limits,
    Numeric,
    Open,
    Order,
    Program,
    Review,
    Short,
)
from interviewprep.model.rubric import Criterion, Misconception, Sample
from interviewprep.model.taxonomy import Format
from interviewprep.proof.writing.toml import named_table

_BACKQUOTES = re.compile(r"`+")
_ROWS = Check(kind="rows")


@dataclass(frozen=True, slots=True)
class Written:
    """Keys of the top of the front matter, its tables, sections by heading, and files by name."""

    keys: Mapping[str, object] = field(default_factory=dict)
    tables: str = ""
    sections: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)


def written(form: Format, content: Content) -> Written:
    """Write the content of a question of this format."""
    match content:
        case Choice():
            return Written(sections={"Options": "\n".join(_options(content))})
        case Numeric():
            return Written(tables=_numeric(content))
        case Order():
            steps = "\n".join(f"- `{step.id}`: {_indented(step.text, '  ')}" for step in content.steps)
            before = [list(pair) for pair in content.before]
            return Written(tables=named_table("[answer]", {"before": before}), sections={"Steps": steps})
        case Short():
            tables = "".join(_criterion("[[criteria]]", one) for one in content.criteria)
            sections = {"Exemplar": content.exemplar, **_samples(content.samples)}
            return Written(tables=tables + _misconceptions(content.misconceptions), sections=sections)
        case Open():
            return _open(content)
        case Review():
            return _review(content)
        case Program():
            return _program(form, content)


def fenced(text: str, language: str) -> str:
    """Write a block of code whose fence no line of it can close."""
    fence = "`" * max(3, 1 + max((len(run) for run in _BACKQUOTES.findall(text)), default=0))
    return f"{fence}{language}\n{text}\n{fence}"


def _options(content: Choice) -> Iterator[str]:
    for option in content.options:
        yield f"- [{'x' if option.is_key else ' '}] `{option.id}`: {_indented(option.text, '  ')}"
        yield f"  > {_indented(option.why, '  > ')}"


def _indented(text: str, mark: str) -> str:
    return text.replace("\n", f"\n{mark}")


def _numeric(content: Numeric) -> str:
    answer = {
        "value": content.value,
        "unit": content.unit,
        "tolerance": content.tolerance,
        "recompute": content.recompute,
    }
    paths = (
        named_table("[[answer.wrong]]", {"value": path.value, "misconception": path.misconception, "why": path.why})
        for path in content.wrong_paths
    )
    return named_table("[answer]", answer) + "".join(paths)


def _criterion(header: str, one: Criterion) -> str:
    place: dict[str, object] = {"level": one.level} if one.level else {"weight": one.weight}
    return named_table(header, {"id": one.id, **place, "text": one.text, "expressions": one.expressions})


def _misconceptions(found: Iterable[Misconception]) -> str:
    return "".join(
        named_table("[[wrong]]", {"id": one.id, "text": one.text, "weight": one.weight, "expressions": one.expressions})
        for one in found
    )


def _samples(samples: Iterable[Sample]) -> dict[str, str]:
    groups = {"Accepted": True, "Rejected": False}
    return {
        title: "\n\n".join(f"### {one.name}\n\n{one.text}" for one in samples if one.accepted is accepted)
        for title, accepted in groups.items()
    }


def _open(content: Open) -> Written:
    tables = []
    for stage in content.stages:
        tables.append(named_table("[[stages]]", {"id": stage.id, "title": stage.title, "minutes": stage.minutes}))
        tables += [
            named_table("[[stages.follow_ups]]", {"id": one.id, "text": one.text, "criterion": one.criterion})
            for one in stage.follow_ups
        ]
    for dimension in content.dimensions:
        about = {"id": dimension.id, "title": dimension.title, "weight": dimension.weight}
        tables.append(named_table("[[dimensions]]", about))
        tables += [_criterion("[[dimensions.criteria]]", one) for one in dimension.criteria]
    for number in content.numbers:
        about = {"id": number.id, "label": number.label, "value": number.value, "unit": number.unit}
        tables.append(
            named_table("[[numbers]]", {**about, "tolerance": number.tolerance, "recompute": number.recompute})
        )
    prompts = "\n\n".join(f"### {stage.id}\n\n{stage.prompt}" for stage in content.stages)
    sections = {"Stages": prompts, "Exemplar": content.exemplar, **_samples(content.samples)}
    return Written(tables="".join(tables) + _misconceptions(content.misconceptions), sections=sections)


def _review(content: Review) -> Written:
    tables = (
        named_table(
            "[[defects]]",
            {
                "id": one.id,
                "lines": (one.first_line, one.last_line),
                "kind": one.kind,
                "effect": one.effect,
                "repair": one.repair,
            },
        )
        for one in content.defects
    )
    sections = {"Code": fenced(content.code, content.language)}
    files = {TESTS: content.tests, REPAIRED: content.repaired} if content.tests else {}
    return Written({"harmless": content.harmless}, "".join(tables), sections, files)


def _program(form: Format, content: Program) -> Written:
    suffix = "sql" if form is Format.SQL else "py"
    helpers = {"oracle": content.oracle, "inputs": content.inputs, "checker": content.checker}
    files = {
        f"starter.{suffix}": content.starter,
        f"reference.{suffix}": content.reference,
        **{f"{name}.py": source for name, source in helpers.items() if source},
        **{f"wrong/{wrong.name}.{suffix}": wrong.source for wrong in content.wrong},
        "cases.toml": "\n".join(_case(case).lstrip("\n") for case in content.cases),
    }
    return Written(tables="".join(_program_tables(content)), files=files)


def _program_tables(content: Program) -> Iterator[str]:
    yield named_table("[call]", {"kind": content.call, "name": content.name})
    usual = _ROWS if content.call is CallKind.SQL else Check()
    if check := _unlike(content.check, usual):
        yield named_table("[check]", check)
    if limits := _unlike(content.limits, Limits()):
        yield named_table("[limits]", limits)
    if content.input_domain:
        packages: dict[str, object] = {"packages": content.packages} if content.packages else {}
        yield named_table("[inputs]", {"domain": content.input_domain, **packages})
    if content.growth:
        yield named_table("[growth]", {"target": content.growth.target, "sizes": content.growth.sizes})
    for wrong in content.wrong:
        yield named_table(f"[wrong.{wrong.name}]", {"reason": wrong.reason, "verdict": wrong.verdict})
    for one in content.equivalents:
        yield named_table("[[equivalent]]", {"mutant": one.mutant, "reason": one.reason})


def _unlike(values: Check | Limits, usual: Check | Limits) -> dict[str, object]:
    """Give the fields that are not as they are when nothing is written."""
    names = type(values).__dataclass_fields__
    return {name: getattr(values, name) for name in names if getattr(values, name) != getattr(usual, name)}


def _case(case: Case) -> str:
    result = {"raises": case.raises} if case.raises else {"expected": case.expected}
    regression = {"regression": True} if case.regression else {}
    about = {"id": case.id, "group": case.group, "sample": case.sample, "args": case.args}
    return named_table("[[case]]", {**about, **result, **regression})
