"""The person's own editor."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from interviewprep.base.records import dataclass

FALLBACKS = ("nano", "vim", "vi")


@dataclass(frozen=True, slots=True)
class Editor:
    """A command that edits a file in this terminal."""

    command: tuple[str, ...]

    @property
    def name(self) -> str:
        """What to call it."""
        return Path(self.command[0]).name

    def open(self, file: Path) -> str:
        """Edit a file and wait; return what went wrong in words, or an empty text."""
        try:
            code = subprocess.call([*self.command, str(file)])
        except OSError as error:
            return f"The editor {self.command[0]} cannot be started: {error.strerror}. Set VISUAL or EDITOR."
        except KeyboardInterrupt:
            # Ctrl-C belongs to the editor while it has the terminal.
            return ""
        return f"The editor {self.name} ended with status {code}; {file} is as it left it." if code else ""


def find_editor(setting: str = "", environ: Mapping[str, str] | None = None) -> Editor | None:
    """Choose an editor: the setting, $VISUAL, $EDITOR, then nano, vim, vi; None when there is none.

    What the person named is taken even when it cannot be found, so that they are told.
    """
    env = os.environ if environ is None else environ
    for wish in (setting, env.get("VISUAL", ""), env.get("EDITOR", "")):
        if wish.strip():
            return Editor(tuple(_split(wish)))
    found = next((name for name in FALLBACKS if shutil.which(name, path=env.get("PATH"))), None)
    return Editor((found,)) if found else None


def _split(command: str) -> list[str]:
    try:
        return shlex.split(command)
    except ValueError:
        return command.split()
