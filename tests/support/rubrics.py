"""Small rubrics for prose, made from expressions alone."""

from interviewprep.model.question import Open, Short
from interviewprep.model.rubric import Criterion, Dimension, Misconception

STEM = "Two figures, one week. You had a look: tell me what they say, whom you asked, what came last."


def short_of(*expressions: str, wrong: tuple[str, ...] = ()) -> Short:
    """Make one criterion of weight 1 for each expression, `c0` and so on, and misconceptions `w0` and so on."""
    criteria = tuple(Criterion(f"c{at}", f"Says {at}", expressions=(one,)) for at, one in enumerate(expressions))
    beliefs = tuple(Misconception(f"w{at}", f"Claims {at}", 1.0, (one,)) for at, one in enumerate(wrong))
    return Short(criteria, beliefs, "An exemplar.", ())


def open_of(*levels: str) -> Open:
    """Make one dimension with a criterion for each level from 1 on, `l1` and so on; an empty text has no expression."""
    criteria = tuple(
        Criterion(f"l{level}", f"Reaches {level}", level=level, expressions=(one,) if one else ())
        for level, one in enumerate(levels, start=1)
    )
    return Open((), (Dimension("line", "Line", 1.0, criteria),), (), (), "An exemplar.", ())


def padded(text: str) -> str:
    """Add harmless sentences, so that a text is long enough to be judged."""
    return f"{text} This is what I would tell them about it after a look at the figures of the last week."
