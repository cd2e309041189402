"""The person's own editor: which one is chosen, and where it opens. Starting it is left to `ui.opening`."""

import os
import shlex
import shutil
from collections.abc import Mapping
from enum import Enum, auto
from pathlib import Path

from interviewprep.base.records import dataclass

FILE = "{file}"
"""Stands for the file in a command; without it the file comes last."""

FALLBACKS = ("nano", "vim", "vi")
VSCODE = ("code", "--reuse-window")

_WINDOWED = frozenset(
    {
        "atom",
        "bbedit",
        "charm",
        "code",
        "code-insiders",
        "codium",
        "cursor",
        "featherpad",
        "geany",
        "gedit",
        "gnome-text-editor",
        "gvim",
        "idea",
        "kate",
        "kwrite",
        "lapce",
        "leafpad",
        "mate",
        "mousepad",
        "mvim",
        "neovide",
        "notepad",
        "notepad++",
        "nvim-qt",
        "open",
        "pluma",
        "pycharm",
        "start",
        "subl",
        "sublime_text",
        "vscodium",
        "windsurf",
        "xdg-open",
        "xed",
        "zed",
    }
)
"""Editors with a window of their own, which leave this terminal free."""

_EMACS_IN_TERMINAL = frozenset({"-nw", "-t", "--tty", "--no-window-system"})


class Place(Enum):
    """Where an editor opens: in this terminal, in a window of its own, or in a pane beside this one."""

    HERE = auto()
    WINDOW = auto()
    TMUX = auto()
    ZELLIJ = auto()


@dataclass(frozen=True, slots=True)
class Editor:
    """A command that edits a file, and where it opens."""

    command: tuple[str, ...]
    place: Place = Place.HERE

    @property
    def name(self) -> str:
        """What to call it."""
        return Path(self.command[0]).name

    def edits(self, file: Path) -> list[str]:
        """Give the command with its file.

        >>> Editor(("ed", "+/{file}")).edits(Path("a.py")), Editor(("vi",)).edits(Path("a.py"))
        (['ed', '+/a.py'], ['vi', 'a.py'])
        """
        if any(FILE in part for part in self.command):
            return [part.replace(FILE, str(file)) for part in self.command]
        return [*self.command, str(file)]


def find_editor(
    setting: str = "", environ: Mapping[str, str] | None = None, *, asked: str = "", panes: bool = True
) -> Editor | None:
    """Choose an editor: the command `asked` for, the setting, $VISUAL, $EDITOR, then what is found here.

    Found are VS Code from within its own terminal, then nano, vim, vi; None when there is none of them. What the
    person named is taken even when it cannot be found, so that they are told. With `panes`, an editor that needs a
    terminal opens beside this one in tmux and Zellij.
    """
    env = os.environ if environ is None else environ
    for wish in (asked, setting, env.get("VISUAL", ""), env.get("EDITOR", "")):
        if wish.strip():
            return _placed(tuple(_split(wish)), env, panes=panes)
    if env.get("TERM_PROGRAM") == "vscode" and shutil.which(VSCODE[0], path=env.get("PATH")):
        return Editor(VSCODE, Place.WINDOW)
    found = next((name for name in FALLBACKS if shutil.which(name, path=env.get("PATH"))), None)
    return _placed((found,), env, panes=panes) if found else None


def _placed(command: tuple[str, ...], env: Mapping[str, str], *, panes: bool) -> Editor:
    if _opens_window(command, env):
        return Editor(command, Place.WINDOW)
    if panes and env.get("TMUX"):
        return Editor(command, Place.TMUX)
    if panes and env.get("ZELLIJ"):
        return Editor(command, Place.ZELLIJ)
    return Editor(command)


def _opens_window(command: tuple[str, ...], env: Mapping[str, str]) -> bool:
    """Tell whether a command is known to leave the terminal free; one that is not known may need it."""
    name, arguments = Path(command[0]).name.casefold().removesuffix(".exe"), command[1:]
    match name:
        case "emacs":
            has_display = bool(env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"))
            return has_display and not _EMACS_IN_TERMINAL & {*arguments}
        case "emacsclient":
            return not _EMACS_IN_TERMINAL & {*arguments}
        case "vim":
            return "-g" in arguments
        case _:
            return name in _WINDOWED


def _split(command: str) -> list[str]:
    try:
        return shlex.split(command)
    except ValueError:
        return command.split()
