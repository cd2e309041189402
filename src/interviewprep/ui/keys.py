"""What a person can type besides an answer: commands that begin with a slash, and keys at a file."""

from interviewprep.model.taxonomy import Format
from interviewprep.session.candidate import Do

COMMANDS: dict[str, tuple[Do, str]] = {
    "/hint": (Do.HINT, "the next hint, for its price"),
    "/solution": (Do.GIVE_UP, "give up and see the solution"),
    "/skip": (Do.SKIP, "leave this question"),
    "/flag": (Do.FLAG, "say that something is wrong with this question"),
    "/never": (Do.NEVER_AGAIN, "never show this question again"),
    "/quit": (Do.PAUSE, "stop here and go on another time"),
    "/end": (Do.END, "end here and see the scorecard"),
}
"""Commands at any prompt. /help, /time and /show are answered on the spot."""

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
    lines += ["/time: the time left", "/show: the question again", "/help: this list"]
    keys = file_keys(kind) if kind else {}
    return [f"{key} or {word}: {text}" for key, (word, text) in keys.items()] + lines
