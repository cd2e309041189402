"""Front matter of questions that are answered by a program, and their test cases."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from interviewprep.bank.schema.front import FrontTable
from interviewprep.bank.schema.tables import Named, Slug, Table, Text, complain, doubled, once
from interviewprep.model.question import Group
from interviewprep.model.verdict import Verdict


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

    kind: Literal["exact", "tolerance", "unordered", "multiset", "any_valid"] = "exact"
    rel: Annotated[float, Field(ge=0, lt=1)] = 1e-9
    abs: Annotated[float, Field(ge=0)] = 1e-12
    nan_equal: bool = False
    mutation_allowed: bool = False
    in_place: bool = False
    dtype: Literal["same", "kind", "any"] | None = None
    iterators: Literal["refuse", "list"] = "refuse"
    columns: Literal["same", "any"] = "same"
    index: Literal["same", "ignore"] = "same"


class SqlCheckTable(Table):
    """How returned rows are compared."""

    kind: Literal["rows", "ordered_rows"] = "rows"
    rel: Annotated[float, Field(ge=0, lt=1)] = 1e-9
    abs: Annotated[float, Field(ge=0)] = 1e-12


class LimitsTable(Table):
    """What one test may use."""

    cpu_s: Annotated[float, Field(gt=0, le=60)] = 2.0
    memory_mib: Annotated[int, Field(ge=16, le=4096)] = 256


class InputsTable(Table):
    """Which inputs a program meets, and what it may import."""

    domain: Text
    packages: Annotated[list[Literal["numpy", "pandas"]], AfterValidator(once)] = Field(default_factory=list)


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


class GrowthTable(Table):
    """How CPU may grow with the size of the input."""

    target: Literal["1", "log n", "n", "n log n", "n^2", "n^3"]
    sizes: Annotated[list[Annotated[int, Field(ge=2)]], Field(min_length=4, max_length=10)]

    @model_validator(mode="after")
    def _is_consistent(self) -> "GrowthTable":
        if sorted(set(self.sizes)) != self.sizes:
            complain([(("sizes",), "`sizes` must grow from one to the next")])
        return self


class CodeTable(FrontTable):
    """Front matter of a code or bugfix question."""

    call: CallTable
    check: CheckTable = CheckTable()
    limits: LimitsTable = LimitsTable()
    inputs: InputsTable
    wrong: dict[Slug, WrongSolutionTable] = Field(default_factory=dict)
    equivalent: list[EquivalentTable] = Field(default_factory=list)
    growth: GrowthTable | None = None


class SqlTable(FrontTable):
    """Front matter of an SQL question."""

    call: SqlCallTable
    check: SqlCheckTable = SqlCheckTable()
    limits: LimitsTable = LimitsTable()
    inputs: SqlInputsTable | None = None
    wrong: dict[Slug, WrongSolutionTable] = Field(default_factory=dict)
    equivalent: list[EquivalentTable] = Field(default_factory=list)
