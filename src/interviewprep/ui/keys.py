"""What a person can type besides an answer: commands that begin with a slash, and keys at a program."""

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

PROGRAM_KEYS: dict[str, tuple[str, str]] = {
    "e": ("edit", "open your editor"),
    "r": ("run", "run the sample tests and your own checks"),
    "s": ("submit", "submit to the hidden tests"),
    "h": ("/hint", "hint"),
    "q": ("/quit", "stop here, go on later"),
}
"""Keys at a program, where no answer is typed; each stands for a word that may be typed as well."""


def help_lines(*, program: bool) -> list[str]:
    """List what can be typed, one line each."""
    lines = [f"{word}: {text}" for word, (_, text) in COMMANDS.items()]
    lines += ["/time: the time left", "/show: the question again", "/help: this list"]
    if program:
        keys = [f"{key} or {word}: {text}" for key, (word, text) in PROGRAM_KEYS.items() if not word.startswith("/")]
        lines = [*keys, *lines]
    return lines
