"""What the log keeps of a score beside its value, so that a scorecard can be drawn from the log alone."""

from interviewprep.model.question import Group, Open, Question
from interviewprep.model.score import Score
from interviewprep.model.verdict import Judgement, Verdict


def facts_of(question: Question, score: Score) -> dict[str, object]:
    """Write which test groups passed and whether time grew as asked, or which criteria of each dimension were met."""
    if score.judgement is not None:
        return _of_program(score.judgement)
    if isinstance(question.content, Open):
        return {"marks": _marks(question.content, score)}
    return {}


def _of_program(judgement: Judgement) -> dict[str, object]:
    groups = {
        group.value: all(test.verdict is Verdict.ACCEPTED for test in tests)
        for group in Group
        if (tests := [test for test in judgement.tests if test.group is group])
    }
    return {"groups": groups, "growth_ok": judgement.growth.ok if judgement.growth else None}


def _marks(content: Open, score: Score) -> list[list[object]]:
    marks = {part.id: part.mark.value for part in score.parts}
    return [
        [dimension.title, criterion.text, criterion.level, marks[criterion.id]]
        for dimension in content.dimensions
        for criterion in dimension.criteria
        if criterion.id in marks
    ]
