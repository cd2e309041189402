"""What the judge found about a program, as a Score."""

from interviewprep.model.score import Score
from interviewprep.model.verdict import Judgement, Verdict


def score_judgement(judgement: Judgement) -> Score:
    """Score a program by the judge's weighted test groups; only an accepted one passes.

    A judge error is ours: its Score says so in `verdict`, and nobody may charge it to the learner.
    """
    diagnosis = judgement.counterexample.diagnosis if judgement.counterexample else ""
    return Score(
        value=judgement.score,
        passed=judgement.verdict is Verdict.ACCEPTED,
        verdict=judgement.verdict,
        feedback=tuple(text for text in (judgement.message, diagnosis) if text),
        judgement=judgement,
    )
