"""Which editor is chosen, and where it opens."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.ui.editor import FALLBACKS, VSCODE, Editor, Place, find_editor
from support.editors import install


@pytest.mark.parametrize(
    ("asked", "setting", "visual", "editor", "chosen"),
    [
        ("hx", "micro", "emacs -nw", "ed", ("hx",)),
        ("", "micro", "emacs -nw", "ed", ("micro",)),
        ("", "", "emacs -nw", "ed", ("emacs", "-nw")),
        ("", "", "", "ed", ("ed",)),
        ("", "  ", " ", "ed", ("ed",)),
        ("", "'/usr/my editor' -n", "", "", ("/usr/my editor", "-n")),
        ("", "vim 'unclosed", "", "", ("vim", "'unclosed")),
    ],
)
def test_what_the_person_named_is_taken_in_order(
    tmp_path: Path, *, asked: str, setting: str, visual: str, editor: str, chosen: tuple[str, ...]
) -> None:
    env = {**install(tmp_path / "bin", "code", *FALLBACKS), "VISUAL": visual, "EDITOR": editor}
    env["TERM_PROGRAM"] = "vscode"
    assert find_editor(setting, env, asked=asked) == Editor(chosen)


@pytest.mark.parametrize("missing", range(len(FALLBACKS) + 1))
def test_first_installed_fallback_is_taken_or_none(tmp_path: Path, missing: int) -> None:
    installed = FALLBACKS[missing:]
    env = install(tmp_path / "bin", *installed)
    assert find_editor("", env) == (Editor((installed[0],)) if installed else None)


def test_terminal_of_vs_code_opens_vs_code_where_nothing_was_named(tmp_path: Path) -> None:
    env = {**install(tmp_path / "bin", "code", "nano"), "TERM_PROGRAM": "vscode", "TMUX": "/tmp/tmux,1,0"}
    assert find_editor("", env) == Editor(VSCODE, Place.WINDOW)


def test_terminal_of_vs_code_without_its_command_takes_a_fallback(tmp_path: Path) -> None:
    env = {**install(tmp_path / "bin", "nano"), "TERM_PROGRAM": "vscode"}
    assert find_editor("", env) == Editor(("nano",))


@given(st.text(max_size=30))
def test_no_setting_is_too_odd_to_be_taken(setting: str) -> None:
    editor = find_editor(setting, {"PATH": "/nowhere"})
    assert (editor is None) == (not setting.strip())
    assert editor is None or editor.name is not None


@pytest.mark.parametrize(
    ("command", "display", "opens_window"),
    [
        ("nano", ":0", False),
        ("vim", ":0", False),
        ("vim -g", ":0", True),
        ("gvim", ":0", True),
        ("nvim", ":0", False),
        ("hx", ":0", False),
        ("micro", ":0", False),
        ("my-own-editor", ":0", False),
        ("code", "", True),
        ("/usr/bin/code --wait", "", True),
        ("Code.exe", "", True),
        ("subl -n", "", True),
        ("emacs", ":0", True),
        ("emacs", "", False),
        ("emacs -nw", ":0", False),
        ("emacsclient", "", True),
        ("emacsclient -t", ":0", False),
    ],
)
@pytest.mark.parametrize(
    ("around", "place"),
    [({}, Place.HERE), ({"TMUX": "/tmp/tmux,1,0"}, Place.TMUX), ({"ZELLIJ": "0"}, Place.ZELLIJ)],
)
def test_editor_that_needs_a_terminal_goes_beside_this_one_where_it_can(
    command: str, display: str, around: dict[str, str], place: Place, *, opens_window: bool
) -> None:
    found = find_editor(command, {"PATH": "/nowhere", "DISPLAY": display, **around})
    assert found is not None
    assert found.place is (Place.WINDOW if opens_window else place)


@pytest.mark.parametrize("around", [{"TMUX": "/tmp/tmux,1,0"}, {"ZELLIJ": "0"}])
def test_panes_can_be_turned_off(around: dict[str, str]) -> None:
    assert find_editor("vi", around, panes=False) == Editor(("vi",))


@given(st.lists(st.text("abc {}", min_size=1), min_size=1))
def test_the_file_is_in_every_command(command: list[str]) -> None:
    arguments = Editor(tuple(command)).edits(Path("answer.py"))
    assert any("answer.py" in argument for argument in arguments)
    assert not any("{file}" in argument for argument in arguments)
