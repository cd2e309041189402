"""One door to all formats: a question and an answer in, a Score out."""

from collections.abc import Collection

from interviewprep.grade.answers import Answer, Chosen, Figure, Findings, Sequenced, Text
from interviewprep.grade.choice import score_multi, score_single
from interviewprep.grade.numeric import score_numeric
from interviewprep.grade.order import score_order
from interviewprep.grade.review import score_review
from interviewprep.grade.rubric import score_open, score_short
from interviewprep.model.question import Choice, Numeric, Open, Order, Program, Question, Review, Short
from interviewprep.model.score import Score
from interviewprep.model.taxonomy import Format


def grade(
    question: Question,
    answer: Answer,
    *,
    met: Collection[str] = (),
    stated: Collection[str] = (),
    unsafe: bool = False,
) -> Score:
    """Grade an answer that `parse_answer` read for this question.

    `met` and `stated` are what the person confirmed: ids of criteria met and of misconceptions stated, in a review
    the ids of `review.criteria_to_confirm`. `unsafe` runs a program even where it cannot be confined.

    Raises:
        JudgeUnavailable: A program cannot be run in confinement here, and `unsafe` is not given.
    """
    match question.content, answer:
        case Choice() as content, Chosen(options=chosen) if question.format is Format.SINGLE:
            return score_single(content, chosen)
        case Choice() as content, Chosen(options=chosen):
            return score_multi(content, chosen)
        case Numeric() as content, Figure(value=value):
            return score_numeric(content, value)
        case Order() as content, Sequenced(steps=steps):
            return score_order(content, steps)
        case Short() as content, Text():
            return score_short(content, met, stated)
        case Open() as content, Text():
            return score_open(content, met, stated)
        case Review() as content, Findings(findings=findings):
            return score_review(content, findings, met)
        case Program() as content, Text(text=source):
            # Imported late: choices and prose need no judge.
            from interviewprep.grade.coding import score_program

            return score_program(content, source, unsafe=unsafe)
    raise TypeError(f"{type(answer).__name__} is no answer to a question of format {question.format}")
