"""G7 refuses rubrics that a machine cannot tell good answers from bad ones by, and lets the shipped ones pass."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.base.errors import Fault
from interviewprep.model.question import Question, Short
from interviewprep.model.rubric import Criterion, Sample
from interviewprep.proof.gate import Figure, Subject
from interviewprep.proof.gates import rubrics
from interviewprep.proof.words import words
from interviewprep.proof.worthless import negate, worthless_answers
from support.shipped_banks import sound_banks

NAME = "flat-learning-curves"


def subject_of(name: str) -> Subject:
    bank = next(bank for bank in sound_banks() if name in bank.files)
    return Subject(bank, next(question for question in bank.questions if question.id == name))


def told(change: Callable[[Short], Short] = lambda content: content) -> list[str]:
    """List what the gate says to a shipped question after a change."""
    subject = subject_of(NAME)
    assert isinstance(subject.question.content, Short)
    broken = replace(subject.question, content=change(subject.question.content))
    found = rubrics.check(Subject(subject.bank, broken))
    return [f"{fault.line} {fault.message}" for fault in found if isinstance(fault, Fault)]


def line_of(text: str) -> int:
    return subject_of(NAME).text.split("\n").index(text) + 1


def each(content: Short, change: Callable[[Criterion], Criterion]) -> Short:
    return replace(content, criteria=tuple(map(change, content.criteria)))


PROSE = [question for bank in sound_banks() for question in bank.questions if question.format.is_rubric]


@pytest.mark.parametrize("question", PROSE, ids=lambda question: question.id)
def test_shipped_rubrics_hold(question: Question) -> None:
    subject = subject_of(question.id)
    found = list(rubrics.check(subject))
    assert [finding for finding in found if isinstance(finding, Fault)] == []
    assert [finding.number for finding in found if isinstance(finding, Figure)] == [len(samples_of(question))]


def samples_of(question: Question) -> tuple[Sample, ...]:
    samples: tuple[Sample, ...] = question.content.samples  # type: ignore[union-attr]
    return samples


def test_a_rubric_without_expressions_proves_nothing() -> None:
    (found,) = told(lambda content: each(content, lambda one: replace(one, expressions=())))
    assert "no criterion has `expressions`" in found


def test_a_sample_on_the_wrong_side_is_named_on_its_line() -> None:
    def swap(content: Short) -> Short:
        return replace(content, samples=tuple(replace(one, accepted=not one.accepted) for one in content.samples))

    found = told(swap)
    for name, verdict in (("plain-and-complete", "passes, but is"), ("buys-the-rows", "does not pass, but is")):
        assert any(fault.startswith(f"{line_of(f'### {name}')} `{name}` {verdict}") for fault in found)


def test_expressions_that_are_met_by_any_mention_let_a_keyword_list_pass() -> None:
    phrases = ["validation error", "model underfits", "expects next", "informative inputs"]

    def loosen(content: Short) -> Short:
        top = [replace(one, expressions=(phrase,)) for one, phrase in zip(content.criteria, phrases, strict=False)]
        return replace(content, criteria=(*top, *content.criteria[4:]))

    assert any("key words in sentences that relate nothing passes" in fault for fault in told(loosen))


def test_a_main_criterion_that_no_sample_meets_is_named_on_its_line() -> None:
    def tighten(content: Short) -> Short:
        first, *rest = content.criteria
        return replace(content, criteria=(replace(first, expressions=("zebras ~ crossing",)), *rest))

    found = [fault for fault in told(tighten) if "no accepted sample meets `curves-have-met`" in fault]
    assert [fault.split()[0] for fault in found] == [str(line_of('id = "curves-have-met"'))]


def test_a_main_criterion_that_every_sample_meets_is_named() -> None:
    def loosen(content: Short) -> Short:
        first, *rest = content.criteria
        everything = ("(the | a | to | and | by) ~ (would | is | more | in | at | not | and | will | so | first)",)
        return replace(content, criteria=(replace(first, expressions=everything), *rest))

    assert any("every sample meets `curves-have-met`" in fault for fault in told(loosen))


def test_samples_in_the_words_of_the_exemplar_are_refused() -> None:
    def parrot(content: Short) -> Short:
        same = tuple(replace(one, text=content.exemplar) if one.accepted else one for one in content.samples)
        return replace(content, samples=same)

    assert any(f"{line_of('## Accepted')} every accepted sample repeats" in fault for fault in told(parrot))


@given(st.text(max_size=200))
def test_a_negated_text_with_words_says_something_else(text: str) -> None:
    assert not words(text) or negate(text) != text


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        ("It helps.", "It is not true that it helps."),
        ("More rows will not help. They can harm.", "More rows will help. They can not harm."),
        ("It isn't so, and it never was!", "It is so, and it was!"),
        ("Is it? No.", "Is not it? It is not true that no."),
    ],
)
def test_every_sentence_is_turned_round(said: str, denied: str) -> None:
    assert negate(said) == denied


def test_rubric_that_its_own_words_satisfy_is_refused() -> None:
    def echoing(content: Short) -> Short:
        said = tuple(
            replace(one, text=f"Says that alpha{n} beta{n}", expressions=(f"alpha{n} ~ beta{n}",))
            for n, one in enumerate(content.criteria)
        )
        return replace(content, criteria=said)

    assert any("the words of the criteria in a row passes" in fault for fault in told(echoing))


def test_worthless_answers_of_a_case_hold_all_its_prompts() -> None:
    question = subject_of("card-fraud-in-real-time").question
    answers = dict(worthless_answers(question.content, question.stem))  # type: ignore[arg-type]
    assert all(stage.prompt in answers["an echo of the prompt"] for stage in question.content.stages)  # type: ignore[union-attr]
    assert answers["an empty answer"] == ""
    assert len(answers) == 9
