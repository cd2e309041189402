"""Programs that serve as $EDITOR where the editor is not what is tested."""

import shlex
from pathlib import Path

SHOW = "cat"
"""Shows the file and leaves it as it is."""

ADD = "sed -i -e '$ a It depends.'"
"""Adds a sentence at the end of the file."""

RIGHT = """\
def two_sum(nums, target):
    seen = {}
    for place, number in enumerate(nums):
        if target - number in seen:
            return seen[target - number], place
        seen[number] = place
"""
WRONG = """\
def two_sum(nums, target):
    return 0, len(nums) - 1
"""


def putting(folder: Path, source: str) -> str:
    """Give an editor command that puts `source` in place of the file."""
    file = folder / "typed.py"
    file.write_text(source, encoding="utf-8")
    return f"cp {shlex.quote(str(file))}"


def save_in_place(file: Path, text: str) -> None:
    """Write a file as nano does: emptied and written again."""
    file.write_text(text, encoding="utf-8")


def save_by_renaming(file: Path, text: str) -> None:
    """Write a file as vim and VS Code may do: beside it, and then renamed into its place."""
    beside = file.with_name(f".{file.name}.swp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


def install(folder: Path, *names: str) -> dict[str, str]:
    """Make a folder with programs of these names that do nothing, and an environment that finds no others."""
    folder.mkdir()
    for name in names:
        (folder / name).write_text("#!/bin/sh\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    return {"PATH": str(folder)}


def windowed(folder: Path, *saves: str | bytes) -> str:
    """Give an editor command that frees the terminal and saves these texts quickly, by renaming; bytes as they are.

    Its name is that of an editor with a window of its own.
    """
    folder.mkdir(exist_ok=True)
    steps = []
    for number, save in enumerate(saves):
        text = folder / f"save-{number}"
        text.write_bytes(save.encode() if isinstance(save, str) else save)
        steps.append(f'cp {shlex.quote(str(text))} "$1.part" && mv "$1.part" "$1"')
    program = folder / "gedit"
    program.write_text("\n".join(["#!/bin/sh", *steps]), encoding="utf-8")
    program.chmod(0o755)
    return shlex.quote(str(program))
