"""Mistakes: how sure is too sure, and the classes that a post-mortem offers, by what the question asked for.

A class is stored in these words. One that is renamed or dropped here is still read from a history: it stays the word
that the person chose then.
"""

from collections.abc import Mapping

from interviewprep.model.taxonomy import Format

SURE = 0.75
"""Stated confidence from which a mistake is a belief to correct rather than a guess."""

_UNKNOWN, _MISREAD, _SLIP, _GUESSED = "did not know", "misread the question", "slip", "guessed"
_BELIEVED, _MISSING, _WRONG = "believed the distractor", "something missing", "wrong belief"
_LATE = "ran out of time"

_PROGRAM = (_MISREAD, _UNKNOWN, "missed an edge", "too slow", _LATE, _SLIP)
_CHOICE = (_UNKNOWN, _MISREAD, _BELIEVED, _GUESSED)
_FIGURE = (_UNKNOWN, _MISREAD, _SLIP, _GUESSED)
_PROSE = (_MISSING, _WRONG, "structure", _LATE)

CLASSES: Mapping[Format, tuple[str, ...]] = {
    Format.CODE: _PROGRAM,
    Format.SQL: _PROGRAM,
    Format.BUGFIX: _PROGRAM,
    Format.SINGLE: _CHOICE,
    Format.MULTI: _CHOICE,
    Format.NUMERIC: _FIGURE,
    Format.ORDER: _FIGURE,
    Format.SHORT: _PROSE,
    Format.CASE: _PROSE,
    Format.LONG: _PROSE,
    Format.REVIEW: (_UNKNOWN, "overlooked it", "flagged what is harmless", _LATE),
}
"""For each format the classes to choose from, in the order in which they are numbered."""

OF_KNOWLEDGE = frozenset({_UNKNOWN, _GUESSED, _BELIEVED, _MISSING, _WRONG})
"""The classes that say something of a topic; all others are habits, which come back wherever a format invites them."""
