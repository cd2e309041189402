"""Options chosen: one right one, or each judged on its own."""

from collections.abc import Collection

from interviewprep.model.question import Choice, Option
from interviewprep.model.score import Mark, Part, Score
from interviewprep.model.verdict import Verdict


def score_single(content: Choice, chosen: Collection[str]) -> Score:
    """Score 1 for the key and 0 for anything else."""
    return _score(content, chosen, 1.0 if set(chosen) == content.keys else 0.0)


def score_multi(content: Choice, chosen: Collection[str]) -> Score:
    """Score every option on its own: (right judgements - wrong judgements) / options, floored at 0.

    A judgement is right when a key is chosen or a distractor is left; so the exact keys give 1, and as many
    wrong judgements as right ones give 0.
    """
    right = sum(_is_right(option, chosen) for option in content.options)
    options = len(content.options)
    return _score(content, chosen, max(0.0, (2 * right - options) / options))


def _score(content: Choice, chosen: Collection[str], value: float) -> Score:
    passed = value == 1
    tempted = [option for option in content.options if option.id in chosen and not option.is_key]
    return Score(
        value=value,
        passed=passed,
        verdict=Verdict.ACCEPTED if passed else Verdict.WRONG_ANSWER,
        parts=tuple(_part(option, chosen) for option in content.options),
        misconceptions=tuple(option.id for option in tempted),
        feedback=tuple(_explain(option) for option in content.options if not _is_right(option, chosen)),
    )


def _part(option: Option, chosen: Collection[str]) -> Part:
    return Part(
        id=option.id,
        text=option.text,
        mark=Mark.MET if _is_right(option, chosen) else Mark.DENIED,
        weight=1.0,
        evidence="chosen" if option.id in chosen else "left",
    )


def _explain(option: Option) -> str:
    return f"{'Missed' if option.is_key else 'Wrongly chosen'}: {option.text} {option.why}"


def _is_right(option: Option, chosen: Collection[str]) -> bool:
    return (option.id in chosen) == option.is_key
