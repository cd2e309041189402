"""The words of prompts, and how the short answers to them are read."""

import re
from collections.abc import Mapping, Sequence

from interviewprep.model.evidence import Rating
from interviewprep.model.mistakes import CLASSES
from interviewprep.model.question import Choice, Question
from interviewprep.model.taxonomy import Format

CONFIDENCE_PROMPT = "How sure? 1 guess, 2 40 %, 3 60 %, 4 75 %, 5 90 %, 6 99 % (Enter: none)"
NUMBERS_PROMPT = "Numbers of what your answer says, such as 1 3 (Enter: none)"
PROPOSED_PROMPT = "Numbers of what your answer says, such as 1 3 (nothing: none, =: as proposed)"
AS_PROPOSED = "="
FOLLOW_UP_PROMPT = "Your answer in a line (Enter: nothing to add)"
BREAK_PROMPT = "Enter to go on, or /quit to go on another day"
WORK_PROMPT = "Numbers of what you did, such as 1 3 (0: none of it, Enter: leave open)"
GO_ON_PROMPT = "Enter to go on working on it, or 'take' to take this score"

NO_WISHES: Mapping[str, str] = {}
"""Nothing but an answer is taken."""

_CONFIDENCES = {"2": 0.40, "3": 0.60, "4": 0.75, "5": 0.90, "6": 0.99}
_SEPARATORS = re.compile(r"[\s,;]+")


def answer_prompt(question: Question) -> str:
    """Say what is to be typed."""
    match question.format:
        case Format.SINGLE:
            return "Your answer (one number)"
        case Format.MULTI:
            return "Your answer (numbers of all that hold, such as 1 3)"
        case Format.NUMERIC:
            unit = getattr(question.content, "unit", "")
            return f"Your answer (a number in {unit})" if unit else "Your answer (a number)"
        case Format.ORDER:
            return "Your answer (the numbers in order, such as 3 1 2)"
        case Format.REVIEW:
            return "Your findings, one a line: LINE[-LINE] KIND: effect; repair"
        case Format.CODE | Format.BUGFIX | Format.SQL:
            return "Your program"
        case _:
            return "Your answer"


def read_confidence(text: str, question: Question) -> float | None:
    """Read one of six keys or a percentage as a chance from 0 to 1; None for an empty line.

    Key 1 is a guess: the chance of the format, 1 / options for single, 0 where guessing is hopeless.

    Raises:
        ValueError: It is neither.
    """
    typed = text.strip().rstrip("%").strip()
    if not typed:
        return None
    if typed in {"1", "guess"}:
        return guess_chance(question)
    if typed in _CONFIDENCES:
        return _CONFIDENCES[typed]
    if typed.isdecimal() and 7 <= int(typed) <= 100:
        return int(typed) / 100
    raise ValueError(f"'{text.strip()[:20]}' is none of the keys 1 to 6.")


def guess_chance(question: Question) -> float:
    """Give the chance of a full score by guessing: 1/n for single, 1/2**n for multi, 0 elsewhere."""
    if isinstance(question.content, Choice):
        options = len(question.content.options)
        return 1 / options if question.format is Format.SINGLE else 0.5**options
    return 0.0


def read_numbers(text: str, highest: int, proposed: Sequence[int] = ()) -> list[int]:
    """Read numbers from 1 to `highest`; a lone `=` takes those that were proposed.

    Raises:
        ValueError: Something else stands between them.
    """
    if text.strip() == AS_PROPOSED and proposed:
        return list(proposed)
    words = [word for word in _SEPARATORS.split(text.strip()) if word]
    for word in words:
        if not word.isdecimal() or not 1 <= int(word) <= highest:
            raise ValueError(f"'{word[:20]}' is no number from 1 to {highest}.")
    return sorted({int(word) for word in words})


def read_go_on(text: str) -> bool:
    """Read whether the person goes on; only the word itself gives the question up.

    Raises:
        ValueError: It is something else.
    """
    typed = text.strip().casefold()
    if typed in {"", "take"}:
        return not typed
    raise ValueError(f"'{typed[:20]}' is neither Enter nor 'take'.")


def mistake_prompt(kind: Format, wishes: Mapping[str, str] = NO_WISHES) -> str:
    """Ask for the class of mistake, with the numbered classes of a format and what else may be wished."""
    classes = "; ".join(f"{key} {name}" for key, name in enumerate(CLASSES[kind], start=1))
    others = ["Enter: skip", *(f"{key}: {word}" for key, word in wishes.items())]
    return f"What went wrong? {classes} ({', '.join(others)})"


def read_mistake(text: str, kind: Format, wishes: Mapping[str, str] = NO_WISHES) -> str:
    """Read a class of mistake by its number or its words, or the key of a wish; an empty line is an empty text.

    Raises:
        ValueError: It is none of them.
    """
    typed, classes = text.strip().casefold(), CLASSES[kind]
    for key, word in wishes.items():
        if typed in {key, word}:
            return key
    if not typed or typed in classes:
        return typed
    if typed.isdecimal() and 1 <= int(typed) <= len(classes):
        return classes[int(typed) - 1]
    raise ValueError(f"'{typed[:20]}' is none of the keys 1 to {len(classes)}.")


def adjust_prompt(allowed: tuple[Rating, ...], offered: Sequence[str] = ()) -> str:
    """Say how to go on, what else is offered, and to which ratings the computed one may be moved."""
    ratings = f", or {' or '.join(rating.name.lower() for rating in allowed)} to change the rating" if allowed else ""
    return f"{', '.join(['Enter to go on', *offered])}{ratings}"


def read_wish(text: str, allowed: tuple[Rating, ...], wishes: Mapping[str, str]) -> Rating | str | None:
    """Read one of the `allowed` ratings, or a key of `wishes` or the word behind it; an empty line is None.

    Raises:
        ValueError: It is none of them.
    """
    typed = text.strip().casefold()
    if not typed:
        return None
    for key, word in wishes.items():
        if typed in {key, word}:
            return key
    for rating in allowed:
        if typed == rating.name.lower():
            return rating
    offered = [f"{key} {word}" for key, word in wishes.items()]
    raise ValueError(f"'{typed[:20]}' cannot be taken. {adjust_prompt(allowed, offered)}.")


def read_break(text: str) -> None:
    """Read whether the person goes on after a break.

    Raises:
        KeyboardInterrupt: they leave.
        ValueError: It is neither.
    """
    typed = text.strip().casefold()
    if typed == "/quit":
        raise KeyboardInterrupt
    if typed:
        raise ValueError(f"'{typed[:20]}' is neither Enter nor /quit.")


def read_work(text: str, highest: int) -> list[int] | None:
    """Read numbers of what a person did, from 1 to `highest`; 0 for nothing of it, None for an empty line.

    Raises:
        ValueError: Something else stands between them.
    """
    if not text.strip():
        return None
    return [] if text.strip() == "0" else read_numbers(text, highest)
