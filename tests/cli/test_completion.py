"""What shells are told when they ask how a word may go on: in a real bash, and by every list there is."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from interviewprep.base.paths import Paths
from interviewprep.cli import COMMANDS
from interviewprep.cli.shells import Shell
from interviewprep.model.taxonomy import Area, Difficulty, Format
from interviewprep.session.loops import LOOPS
from interviewprep.store.settings import SETTINGS
from support.process import PrepRunner
from test_start_up import HEAVY, modules_imported, packages

ASK = """
eval "$(prep config completion bash)"
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_prep_completion prep
printf '%s\\n' "${COMPREPLY[@]}"
"""
"""Asks the function that bash itself would call with the words typed so far."""


def candidates(prep: PrepRunner, *words: str, place: int | None = None) -> list[str]:
    """Ask `prep` as the scripts do; the last word is the unfinished one."""
    done = prep(
        env={
            "_PREP_COMPLETE": "complete_bash",
            "COMP_WORDS": "\n".join(("prep", *words)),
            "COMP_CWORD": str(len(words) if place is None else place),
        }
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.split()


def ask_bash(home: Path, *words: str) -> list[str]:
    """Ask the completion function in a real bash."""
    folder = home / "bin"
    folder.mkdir(exist_ok=True)
    program = folder / "prep"
    if not program.exists():
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m interviewprep "$@"\n', encoding="utf-8")
        program.chmod(0o755)
    done = subprocess.run(
        ["bash", "--norc", "-c", f'PATH="{folder}:$PATH"\n{ASK}', "bash", "prep", *words],
        cwd=home,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.usefixtures("small_bank")
def test_bash_is_told_commands_options_words_and_ids(home: Path, run_prep: PrepRunner) -> None:
    assert run_prep("bank", "list").returncode == 0
    assert ask_bash(home, "") == list(COMMANDS)
    assert "--extra-time" in ask_bash(home, "interview", "--ex")
    assert ask_bash(home, "drill", "--area", "m") == [Area.ML_THEORY, Area.MODEL_EVALUATION]
    assert ask_bash(home, "bank", "show", "small-si") == ["small-single"]
    assert ask_bash(home, "grade", "small/small-si") == ["small/small-single"]


@pytest.mark.parametrize("shell", [Shell.ZSH, Shell.FISH])
def test_script_is_one_that_its_shell_can_read(run_prep: PrepRunner, shell: Shell) -> None:
    script = run_prep("config", "completion", shell).stdout
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    assert subprocess.run([program, "-n"], input=script, encoding="utf-8", check=False).returncode == 0


def test_scripts_are_printed_and_nothing_is_written(run_prep: PrepRunner, home: Path) -> None:
    for shell in Shell:
        done = run_prep("config", "completion", shell)
        assert (done.returncode, done.stderr) == (0, "")
        assert f"prep config completion {shell}" in done.stdout
    assert list(home.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("config", "set", ""), list(SETTINGS)),
        (("interview", "--loop", ""), list(LOOPS)),
        (("interview", "--difficulty", ""), list(Difficulty)),
        (("bank", "new", "--format", "s"), [name for name in Format if name.startswith("s")]),
        (("report", "--area", ""), list(Area)),
        (("drill", "--unfinished", "r"), ["resume"]),
        (("config", "completion", ""), list(Shell)),
        (("--v",), ["--version"]),
    ],
    ids=" ".join,
)
def test_words_of_a_fixed_set_are_offered(run_prep: PrepRunner, words: tuple[str, ...], expected: list[str]) -> None:
    assert sorted(candidates(run_prep, *words)) == sorted(expected)


@pytest.mark.usefixtures("small_bank")
def test_topics_and_banks_come_from_the_compiled_banks(run_prep: PrepRunner) -> None:
    assert candidates(run_prep, "bank", "list", "--topic", "") == []
    assert run_prep("bank", "list").returncode == 0
    assert candidates(run_prep, "bank", "list", "--topic", "") != []
    assert "small" in candidates(run_prep, "bank", "export", "x.csv", "--bank", "s")


@pytest.mark.parametrize("words", [("nonsense", ""), ("bank", "nonsense", ""), ("grade", "--nonsense", "x", "")])
def test_what_makes_no_sense_is_met_with_silence(run_prep: PrepRunner, words: tuple[str, ...]) -> None:
    candidates(run_prep, *words)


def test_damaged_compiled_banks_are_met_with_silence(run_prep: PrepRunner, paths: Paths) -> None:
    paths.bank_cache.parent.mkdir(parents=True)
    paths.bank_cache.write_bytes(b"my diary\n" * 500)
    assert candidates(run_prep, "grade", "") == []
    assert paths.bank_cache.read_bytes() == b"my diary\n" * 500


def test_completing_loads_nothing_heavy_and_compiles_nothing(home: Path, paths: Paths) -> None:
    asked = {"_PREP_COMPLETE": "complete_bash", "COMP_WORDS": "prep\ngrade\n", "COMP_CWORD": "2"}
    imported = modules_imported(folder=home, env=asked)
    assert packages(imported) & HEAVY == set()
    assert not any(name.startswith("interviewprep.judge.ahead") for name in imported)
    assert not paths.cache.exists()
    first = modules_imported(folder=home, env={**asked, "COMP_WORDS": "prep\ngr", "COMP_CWORD": "1"})
    assert "typer" not in packages(first)
