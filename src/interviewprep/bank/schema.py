"""What may stand in the TOML of a bank, a question and its cases: the one room where pydantic is at home.

Checks that need one table only live here as validators, so that a fault elsewhere does not hide theirs.
Checks between files, or between TOML and Markdown, are left to `content`, `program` and `parse`.
"""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from interviewprep.bank.arithmetic import evaluate
from interviewprep.bank.markdown import SLUG
from interviewprep.bank.textfile import FaultLog
from interviewprep.bank.toml import Location, TomlText
from interviewprep.base.text import did_you_mean
from interviewprep.model.question import Group
from interviewprep.model.taxonomy import Area, Difficulty, Domain, Format
from interviewprep.model.verdict import Verdict

FORMAT_VERSION = 1

Complaint = tuple[Location, str]
"""Where below the validated table something is wrong, and what."""

# A float carries fewer digits than the decimals people write: 5 * 0.1 may exceed 0.5 by the last bit.
_SLACK = 1 + 1e-9


def complain(complaints: Iterable[Complaint]) -> None:
    """Raise all complaints of a validator as one error, which `validate` takes apart again."""
    found = list(complaints)
    if found:
        raise PydanticCustomError("complaints", "several faults", {"complaints": found})


def doubled(ids: Iterable[tuple[Location, str]]) -> Iterable[Complaint]:
    """Complain about every id that was seen before."""
    seen: set[str] = set()
    for location, name in ids:
        if name in seen:
            yield location, f"the id `{name}` stands here a second time"
        seen.add(name)


def _slug(value: str) -> str:
    if not SLUG.fullmatch(value) or len(value) > 80:
        complain([((), "must be lower-case letters, digits and single hyphens, at most 80 characters")])
    return value


def _ref(value: str) -> str:
    if not all(SLUG.fullmatch(part) for part in value.split("/")) or value.count("/") > 1:
        complain([((), "must be a question id, or `bank/id`")])
    return value


def _said(value: str) -> str:
    if not value.strip():
        complain([((), "must not be empty")])
    return value


def _once(values: list[str]) -> list[str]:
    complain(doubled(((), value) for value in values))
    return values


Slug = Annotated[str, AfterValidator(_slug)]
Ref = Annotated[str, AfterValidator(_ref)]
Text = Annotated[str, AfterValidator(_said)]
Weight = Annotated[float, Field(gt=0, le=100)]
Positive = Annotated[float, Field(gt=0)]
Share = Annotated[float, Field(ge=0, le=1)]
Slugs = Annotated[list[Slug], AfterValidator(_once)]
Refs = Annotated[list[Ref], AfterValidator(_once)]
# TOML has texts where the model has enumerations; strict mode would refuse to turn one into the other.
Named = Field(strict=False)


class Table(BaseModel):
    """A TOML table that refuses unknown keys and converts nothing."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)


class BankTable(Table):
    """`bank.toml`."""

    format: Literal[1]
    name: Slug
    title: Text
    licence: Text
    gates: Annotated[
        list[Literal["G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8", "G9", "G10"]], AfterValidator(_once)
    ] = ["G1", "G2", "G6", "G10"]
    plan: dict[Annotated[Format, Named], Annotated[int, Field(ge=0)]] = {}


class HintTable(Table):
    """One hint."""

    text: Text
    price: Share


class FrontTable(Table):
    """The keys that every question has."""

    id: Slug
    area: Annotated[Area, Named]
    topic: Slug
    domain: Annotated[Domain, Named]
    domains: list[Annotated[Domain, Named]] = []
    phase: Literal[1, 2, 3, 4]
    difficulty: Annotated[Difficulty, Named]
    minutes: Annotated[float, Field(gt=0, le=240)]
    format: Annotated[Format, Named]
    title: Text
    prerequisites: Refs = []
    supersedes: Slugs = []
    misconceptions: Slugs = []
    author: Text
    origin: Text
    licence: Text
    as_of: date | None = None
    review_by: date | None = None
    hints: list[HintTable] = []

    @model_validator(mode="after")
    def _is_consistent(self) -> "FrontTable":
        complain(self.complaints())
        return self

    def complaints(self) -> Iterable[Complaint]:
        """List what contradicts itself between keys of the front matter."""
        if self.hints and sum(hint.price for hint in self.hints) > _SLACK:
            yield ("hints",), "the prices of the hints add up to more than 1"
        if self.review_by is not None and self.as_of is None:
            yield ("review_by",), "`review_by` needs `as_of`: the day on which the facts were checked"
        if self.review_by is not None and self.as_of is not None and self.review_by <= self.as_of:
            yield ("review_by",), "`review_by` must lie after `as_of`"
        if self.id in self.prerequisites:
            yield ("prerequisites",), "a question cannot be its own prerequisite"
        if self.id in self.supersedes:
            yield ("supersedes",), "a question cannot supersede itself"


class WrongPathTable(Table):
    """One wrong way to a number."""

    value: float
    misconception: Slug
    why: Text


class NumericAnswer(Table):
    """The answer of a numeric question."""

    value: float
    unit: str
    tolerance: Annotated[float, Field(ge=0)]
    recompute: Text
    wrong: list[WrongPathTable] = []

    @model_validator(mode="after")
    def _is_consistent(self) -> "NumericAnswer":
        complain([*recompute_complaints(self.recompute, self.value, self.tolerance), *self._crowded()])
        return self

    def _crowded(self) -> Iterable[Complaint]:
        for index, path in enumerate(self.wrong):
            distance = abs(path.value - self.value)
            if distance == 0 or self.tolerance * 5 > distance * _SLACK:
                near = f"{path.value:g} lies within five tolerances of the right value {self.value:g}"
                yield ("wrong", index, "value"), f"{near}; the tolerance may be at most {distance / 5:g}"


def recompute_complaints(expression: str, value: float, tolerance: float) -> Iterable[Complaint]:
    """Complain when an expression has no value or lies further than the absolute tolerance from `value`."""
    try:
        computed = evaluate(expression)
    except ValueError as error:
        yield ("recompute",), f"`recompute`: {error}"
        return
    if abs(computed - value) > tolerance * _SLACK + abs(value) * 1e-12:
        yield ("recompute",), f"`recompute` gives {computed:.12g}, which is not `value` {value:.12g} within tolerance"


class NumericTable(FrontTable):
    """Front matter of a numeric question."""

    answer: NumericAnswer


class OrderAnswer(Table):
    """The answer of an order question."""

    before: Annotated[list[Annotated[list[Slug], Field(min_length=2, max_length=2)]], Field(min_length=1)]


class OrderTable(FrontTable):
    """Front matter of an order question."""

    answer: OrderAnswer


class DefectTable(Table):
    """One planted defect of a review."""

    id: Slug
    lines: Annotated[list[Annotated[int, Field(ge=1)]], Field(min_length=2, max_length=2)]
    kind: Text
    effect: Text
    repair: Text

    @model_validator(mode="after")
    def _is_consistent(self) -> "DefectTable":
        if self.lines[0] > self.lines[1]:
            complain([(("lines",), "`lines` holds the first line, then the last")])
        return self


class ReviewTable(FrontTable):
    """Front matter of a review question."""

    defects: Annotated[list[DefectTable], Field(min_length=1)]
    harmless: list[Text] = []

    def complaints(self) -> Iterable[Complaint]:
        """List what contradicts itself between keys of the front matter."""
        yield from FrontTable.complaints(self)
        yield from doubled((("defects", i, "id"), defect.id) for i, defect in enumerate(self.defects))


class CaseTable(Table):
    """One test case."""

    id: Slug
    group: Annotated[Group, Named]
    sample: bool = False
    args: str
    expected: str | None = None
    raises: str | None = None
    regression: bool = False

    @model_validator(mode="after")
    def _is_consistent(self) -> "CaseTable":
        if (self.expected is None) == (self.raises is None):
            complain([((), f"case `{self.id}` needs exactly one of `expected` and `raises`")])
        return self


class CasesTable(Table):
    """`cases.toml`."""

    case: Annotated[list[CaseTable], Field(min_length=2)]

    @model_validator(mode="after")
    def _is_consistent(self) -> "CasesTable":
        complain(doubled((("case", i, "id"), case.id) for i, case in enumerate(self.case)))
        return self


class CallTable(Table):
    """What the judge calls."""

    kind: Literal["function", "class"]
    name: Text

    @model_validator(mode="after")
    def _is_consistent(self) -> "CallTable":
        if not self.name.isidentifier():
            complain([(("name",), "`name` must be a Python name")])
        return self


class SqlCallTable(Table):
    """How a query is named."""

    kind: Literal["sql"]
    name: Literal["query"]


class CheckTable(Table):
    """How a returned value is compared."""

    kind: Literal["exact", "tolerance", "unordered"] = "exact"
    rel: Annotated[float, Field(ge=0)] = 1e-9
    abs: Annotated[float, Field(ge=0)] = 1e-12
    nan_equal: bool = False
    mutation_allowed: bool = False
    in_place: bool = False


class SqlCheckTable(Table):
    """How returned rows are compared."""

    kind: Literal["rows", "ordered_rows"] = "rows"
    rel: Annotated[float, Field(ge=0)] = 1e-9
    abs: Annotated[float, Field(ge=0)] = 1e-12


class LimitsTable(Table):
    """What one test may use."""

    cpu_s: Annotated[float, Field(gt=0, le=60)] = 2.0
    memory_mib: Annotated[int, Field(ge=16, le=4096)] = 256


class InputsTable(Table):
    """Which inputs a program meets, and what it may import."""

    domain: Text
    packages: Annotated[list[Literal["numpy", "pandas"]], AfterValidator(_once)] = []


class SqlInputsTable(Table):
    """Which databases a query meets."""

    domain: Text


class WrongSolutionTable(Table):
    """Why a wrong solution must fail, and how."""

    reason: Text
    verdict: Annotated[Verdict, Named]

    @model_validator(mode="after")
    def _is_consistent(self) -> "WrongSolutionTable":
        if self.verdict in {Verdict.ACCEPTED, Verdict.JUDGE_ERROR}:
            complain([(("verdict",), f"a wrong solution cannot be meant to get `{self.verdict}`")])
        return self


class EquivalentTable(Table):
    """A mutant of the reference that behaves the same."""

    mutant: Text
    reason: Text


class CodeTable(FrontTable):
    """Front matter of a code or bugfix question."""

    call: CallTable
    check: CheckTable = CheckTable()
    limits: LimitsTable = LimitsTable()
    inputs: InputsTable
    wrong: dict[Slug, WrongSolutionTable] = {}
    equivalent: list[EquivalentTable] = []


class SqlTable(FrontTable):
    """Front matter of an SQL question."""

    call: SqlCallTable
    check: SqlCheckTable = SqlCheckTable()
    limits: LimitsTable = LimitsTable()
    inputs: SqlInputsTable | None = None
    wrong: dict[Slug, WrongSolutionTable] = {}
    equivalent: list[EquivalentTable] = []


class CriterionTable(Table):
    """One weighted criterion of a short answer."""

    id: Slug
    text: Text
    weight: Weight = 1.0
    expressions: list[Text] = []


class MisconceptionTable(Table):
    """A wrong belief that deducts when an answer states it."""

    id: Slug
    text: Text
    weight: Weight
    expressions: list[Text] = []


class ShortTable(FrontTable):
    """Front matter of a short answer."""

    criteria: Annotated[list[CriterionTable], Field(min_length=1)]
    wrong: list[MisconceptionTable] = []

    def complaints(self) -> Iterable[Complaint]:
        """List what contradicts itself between keys of the front matter."""
        yield from FrontTable.complaints(self)
        criteria = [(("criteria", i, "id"), criterion.id) for i, criterion in enumerate(self.criteria)]
        yield from doubled([*criteria, *((("wrong", i, "id"), wrong.id) for i, wrong in enumerate(self.wrong))])


class LevelCriterionTable(Table):
    """One criterion of a dimension."""

    id: Slug
    level: Annotated[int, Field(ge=1, le=4)]
    text: Text
    expressions: list[Text] = []


class DimensionTable(Table):
    """One dimension of a rubric."""

    id: Slug
    title: Text
    weight: Weight
    criteria: list[LevelCriterionTable]

    @model_validator(mode="after")
    def _is_consistent(self) -> "DimensionTable":
        missing = sorted({1, 2, 3, 4} - {criterion.level for criterion in self.criteria})
        complain(((), f"dimension `{self.id}` has no criterion of level {level}") for level in missing)
        return self


class FollowUpTable(Table):
    """A further question."""

    id: Slug
    text: Text
    criterion: str = ""


class StageTable(Table):
    """One timed part of a case."""

    id: Slug
    title: Text
    minutes: Positive
    follow_ups: list[FollowUpTable] = []


class NumberTable(Table):
    """A number that a design needs."""

    id: Slug
    label: Text
    value: float
    unit: str
    tolerance: Share
    recompute: Text

    @model_validator(mode="after")
    def _is_consistent(self) -> "NumberTable":
        complain(recompute_complaints(self.recompute, self.value, self.tolerance * abs(self.value)))
        return self


class LongTable(FrontTable):
    """Front matter of a long answer."""

    stages: Annotated[list[StageTable], Field(min_length=1, max_length=1)]
    dimensions: Annotated[list[DimensionTable], Field(min_length=1)]
    wrong: list[MisconceptionTable] = []

    def complaints(self) -> Iterable[Complaint]:
        """List what contradicts itself between keys of the front matter."""
        yield from FrontTable.complaints(self)
        yield from doubled((("stages", i, "id"), stage.id) for i, stage in enumerate(self.stages))
        yield from doubled((("dimensions", i, "id"), dimension.id) for i, dimension in enumerate(self.dimensions))
        criteria = [
            (("dimensions", i, "criteria", j, "id"), criterion.id)
            for i, dimension in enumerate(self.dimensions)
            for j, criterion in enumerate(dimension.criteria)
        ]
        yield from doubled([*criteria, *((("wrong", i, "id"), wrong.id) for i, wrong in enumerate(self.wrong))])
        yield from self._follow_up_complaints({name for _, name in criteria})
        spent = sum(stage.minutes for stage in self.stages)
        if abs(spent - self.minutes) > 1e-6:
            yield ("minutes",), f"the minutes of the stages add up to {spent:g}, not to {self.minutes:g}"

    def _follow_up_complaints(self, criteria: set[str]) -> Iterable[Complaint]:
        follow_ups = [
            (("stages", i, "follow_ups", j), follow_up)
            for i, stage in enumerate(self.stages)
            for j, follow_up in enumerate(stage.follow_ups)
        ]
        yield from doubled(((*place, "id"), follow_up.id) for place, follow_up in follow_ups)
        for place, follow_up in follow_ups:
            if follow_up.criterion and follow_up.criterion not in criteria:
                hint = did_you_mean(follow_up.criterion, criteria)
                yield (*place, "criterion"), f"no criterion has the id `{follow_up.criterion}`.{hint}"


class CaseStudyTable(LongTable):
    """Front matter of a case."""

    stages: Annotated[list[StageTable], Field(min_length=5, max_length=5)]
    numbers: list[NumberTable] = []

    def complaints(self) -> Iterable[Complaint]:
        """List what contradicts itself between keys of the front matter."""
        yield from LongTable.complaints(self)
        yield from doubled((("numbers", i, "id"), number.id) for i, number in enumerate(self.numbers))


class LockTable(Table):
    """One id of `bank.lock`."""

    revision: Text
    superseded_by: Slug | None = None


class LockFileTable(Table):
    """`bank.lock`."""

    format: Literal[1]
    question: dict[Slug, LockTable] = {}


FRONT_TABLES: dict[Format, type[FrontTable]] = {
    Format.CODE: CodeTable,
    Format.BUGFIX: CodeTable,
    Format.SQL: SqlTable,
    Format.REVIEW: ReviewTable,
    Format.SINGLE: FrontTable,
    Format.MULTI: FrontTable,
    Format.NUMERIC: NumericTable,
    Format.SHORT: ShortTable,
    Format.ORDER: OrderTable,
    Format.CASE: CaseStudyTable,
    Format.LONG: LongTable,
}

AnyTable = TypeVar("AnyTable", bound=Table)


def validate(
    model: type[AnyTable],
    raw: dict[str, object],
    source: TomlText,
    log: FaultLog,
    *,
    only: frozenset[str] | None = None,
) -> AnyTable | None:
    """Turn a parsed table into its model, or note every fault on its line and return None.

    `only` limits the faults noted to these top-level keys.
    """
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        for details in error.errors(include_url=False, include_input=False):
            if only is None or (details["loc"] and details["loc"][0] in only):
                _note(details, model, source, log)
    return None


def _note(details: ErrorDetails, model: type[Table], source: TomlText, log: FaultLog) -> None:
    location = tuple(details["loc"])
    line = source.line(location)
    name = ".".join(part for part in location if isinstance(part, str))
    match details["type"]:
        case "complaints":
            for place, message in details["ctx"]["complaints"]:
                prefix = f"`{name}` " if not place and message.startswith("must ") else ""
                log.add(source.line((*location, *place)), f"{prefix}{message}")
        case "missing":
            log.add(line, f"missing key `{name}`")
        case "extra_forbidden":
            log.add(line, f"unknown key `{name}`{_advise(location, model)}")
        case _:
            message = details["msg"].replace("Input should", "must").replace("List should", "must")
            log.add(line, f"`{name}`: {message}")


def _advise(location: Location, model: type[Table]) -> str:
    key = str(location[-1])
    if len(location) > 1 and key in model.model_fields:
        return f"; `{key}` belongs to the top level, so it stands above the first [table]"
    return f".{did_you_mean(key, _known_keys(Table))}"


def _known_keys(table: type[Table]) -> set[str]:
    keys = set(table.model_fields)
    for child in table.__subclasses__():
        keys |= _known_keys(child)
    return keys
