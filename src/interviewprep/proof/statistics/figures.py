"""One question's figures from the answers that people gave, by classical item analysis.

Discrimination is the correlation of the score on a question with the mean score on the rest of the sitting, the one
question left out: the corrected item-total correlation. Source: J. C. Nunnally and I. H. Bernstein, Psychometric
Theory, 1994, chapter 8. Changed: a sitting here is any choice of questions, so that scores count as distances from the
mean of their question.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from interviewprep.model.question import Choice, Question
from interviewprep.model.taxonomy import Difficulty, Format
from interviewprep.store.answers import AnswerSums, Disputes

WAIT_FOR = 30
"""First answers below which nothing is concluded."""

DECIDE_AT = 100
"""First answers from which a notice is to be acted on; before, it is one to watch."""


@dataclass(frozen=True, slots=True)
class OptionUse:
    """Who chose a distractor: shares, 0 to 1, of all who answered and of the strong and the weak half of them."""

    id: str
    share: float
    strong: float | None
    weak: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """What is known of a question. `others` are answers to earlier revisions of it, which count for nothing else.

    `share` is that of answers with a full pass. `time_ratio` is the median time over the time planned.
    """

    ref: str
    format: Format
    difficulty: Difficulty
    answers: int
    others: int
    share: float
    discrimination: float | None
    compared: int
    median_s: float
    planned_s: float
    options: tuple[OptionUse, ...]
    flags: int
    disputes: Disputes | None

    @property
    def is_enough(self) -> bool:
        """Whether there are answers enough to conclude anything."""
        return self.answers >= WAIT_FOR

    @property
    def time_ratio(self) -> float:
        """The median time over the time planned."""
        return self.median_s / self.planned_s


def figures(
    sums: Sequence[AnswerSums],
    flags: Mapping[str, int],
    disputes: Mapping[str, Disputes],
    find: Callable[[str], Question | None],
) -> list[Figures]:
    """Give the figures of all questions that were answered in their present revision, by reference.

    `find` gives a question by its reference, or None for one that is to be left out.
    """
    total: dict[str, int] = {}
    for one in sums:
        total[one.question] = total.get(one.question, 0) + one.answers
    return [
        _figures(one, question, total[one.question], flags.get(one.question, 0), disputes.get(one.question))
        for one in sums
        if (question := find(one.question)) is not None and question.revision == one.revision
    ]


def _figures(one: AnswerSums, question: Question, total: int, flags: int, disputes: Disputes | None) -> Figures:
    return Figures(
        ref=one.question,
        format=question.format,
        difficulty=question.difficulty,
        answers=one.answers,
        others=total - one.answers,
        share=one.passed / one.answers,
        discrimination=one.discrimination,
        compared=one.compared,
        median_s=one.median_s,
        planned_s=question.budget_s,
        options=tuple(_options(one, question)),
        flags=flags,
        disputes=disputes,
    )


def _options(one: AnswerSums, question: Question) -> Iterator[OptionUse]:
    """Tell the use of every distractor of a choice, also of those that nobody chose."""
    content = question.content
    answered = one.answers - one.gave_up
    if not isinstance(content, Choice) or not answered:
        return
    for option in content.options:
        if not option.is_key:
            use = one.uses.get(option.id)
            chosen, strong, weak = (use.chosen, use.strong, use.weak) if use else (0, 0, 0)
            yield OptionUse(
                option.id,
                chosen / answered,
                strong / one.strong if one.strong else None,
                weak / one.weak if one.weak else None,
            )
