"""A number against its key, its tolerance and the wrong ways to compute it."""

import math

from interviewprep.model.question import Numeric, WrongPath
from interviewprep.model.score import Score
from interviewprep.model.verdict import Verdict


def score_numeric(content: Numeric, value: float) -> Score:
    """Score 1 within the tolerance and 0 outside; a wrong path's value names its misconception."""
    if _is_near(value, content.value, content.tolerance):
        return Score(value=1.0, passed=True, verdict=Verdict.ACCEPTED)
    path = _wrong_path(content, value)
    return Score(
        value=0.0,
        passed=False,
        verdict=Verdict.WRONG_ANSWER,
        misconceptions=(path.misconception,) if path else (),
        feedback=(path.why,) if path else (),
    )


def _wrong_path(content: Numeric, value: float) -> WrongPath | None:
    near = [path for path in content.wrong_paths if _is_near(value, path.value, content.tolerance)]
    return min(near, key=lambda path: abs(path.value - value), default=None)


def _is_near(value: float, target: float, tolerance: float) -> bool:
    # The bound itself is inside: 0.445 is within 0.005 of 0.44, although their floats differ by a little more.
    rounding = 4 * math.ulp(max(abs(value), abs(target)))
    return abs(value - target) <= tolerance + rounding
