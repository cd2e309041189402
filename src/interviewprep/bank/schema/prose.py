"""Front matter of questions that are answered in prose: short, case and long."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from interviewprep.bank.schema.front import FrontTable, recompute_complaints
from interviewprep.bank.schema.tables import Complaint, Positive, Share, Slug, Table, Text, Weight, complain, doubled
from interviewprep.base.text import did_you_mean
from interviewprep.model.expressions import ExpressionFault, parse_expression


def _read_as_relation(written: str) -> str:
    try:
        parse_expression(written)
    except ExpressionFault as fault:
        complain([((), f"`{written}`: {fault}")])
    return written


Expressions = list[Annotated[Text, AfterValidator(_read_as_relation)]]


class CriterionTable(Table):
    """One weighted criterion of a short answer."""

    id: Slug
    text: Text
    weight: Weight = 1.0
    expressions: Expressions = Field(default_factory=list)


class MisconceptionTable(Table):
    """A wrong belief that deducts when an answer states it."""

    id: Slug
    text: Text
    weight: Weight
    expressions: Expressions = Field(default_factory=list)


class ShortTable(FrontTable):
    """Front matter of a short answer."""

    criteria: Annotated[list[CriterionTable], Field(min_length=1)]
    wrong: list[MisconceptionTable] = Field(default_factory=list)

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
    expressions: Expressions = Field(default_factory=list)


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
    follow_ups: list[FollowUpTable] = Field(default_factory=list)


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
        complain(recompute_complaints(self.recompute, self.value, self.tolerance * abs(self.value)), gate="G2")
        return self


class LongTable(FrontTable):
    """Front matter of a long answer."""

    stages: Annotated[list[StageTable], Field(min_length=1, max_length=1)]
    dimensions: Annotated[list[DimensionTable], Field(min_length=1)]
    wrong: list[MisconceptionTable] = Field(default_factory=list)

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
    numbers: list[NumberTable] = Field(default_factory=list)

    def complaints(self) -> Iterable[Complaint]:
        """List what contradicts itself between keys of the front matter."""
        yield from LongTable.complaints(self)
        yield from doubled((("numbers", i, "id"), number.id) for i, number in enumerate(self.numbers))
