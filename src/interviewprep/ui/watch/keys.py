"""What can be pressed in watch mode, without Enter."""

from collections.abc import Mapping
from enum import Enum, auto

from interviewprep.base.records import dataclass
from interviewprep.model.taxonomy import Format
from interviewprep.session.candidate import Do

ENTER = "enter"


class Deed(Enum):
    """What a key stands for."""

    EDIT = auto()
    RUN = auto()
    SUBMIT = auto()
    HINT = auto()
    STATEMENT = auto()
    PAUSE_CLOCK = auto()
    LATER = auto()
    SKIP = auto()
    FLAG = auto()
    AFRESH = auto()
    GIVE_UP = auto()
    NEVER_AGAIN = auto()
    QUIT = auto()
    WORD = auto()
    HELP = auto()


@dataclass(frozen=True, slots=True)
class Key:
    """A key: what it stands for, its word in the line of keys, and what the list of all keys says of it."""

    deed: Deed
    word: str
    help: str


KEYS: Mapping[str, Key] = {
    "e": Key(Deed.EDIT, "edit", "open your editor, or go to its pane"),
    "r": Key(Deed.RUN, "run", "run the sample tests and your own checks again"),
    "s": Key(Deed.SUBMIT, "submit", "submit what the file holds"),
    "h": Key(Deed.HINT, "hint", "the next hint, after its price"),
    "t": Key(Deed.STATEMENT, "statement", "the question again"),
    "p": Key(Deed.PAUSE_CLOCK, "pause", "stop the clock and go on here"),
    "l": Key(Deed.LATER, "later", "set this question aside until after the others"),
    "k": Key(Deed.SKIP, "skip", "close this question without an answer"),
    "f": Key(Deed.FLAG, "flag", "say that something is wrong with it"),
    "a": Key(Deed.AFRESH, "again", "start afresh; your text is kept beside"),
    "g": Key(Deed.GIVE_UP, "give up", "give up and see the solution"),
    "n": Key(Deed.NEVER_AGAIN, "never", "never show this question again"),
    "q": Key(Deed.QUIT, "quit", "stop here, go on another time"),
    "/": Key(Deed.WORD, "word", "type a word, such as /end or /flag WHY"),
    "?": Key(Deed.HELP, "all keys", "show or hide this list"),
}

ALWAYS_NAMED = "ershtq?"
"""The keys in the line that is always seen."""

ACTIONS: Mapping[Deed, Do] = {
    Deed.SUBMIT: Do.SUBMIT,
    Deed.HINT: Do.HINT,
    Deed.PAUSE_CLOCK: Do.PAUSE_CLOCK,
    Deed.LATER: Do.LATER,
    Deed.SKIP: Do.SKIP,
    Deed.FLAG: Do.FLAG,
    Deed.GIVE_UP: Do.GIVE_UP,
    Deed.NEVER_AGAIN: Do.NEVER_AGAIN,
    Deed.QUIT: Do.PAUSE,
}
"""Deeds that the session takes; the others are done where one watches."""


def keys_of(kind: Format) -> Mapping[str, Key]:
    """Give the keys of a format: prose is not run."""
    return {name: key for name, key in KEYS.items() if kind.is_executable or key.deed is not Deed.RUN}
