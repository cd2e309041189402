"""Front matter of questions whose answers are compared: numeric, order and review."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field, model_validator

from interviewprep.bank.schema.front import FrontTable, recompute_complaints
from interviewprep.bank.schema.tables import SLACK, Complaint, Slug, Table, Text, complain, doubled


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
    wrong: list[WrongPathTable] = Field(default_factory=list)

    @model_validator(mode="after")
    def _is_consistent(self) -> "NumericAnswer":
        complain([*recompute_complaints(self.recompute, self.value, self.tolerance), *self._crowded()], gate="G2")
        return self

    def _crowded(self) -> Iterable[Complaint]:
        for index, path in enumerate(self.wrong):
            distance = abs(path.value - self.value)
            if distance == 0 or self.tolerance * 5 > distance * SLACK:
                near = f"{path.value:g} lies within five tolerances of the right value {self.value:g}"
                yield ("wrong", index, "value"), f"{near}; the tolerance may be at most {distance / 5:g}"


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
    harmless: list[Text] = Field(default_factory=list)

    def complaints(self) -> Iterable[Complaint]:
        """List what contradicts itself between keys of the front matter."""
        yield from FrontTable.complaints(self)
        yield from doubled((("defects", i, "id"), defect.id) for i, defect in enumerate(self.defects))
