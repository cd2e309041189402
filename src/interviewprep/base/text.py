"""Small helpers for words that people read or typed."""

import re
from collections.abc import Iterable

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def nearest(word: str, known: Iterable[str], *, limit: int = 3) -> list[str]:
    """List what the writer of `word` may have meant, best first; at most `limit`."""
    from difflib import get_close_matches  # with its own imports a tenth of a bare start, for a typing error

    # As plain text: the vocabularies are enumerations, whose members would print as such.
    return get_close_matches(word, [str(name) for name in known], n=limit, cutoff=0.6)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Write a suggestion to append to a message, or an empty text when nothing is near.

    >>> did_you_mean("codng", ["coding", "communication"])
    " Did you mean 'coding'?"
    """
    near = nearest(word, known)
    return f" Did you mean {' or '.join(repr(name) for name in near)}?" if near else ""


def strip_control(text: str) -> str:
    r"""Drop control characters other than tab and newline, so that foreign text cannot drive a terminal.

    >>> strip_control("\x1b[31mred\x07")
    '[31mred'
    """
    return _CONTROL.sub("", text)


def one_line(text: str) -> str:
    r"""Fold a text to one line and drop its control characters, as for a title.

    >>> one_line("Two\n sum\x1b]0;\x07")
    'Two sum]0;'
    """
    return " ".join(strip_control(text).split())


def sentence(text: str) -> str:
    """Begin a message with a capital letter, where it stands alone.

    >>> sentence("choose one option.")
    'Choose one option.'
    """
    return text[:1].upper() + text[1:]


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Write a number with its noun.

    >>> counted(1, "question"), counted(2, "question")
    ('1 question', '2 questions')
    """
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def percent(share: float | None, places: int = 0) -> str:
    """Write a share from 0 to 1 in percent, "none" where there is none.

    >>> percent(0.4), percent(0.125, 1), percent(None)
    ('40 %', '12.5 %', 'none')
    """
    return "none" if share is None else f"{100 * share:.{places}f} %"


def minutes_and_seconds(seconds: float) -> str:
    """Write a span as `m:ss`, with a minus sign when it is overdrawn.

    >>> minutes_and_seconds(75), minutes_and_seconds(-5)
    ('1:15', '-0:05')
    """
    whole = round(abs(seconds))
    sign = "-" if seconds < 0 and whole else ""
    return f"{sign}{whole // 60}:{whole % 60:02d}"


def time_left(seconds: float) -> str:
    """Write the time left, or by how much it is overdrawn.

    >>> time_left(720), time_left(0), time_left(-30)
    ('12:00 left', 'time is up', '0:30 over time')
    """
    whole = round(seconds)
    if not whole:
        return "time is up"
    return f"{minutes_and_seconds(abs(whole))} {'left' if whole > 0 else 'over time'}"
