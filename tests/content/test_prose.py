"""The shipped rubrics before the machine: samples come out as their files say, and no trick passes."""

import re
from collections.abc import Iterator

import pytest

from interviewprep.grade.text.propose import propose
from interviewprep.model.question import Open, Question, Short
from interviewprep.model.rubric import Sample
from support.shipped_banks import questions

ASKED = [(one, one.content) for one in questions() if isinstance(one.content, Short | Open)]
SAMPLES = [(one, sample) for one, content in ASKED for sample in content.samples]
AUXILIARY = re.compile(r"\b(is|are|was|were|has|have|had|will|would|can|could|should|may|must|do|does|did)\b")


def passes(question: Question, text: str) -> bool:
    assert isinstance(question.content, Short | Open)
    score = propose(question.content, question.stem, text).score
    return score is not None and score.passed


def name_of(value: object) -> str:
    return value.id if isinstance(value, Question) else value.name if isinstance(value, Sample) else ""


@pytest.mark.parametrize(("question", "sample"), SAMPLES, ids=name_of)
def test_a_sample_is_accepted_or_rejected_as_its_file_says(question: Question, sample: Sample) -> None:
    assert passes(question, sample.text) == sample.accepted


@pytest.mark.parametrize(("question", "content"), ASKED, ids=name_of)
def test_the_exemplar_passes_with_strength(question: Question, content: Short | Open) -> None:
    score = propose(content, question.stem, content.exemplar).score
    assert score is not None
    assert score.value >= 0.8


@pytest.mark.parametrize(("question", "content"), ASKED, ids=name_of)
def test_no_trick_passes(question: Question, content: Short | Open) -> None:
    assert [name for name, text in tricks(question, content) if passes(question, text)] == []


def tricks(question: Question, content: Short | Open) -> Iterator[tuple[str, str]]:
    yield "empty", ""
    yield "stem", question.stem
    yield "title and stem twice", f"{question.title}. {question.stem} {question.stem}"
    yield from negated(content.exemplar)


def negated(exemplar: str) -> Iterator[tuple[str, str]]:
    sentences = re.split(r"(?<=[.!?])\s+", exemplar)
    yield "not true that", " ".join(f"It is not true that {sentence}" for sentence in sentences)
    yield "not after every auxiliary", AUXILIARY.sub(r"\1 not", exemplar)
    yield (
        "not or wrong that",
        " ".join(
            AUXILIARY.sub(r"\1 not", sentence, count=1)
            if AUXILIARY.search(sentence)
            else f"It is wrong that {sentence}"
            for sentence in sentences
        ),
    )
