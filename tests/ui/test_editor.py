"""Which editor is chosen, and what is said when it fails."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.ui.editor import FALLBACKS, Editor, find_editor


def install(folder: Path, *names: str) -> dict[str, str]:
    """Make a folder with programs of these names, and an environment that finds no others."""
    folder.mkdir()
    for name in names:
        (folder / name).write_text("#!/bin/sh\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    return {"PATH": str(folder)}


@pytest.mark.parametrize(
    ("setting", "visual", "editor", "chosen"),
    [
        ("code --wait", "emacs", "ed", ("code", "--wait")),
        ("", "emacs -nw", "ed", ("emacs", "-nw")),
        ("", "", "ed", ("ed",)),
        ("  ", " ", "ed", ("ed",)),
        ("'/usr/my editor' -n", "", "", ("/usr/my editor", "-n")),
        ("vim 'unclosed", "", "", ("vim", "'unclosed")),
    ],
)
def test_what_the_person_named_is_taken_in_order(
    tmp_path: Path, setting: str, visual: str, editor: str, chosen: tuple[str, ...]
) -> None:
    env = {**install(tmp_path / "bin", *FALLBACKS), "VISUAL": visual, "EDITOR": editor}
    assert find_editor(setting, env) == Editor(chosen)


@pytest.mark.parametrize("missing", range(len(FALLBACKS) + 1))
def test_first_installed_fallback_is_taken_or_none(tmp_path: Path, missing: int) -> None:
    installed = FALLBACKS[missing:]
    env = install(tmp_path / "bin", *installed)
    assert find_editor("", env) == (Editor((installed[0],)) if installed else None)


@given(st.text(max_size=30))
def test_no_setting_is_too_odd_to_be_taken(setting: str) -> None:
    editor = find_editor(setting, {"PATH": "/nowhere"})
    assert (editor is None) == (not setting.strip())
    assert editor is None or editor.name is not None


def test_success_says_nothing(tmp_path: Path) -> None:
    assert Editor(("true",)).open(tmp_path / "file") == ""


@pytest.mark.parametrize(
    ("command", "told"),
    [("false", "ended with status 1"), ("/nowhere/ed", "No such file or directory"), ("/etc", "Permission denied")],
)
def test_failure_is_told_in_words(tmp_path: Path, command: str, told: str) -> None:
    assert told in Editor((command,)).open(tmp_path / "file")
