"""The front matter that every question has."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from pydantic import Field, model_validator

from interviewprep.bank.arithmetic import evaluate
from interviewprep.bank.schema.tables import (
    SLACK,
    Complaint,
    Named,
    Ref,
    Refs,
    Share,
    Slug,
    Slugs,
    Table,
    Text,
    complain,
    doubled,
)
from interviewprep.model.taxonomy import Area, Difficulty, Domain, Format


class HintTable(Table):
    """One hint."""

    text: Text
    price: Share


class SimilarTable(Table):
    """Another question that looks like this one, and why both are kept."""

    id: Ref
    reason: Text


class WaiversTable(Table):
    """Rules of `prep bank check` that this question is let off, each with the reason."""

    long_key: Text | None = None


class FrontTable(Table):
    """The keys that every question has."""

    id: Slug
    area: Annotated[Area, Named]
    topic: Slug
    domain: Annotated[Domain, Named]
    domains: list[Annotated[Domain, Named]] = Field(default_factory=list)
    phase: Annotated[int, Field(ge=1, le=4)]
    difficulty: Annotated[Difficulty, Named]
    minutes: Annotated[float, Field(gt=0, le=240)]
    format: Annotated[Format, Named]
    title: Text
    prerequisites: Refs = Field(default_factory=list)
    supersedes: Slugs = Field(default_factory=list)
    misconceptions: Slugs = Field(default_factory=list)
    author: Text
    origin: Text
    licence: Text
    as_of: date | None = None
    review_by: date | None = None
    hints: list[HintTable] = Field(default_factory=list)
    similar_to: list[SimilarTable] = Field(default_factory=list)
    waivers: WaiversTable = WaiversTable()

    @model_validator(mode="after")
    def _is_consistent(self) -> "FrontTable":
        complain(self.complaints())
        return self

    def complaints(self) -> Iterable[Complaint]:
        """List what contradicts itself between keys of the front matter."""
        if self.hints and sum(hint.price for hint in self.hints) > SLACK:
            yield ("hints",), "the prices of the hints add up to more than 1"
        if self.review_by is not None and self.as_of is None:
            yield ("review_by",), "`review_by` needs `as_of`: the day on which the facts were checked"
        if self.review_by is not None and self.as_of is not None and self.review_by <= self.as_of:
            yield ("review_by",), "`review_by` must lie after `as_of`"
        if self.id in self.prerequisites:
            yield ("prerequisites",), "a question cannot be its own prerequisite"
        if self.id in self.supersedes:
            yield ("supersedes",), "a question cannot supersede itself"
        yield from doubled((("similar_to", i, "id"), similar.id) for i, similar in enumerate(self.similar_to))
        for index, similar in enumerate(self.similar_to):
            if similar.id == self.id:
                yield ("similar_to", index, "id"), "a question is not similar to itself; name the other one"


def recompute_complaints(expression: str, value: float, tolerance: float) -> Iterable[Complaint]:
    """Complain when an expression has no value or lies further than the absolute tolerance from `value`."""
    try:
        computed = evaluate(expression)
    except ValueError as error:
        yield ("recompute",), f"`recompute`: {error}"
        return
    if abs(computed - value) > tolerance * SLACK + abs(value) * 1e-12:
        yield ("recompute",), f"`recompute` gives {computed:.12g}, which is not `value` {value:.12g} within tolerance"
