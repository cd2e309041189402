"""What every TOML table of a bank is made of: strict models, complaints with their place, and faults with their line.

This room is where pydantic is at home. Checks that need one table only live there as
validators, so that a fault elsewhere does not hide theirs. Checks between files, or between TOML and Markdown, are
left to `content`, `program` and `parse`.
"""

from collections.abc import Iterable
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from interviewprep.bank.files.markdown import SLUG
from interviewprep.bank.files.textfile import FaultLog
from interviewprep.bank.files.toml import Location, TomlText
from interviewprep.base.text import did_you_mean
from interviewprep.model.taxonomy import Difficulty, Domain, Format

FORMAT_VERSION = 1

Complaint = tuple[Location, str]
"""Where below the validated table something is wrong, and what."""

# A float carries fewer digits than the decimals people write: 5 * 0.1 may exceed 0.5 by the last bit.
SLACK = 1 + 1e-9


def complain(complaints: Iterable[Complaint], gate: str = "G1") -> None:
    """Raise all complaints of a validator as one error, which `validate` takes apart again.

    `gate` is the rule of `prep bank check` that they are about.
    """
    found = list(complaints)
    if found:
        raise PydanticCustomError("complaints", "several faults", {"complaints": found, "gate": gate})


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


def once(values: list[str]) -> list[str]:
    """Refuse a list in which an entry stands twice."""
    complain(doubled(((), value) for value in values))
    return values


Slug = Annotated[str, AfterValidator(_slug)]
Ref = Annotated[str, AfterValidator(_ref)]
Text = Annotated[str, AfterValidator(_said)]
Weight = Annotated[float, Field(gt=0, le=100)]
Positive = Annotated[float, Field(gt=0)]
Share = Annotated[float, Field(ge=0, le=1)]
Slugs = Annotated[list[Slug], AfterValidator(once)]
Refs = Annotated[list[Ref], AfterValidator(once)]
# A literal 1 would let `true` pass.
Version = Annotated[int, Field(ge=FORMAT_VERSION, le=FORMAT_VERSION)]
# TOML has texts where the model has enumerations; strict mode would refuse to turn one into the other.
Named = Field(strict=False)


class Table(BaseModel):
    """A TOML table that refuses unknown keys and converts nothing."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)


Count = Annotated[int, Field(ge=0)]


class ProjectTable(Table):
    """The questions that serve each stage of an end-to-end project, by id or by topic."""

    preprocess: Slugs = Field(default_factory=list)
    train: Slugs = Field(default_factory=list)
    tune: Slugs = Field(default_factory=list)
    deploy: Slugs = Field(default_factory=list)
    monitor: Slugs = Field(default_factory=list)


class FormatsTable(Table):
    """Questions by format."""

    code: Count = 0
    sql: Count = 0
    bugfix: Count = 0
    review: Count = 0
    single: Count = 0
    multi: Count = 0
    numeric: Count = 0
    short: Count = 0
    order: Count = 0
    case: Count = 0
    long: Count = 0

    def formats(self) -> dict[str, int]:
        """Give the counts that are said, by format."""
        return {form.value: getattr(self, form.value) for form in Format if form.value in self.model_fields_set}


class PlanTable(FormatsTable):
    """What a bank is to hold now; `prep bank check` keeps it to that."""

    topics: dict[Slug, Count] = Field(default_factory=dict)
    difficulty: dict[Annotated[Difficulty, Named], Count] = Field(default_factory=dict)
    misconceptions: Slugs = Field(default_factory=list)
    projects: dict[Slug, ProjectTable] = Field(default_factory=dict)


class GoalTable(FormatsTable):
    """What a bank is to hold once it is complete: each table counts the same questions in another way."""

    topics: dict[Slug, Count] = Field(default_factory=dict)
    difficulty: dict[Annotated[Difficulty, Named], Count] = Field(default_factory=dict)
    domain: dict[Annotated[Domain, Named], Count] = Field(default_factory=dict)
    phase: dict[Literal["1", "2", "3", "4"], Count] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _is_consistent(self) -> "GoalTable":
        total = sum(self.formats().values())
        sums = {
            "topics": sum(self.topics.values()),
            "difficulty": sum(self.difficulty.values()),
            "domain": sum(self.domain.values()),
            "phase": sum(self.phase.values()),
        }
        complain(
            ((name,), f"the counts add up to {counted}, and those of the formats in [goal] to {total}")
            for name, counted in sums.items()
            if counted not in {0, total}
        )
        return self


class BankTable(Table):
    """`bank.toml`."""

    format: Version
    name: Slug
    title: Text
    licence: Text
    gates: Annotated[
        list[Literal["G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8", "G9", "G10"]], AfterValidator(once)
    ] = ["G1", "G2", "G6", "G10"]
    plan: PlanTable = Field(default_factory=PlanTable)
    goal: GoalTable = Field(default_factory=GoalTable)


class LockTable(Table):
    """One id of `bank.lock`."""

    revision: Text
    superseded_by: Slug | None = None


class LockFileTable(Table):
    """`bank.lock`."""

    format: Version
    question: dict[Slug, LockTable] = Field(default_factory=dict)


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
                log.add(source.line((*location, *place)), f"{prefix}{message}", details["ctx"]["gate"])
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
    known = _known_keys(Table)
    return "; it has no meaning here, delete it" if key in known else f".{did_you_mean(key, known)}"


def _known_keys(table: type[Table]) -> set[str]:
    keys = set(table.model_fields)
    for child in table.__subclasses__():
        keys |= _known_keys(child)
    return keys
