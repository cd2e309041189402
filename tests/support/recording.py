"""Screens as they are recorded and compared: by name, in one file for each width, with what no run repeats masked."""

import difflib
import re
from pathlib import Path

from support.terminal import Terminal

_HEADING = re.compile(r"^#### (.+) ####$", re.MULTILINE)
_MASKS = (
    # What a run takes is never the same twice.
    (re.compile(r"\b\d+(?:\.\d+)? (?:ms|s)\b"), "N ms"),
    (re.compile(r"/\S*?prep-screens-\w+"), "HOME"),
)

PATIENCE_S = 20.0
"""For the rest of a screen of which some came up: ends a wait for what never comes, and judges nothing."""

SETTLED_S = 2.0
"""After so long a screen is taken as it is: when it is to be written, or is known to be another."""


def masked(text: str) -> str:
    """Give a text without what differs from run to run, nor blanks at the ends of its lines and its own."""
    for pattern, word in _MASKS:
        text = pattern.sub(word, text)
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")


class Recording:
    """The screens of one run. Each is looked up in the file, or with `renews` kept to be written there in the end."""

    def __init__(self, file: Path, *, renews: bool) -> None:
        self._file = file
        self._renews = renews
        parts = _HEADING.split(file.read_text(encoding="utf-8")) if file.exists() else [""]
        self._known = {name: text.strip("\n") for name, text in zip(parts[1::2], parts[2::2], strict=True)}
        self._seen: dict[str, str] = {}
        self._patience_s = SETTLED_S if renews else PATIENCE_S

    def take(self, name: str, terminal: Terminal, *, whole: bool = False) -> None:
        """Compare what came up after the keys that were sent last, or the `whole` screen, once all of it is drawn."""
        look = terminal.shown if whole else terminal.recent
        wanted = self._known.get(name)
        terminal.read_until(lambda: not self._renews and masked(look()) == wanted, self._patience_s)
        self.keep(name, look())
        if self._seen[name] != wanted:
            self._patience_s = SETTLED_S

    def keep(self, name: str, text: str) -> None:
        """Note a text as the screen of this name."""
        assert name not in self._seen, f"{name} comes twice"
        self._seen[name] = masked(text)

    def close(self) -> None:
        """Write the file, or hold all screens against it."""
        if self._renews:
            screens = "\n\n".join(f"#### {name} ####\n{text}" for name, text in self._seen.items())
            self._file.write_text(screens + "\n", encoding="utf-8")
            return
        assert list(self._seen) == list(self._known), f"other screens than in {self._file.name}"
        changed = [name for name, text in self._seen.items() if text != self._known[name]]
        told = [
            "\n".join(difflib.unified_diff(self._known[name].splitlines(), self._seen[name].splitlines(), name, "now"))
            for name in changed
        ]
        assert not changed, "\n".join([*told, "Read them as a user would; then: pytest tests/golden --renew-goldens"])
