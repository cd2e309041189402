"""What a person can type besides an answer: commands that begin with a slash, and keys at a file."""

from interviewprep.model.taxonomy import Format
from interviewprep.session.candidate import Do

COMMANDS: dict[str, tuple[Do, str]] = {
    "/hint": (Do.HINT, "the next hint, for its price"),
    "/solution": (Do.GIVE_UP, "give up and see the solution"),
    "/later": (Do.LATER, "set this question aside until after the others"),
    "/skip": (Do.SKIP, "close this question without an answer"),
    "/pause": (Do.PAUSE_CLOCK, "stop the clock, and go on here with Enter"),
    "/flag": (Do.FLAG, "say that something is wrong with this question"),
    "/never": (Do.NEVER_AGAIN, "never show this question again"),
    "/undo": (Do.UNDO, "take back the last rating of this session"),
    "/quit": (Do.PAUSE, "stop here and go on another time"),
    "/end": (Do.END, "end here and see the scorecard"),
}
"""Commands at any prompt. In an exam /hint, /solution and /pause are refused."""

ON_THE_SPOT: dict[str, str] = {
    "/time": "the time left",
    "/show": "the question again",
    "/help": "this list",
}
"""Commands that only show something."""

FILE_KEYS: dict[str, tuple[str, str]] = {
    "e": ("edit", "open your editor"),
    "r": ("run", "run the sample tests and your own checks"),
    "s": ("submit", "submit what the file holds"),
    "h": ("/hint", "the next hint"),
    "q": ("/quit", "stop here, go on later"),
}
"""Keys where the answer is written in a file; each stands for a word that may be typed as well."""


def file_keys(kind: Format) -> dict[str, tuple[str, str]]:
    """Give the keys of a format: prose is not run."""
    return {key: deed for key, deed in FILE_KEYS.items() if kind.is_executable or key != "r"}


def key_prompt(kind: Format) -> str:
    """Name the keys in one line."""
    keys = ", ".join(f"{key} {word.lstrip('/')}" for key, (word, _) in file_keys(kind).items())
    return f"{keys}, /help (Enter: edit)"


def help_lines(kind: Format | None) -> list[str]:
    """List what can be typed, one line each; `kind` is the format of an answer in a file."""
    lines = [f"{word}: {text}" for word, (_, text) in COMMANDS.items()]
    lines += [f"{word}: {text}" for word, text in ON_THE_SPOT.items()]
    keys = file_keys(kind) if kind else {}
    return [f"{key} or {word}: {text}" for key, (word, text) in keys.items()] + lines


def split_command(typed: str) -> tuple[str, str]:
    r"""Split what was typed into the answer so far and a command: alone, or on a line of its own below the answer.

    >>> split_command("Two, I think.\n/later\n"), split_command("/flag unclear"), split_command("7")
    (('Two, I think.', '/later'), ('', '/flag unclear'), ('7', ''))
    """
    if typed.startswith("/"):
        return "", typed.strip()
    above, _, last = typed.rstrip().rpartition("\n")
    return (above, last) if last in COMMANDS or last in ON_THE_SPOT else (typed, "")
