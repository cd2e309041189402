"""Answers in prose that were scored by hand, with the questions they answer."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from interviewprep.model.question import Open, Short
from interviewprep.model.rubric import Criterion, Misconception
from support.shipped_banks import questions

FOLDER = Path(__file__).parent.parent / "grade" / "text"
GOOD = 0.625
"""The pass line, for a person's score as well."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What an answer is held against."""

    id: str
    stem: str
    content: Short | Open


@dataclass(frozen=True, slots=True)
class Scored:
    """An answer of some kind, with the score from 0 to 1 that a person gave it."""

    asked: Asked
    kind: str
    score: float
    text: str

    @property
    def name(self) -> str:
        return f"{self.asked.id}: {self.kind}"


@cache
def asked(name: str) -> Asked:
    """Find a question by its id: one of the shipped banks, or one written for these tests."""
    file = FOLDER / "rubrics" / f"{name}.toml"
    if file.exists():
        return _read_rubric(name, tomllib.loads(file.read_text(encoding="utf-8")))
    question = next(one for one in questions() if one.id == name)
    assert isinstance(question.content, Short | Open)
    return Asked(name, question.stem, question.content)


@cache
def tuned_on() -> tuple[Scored, ...]:
    """Read the answers that expressions may be fitted to."""
    files = sorted((FOLDER / "answers").glob("*.toml"))
    documents = [tomllib.loads(file.read_text(encoding="utf-8")) for file in files]
    return tuple(_read(one, one_document["question"]) for one_document in documents for one in one_document["answer"])


@cache
def held_back() -> tuple[Scored, ...]:
    """Read the answers that nothing was fitted to."""
    document = tomllib.loads((FOLDER / "held_back" / "answers.toml").read_text(encoding="utf-8"))
    return tuple(_read(one, one["question"]) for one in document["answer"])


@cache
def from_stems(half: str) -> tuple[Scored, ...]:
    """Read the answers of somebody who saw the stems alone, and scored them before they were graded.

    Those of `development` were read while rules and expressions were written, those of `held_back` were not.
    """
    document = tomllib.loads((FOLDER / "from_stems" / f"{half}.toml").read_text(encoding="utf-8"))
    return tuple(_read(one, one["question"]) for one in document["answer"])


def _read(table: dict[str, Any], question: str) -> Scored:
    return Scored(asked(question.rpartition("/")[2]), table["kind"], table["score"], table["text"])


def _read_rubric(name: str, table: dict[str, Any]) -> Asked:
    criteria = tuple(
        Criterion(one["id"], one["text"], one["weight"], expressions=tuple(one["expressions"]))
        for one in table["criteria"]
    )
    wrong = tuple(
        Misconception(one["id"], one["text"], one["weight"], tuple(one["expressions"])) for one in table["wrong"]
    )
    return Asked(name, table["stem"], Short(criteria, wrong, table["exemplar"], ()))
