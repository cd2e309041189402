"""The words in which an attempt is told, in lists of attempts and one by one."""

from datetime import timedelta

from interviewprep.base.text import minutes_and_seconds, percent
from interviewprep.model.attempt import Attempt


def attempt_columns(attempt: Attempt) -> str:
    """Write time, score, verdict and time spent in columns of a fixed width."""
    evidence = attempt.evidence
    return (
        f"{local_time(attempt)}  {percent(evidence.score):>5}  {outcome_words(attempt):<13}  "
        f"{minutes_and_seconds(evidence.active_s):>6}"
    )


def outcome_words(attempt: Attempt) -> str:
    """Name the verdict, or where there is none whether the attempt passed."""
    if attempt.verdict is not None:
        return attempt.verdict.words
    return "passed" if attempt.evidence.passed else "not passed"


def local_time(attempt: Attempt) -> str:
    """Write the minute of the attempt, in the zone in which it was made."""
    local = attempt.at + timedelta(seconds=attempt.utc_offset_s)
    return f"{local:%Y-%m-%d %H:%M}"
