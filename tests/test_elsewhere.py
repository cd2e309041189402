"""macOS and Windows as far as Linux can tell: our modules load, and commands run, where Python has less."""

from pathlib import Path

import pytest

import interviewprep
from support.elsewhere import import_elsewhere, run_elsewhere

SOURCE = Path(interviewprep.__file__).parent

IN_A_POSIX_CHILD = {"interviewprep.judge.confine.limits"}
"""Loaded by the answer's own process, where there are such limits."""

COMMANDS = [
    ("--version",),
    ("--help",),
    ("interview", "--help"),
    ("drill", "--help"),
    ("bank", "list"),
    ("report",),
    ("report", "--json"),
    ("config", "list"),
    ("data", "path"),
]


def modules() -> list[str]:
    files = (file.relative_to(SOURCE.parent).with_suffix("") for file in SOURCE.rglob("*.py"))
    names = {".".join(file.parts).removesuffix(".__init__") for file in files}
    return sorted(name for name in names - IN_A_POSIX_CHILD if not name.endswith("__main__"))


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_every_module_loads(system: str, home: Path) -> None:
    loaded = import_elsewhere(system, *modules(), folder=home)
    assert loaded.returncode == 0, loaded.stderr


def test_what_is_missing_there_would_be_seen(home: Path) -> None:
    refused = import_elsewhere("win32", *IN_A_POSIX_CHILD, folder=home)
    assert "no module resource on win32" in refused.stderr


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_commands_without_programs_run(system: str, home: Path) -> None:
    for command in COMMANDS:
        ran = run_elsewhere(system, *command, folder=home)
        assert ran.returncode == 0, (command, ran.stderr)
        assert "Traceback" not in ran.stderr
        assert ran.stdout


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_a_choice_is_graded(system: str, home: Path) -> None:
    answer = home / "answer.txt"
    answer.write_text("a\n", encoding="utf-8")
    ran = run_elsewhere(system, "grade", "ml-theory/variance-left-in-a-forest", str(answer), folder=home)
    assert ran.returncode in {0, 1}
    assert ran.stderr == ""
