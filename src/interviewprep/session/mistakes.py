"""The classes of mistake that a post-mortem offers, by what the question asked for.

A class is stored in these words. One that is renamed or dropped here is still read from a history: it stays the word
that the person chose then.
"""

from collections.abc import Mapping

from interviewprep.model.taxonomy import Format

_UNKNOWN, _MISREAD, _SLIP, _GUESSED = "did not know", "misread the question", "slip", "guessed"
_LATE = "ran out of time"

_PROGRAM = (_MISREAD, _UNKNOWN, "missed an edge", "too slow", _LATE, _SLIP)
_CHOICE = (_UNKNOWN, _MISREAD, "believed the distractor", _GUESSED)
_FIGURE = (_UNKNOWN, _MISREAD, _SLIP, _GUESSED)
_PROSE = ("something missing", "wrong belief", "structure", _LATE)

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
