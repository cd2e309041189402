"""What shells are told when they ask how a word may go on: in a real bash, zsh and fish, and by every list there is."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from interviewprep.base.paths import Paths
from interviewprep.cli import COMMANDS
from interviewprep.cli.shells import Shell
from interviewprep.model.taxonomy import Area, Difficulty, Format
from interviewprep.session.loops import LOOPS
from interviewprep.store.settings import SETTINGS
from support.process import PrepRunner
from support.terminal import ENTER, Terminal
from test_start_up import HEAVY, modules_imported, packages

ASK = """
eval "$(prep config completion bash)"
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_prep_completion prep
printf '%s\\n' "${COMPREPLY[@]}"
"""
"""Asks the function that bash itself would call with the words typed so far."""


ZSH = 'PS1="$ "; autoload -Uz compinit; compinit -u -D; eval "$(prep config completion zsh)"; echo rea""dy'
"""Switches completion on in a zsh that reads no files of its user."""

OFFERED: Mapping[str, Sequence[str]] = {
    "prep ": list(COMMANDS),
    "prep interview --ex": ["--exam", "--extra-time"],
    "prep drill --area m": [Area.ML_THEORY, Area.MODEL_EVALUATION],
    "prep drill --area=m": [Area.ML_THEORY, Area.MODEL_EVALUATION],
    "prep bank show small-si": ["small-single"],
    "prep grade small/small-si": ["small/small-single"],
    "prep grade small-single ./my-a": ["./my-answer.py"],
}
"""What is typed, and what it may become; files where `prep` knows of nothing."""


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


@pytest.fixture
def folder(home: Path, run_prep: PrepRunner, small_bank: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with an answer, where the small bank is compiled and shells find `prep` and no files of a user."""
    del small_bank
    program = home / "bin" / "prep"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m interviewprep "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=os.pathsep)
    monkeypatch.setenv("HOME", str(home))
    (home / "my-answer.py").touch()
    assert run_prep("bank", "list").returncode == 0
    return home


def shell_output(folder: Path, *command: str) -> str:
    """Run a shell that has nothing to complain about."""
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=True)
    assert done.stderr == ""
    return done.stdout


def words_of_bash(typed: str) -> list[str]:
    """Part a line into words as readline does, for which an equals sign is one of them."""
    return [word for part in typed.split(" ") for word in re.split("(=)", part)]


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_bash_offers_commands_options_words_and_ids(folder: Path) -> None:
    for typed, offered in OFFERED.items():
        told = shell_output(folder, "bash", "--norc", "-c", ASK, "bash", *words_of_bash(typed))
        # Files are offered by bash itself, where nothing is found.
        assert told.split() == ([] if "./" in typed else offered)


@pytest.mark.skipif(shutil.which("fish") is None, reason="needs fish")
def test_fish_offers_commands_options_words_ids_and_files(folder: Path) -> None:
    for typed, offered in OFFERED.items():
        ask = f"prep config completion fish | source; complete -C '{typed}'"
        told = shell_output(folder, "fish", "--no-config", "-c", ask).split()
        assert [word.removeprefix("--area=") for word in told] == sorted(offered)


@pytest.mark.skipif(shutil.which("zsh") is None, reason="needs zsh")
def test_zsh_offers_commands_options_words_ids_and_files(folder: Path) -> None:
    with Terminal(["zsh", "-f", "-i"], folder=folder) as terminal:
        terminal.enter(ZSH)
        terminal.wait_for("ready")
        for typed, offered in OFFERED.items():
            terminal.send(f"clear{ENTER}{typed}\t")
            for word in offered:
                terminal.wait_for_new(word)
            line, *listed = terminal.shown().rpartition("$ ")[2].split("\n")
            assert sorted(" ".join(listed).split() or line.split()[-1:]) == sorted(offered)
            terminal.interrupt()


@pytest.mark.parametrize("shell", [Shell.ZSH, Shell.FISH])
def test_script_is_one_that_its_shell_can_read(run_prep: PrepRunner, shell: Shell) -> None:
    script = run_prep("config", "completion", shell).stdout
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    assert subprocess.run([program, "-n"], input=script, encoding="utf-8", check=False).returncode == 0


@pytest.mark.first_start
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


@pytest.mark.first_start
@pytest.mark.usefixtures("small_bank")
def test_topics_and_banks_come_from_the_compiled_banks(run_prep: PrepRunner) -> None:
    assert candidates(run_prep, "bank", "list", "--topic", "") == []
    assert run_prep("bank", "list").returncode == 0
    assert candidates(run_prep, "bank", "list", "--topic", "") != []
    assert "small" in candidates(run_prep, "bank", "export", "x.csv", "--bank", "s")


@pytest.mark.parametrize("words", [("nonsense", ""), ("bank", "nonsense", ""), ("grade", "--nonsense", "x", "")])
def test_what_makes_no_sense_is_met_with_silence(run_prep: PrepRunner, words: tuple[str, ...]) -> None:
    candidates(run_prep, *words)


@pytest.mark.first_start
def test_damaged_compiled_banks_are_met_with_silence(run_prep: PrepRunner, paths: Paths) -> None:
    paths.bank_cache.parent.mkdir(parents=True)
    paths.bank_cache.write_bytes(b"my diary\n" * 500)
    assert candidates(run_prep, "grade", "") == []
    assert paths.bank_cache.read_bytes() == b"my diary\n" * 500


@pytest.mark.first_start
def test_completing_loads_nothing_heavy_and_compiles_nothing(home: Path, paths: Paths) -> None:
    asked = {"_PREP_COMPLETE": "complete_bash", "COMP_WORDS": "prep\ngrade\n", "COMP_CWORD": "2"}
    imported = modules_imported(folder=home, env=asked)
    assert packages(imported) & HEAVY == set()
    assert not any(name.startswith("interviewprep.judge.ahead") for name in imported)
    assert not paths.cache.exists()
    first = modules_imported(folder=home, env={**asked, "COMP_WORDS": "prep\ngr", "COMP_CWORD": "1"})
    assert "typer" not in packages(first)
