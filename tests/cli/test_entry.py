"""The entry: exit codes, streams, and no traceback for a person."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import interviewprep
from interviewprep import cli, entry
from interviewprep.base.errors import (
    ContentFault,
    EnvironmentFault,
    JudgeUnavailable,
    PrepError,
    StoreFault,
    UsageFault,
)
from interviewprep.base.paths import Paths
from support.process import PrepRunner, run_python


def raising(error: BaseException) -> Callable[[list[str]], int]:
    def command(arguments: list[str]) -> int:
        del arguments
        raise error

    return command


def test_the_version_is_one_line_on_standard_output(run_prep: PrepRunner) -> None:
    done = run_prep("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"prep {interviewprep.__version__}\n", "")


def test_help_lists_every_command_and_is_a_result(run_prep: PrepRunner) -> None:
    done = run_prep("--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert [name for name in cli.COMMANDS if f"\n  {name} " not in done.stdout] == []
    assert max(map(len, done.stdout.splitlines())) <= 80


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("intervew",), "Did you mean 'interview'?"),
        (("zzz",), "`prep --help` lists all commands"),
        (("report", "--nonsense"), "See `prep report --help`"),
        (("--nonsense",), "See `prep --help`"),
        (("grade",), "See `prep grade --help`"),
        (("",), "there is no command ''"),
    ],
)
def test_wrong_usage_is_told_on_standard_error_with_code_2(
    run_prep: PrepRunner, arguments: tuple[str, ...], told: str
) -> None:
    done = run_prep(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("fault", [UsageFault, ContentFault, StoreFault, EnvironmentFault, JudgeUnavailable])
def test_a_fault_becomes_its_message_and_its_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fault: type[PrepError]
) -> None:
    monkeypatch.setattr(cli, "run_command", raising(fault("what is wrong; what to do")))
    assert entry.run(["report"]) == fault.exit_code
    assert tuple(capsys.readouterr()) == ("", "prep: what is wrong; what to do\n")


def test_names_that_others_chose_cannot_drive_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "run_command", raising(StoreFault("bank/\x1b]0;title\x07 was rated since.\nTry again.")))
    assert entry.run([]) == 3
    assert capsys.readouterr().err == "prep: bank/]0;title was rated since.\nTry again.\n"


def test_an_interrupt_is_code_130(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(cli, "run_command", raising(KeyboardInterrupt()))
    assert entry.run(["report"]) == 130
    assert capsys.readouterr().out == ""


def test_an_unexpected_error_points_to_its_saved_trace(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], paths: Paths
) -> None:
    monkeypatch.setattr(cli, "run_command", raising(RuntimeError("a bug")))
    assert entry.run(["report"]) == 1
    told = capsys.readouterr().err
    (trace,) = paths.traces.iterdir()
    assert str(trace) in told
    assert "Traceback" not in told
    assert "RuntimeError: a bug" in trace.read_text(encoding="utf-8")


@pytest.mark.first_start
def test_an_unexpected_error_is_told_even_where_no_trace_can_be_saved(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    (home / "prep").write_text("a file where the folder should be", encoding="utf-8")
    monkeypatch.setattr(cli, "run_command", raising(RuntimeError("a bug")))
    assert entry.run(["report"]) == 1
    assert "Set PREP_HOME to a folder that can be written" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [(), ("report",), ("--help",), ("report", "--help")])
def test_a_reader_that_has_gone_is_no_error(home: Path, arguments: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = subprocess.run(
        [sys.executable, "-m", "interviewprep", *arguments],
        cwd=home,
        stdin=subprocess.DEVNULL,
        stdout=writing,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    os.close(writing)
    assert (process.returncode, process.stderr) == (0, "")


def test_a_locale_without_the_letters_still_gets_its_help(run_prep: PrepRunner) -> None:
    done = run_prep("--help", env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    assert (done.returncode, done.stderr) == (0, "")


REMOVED = """
import shutil, sys
from pathlib import Path
sys.path.insert(0, sys.argv.pop(1))
from interviewprep import cli, entry
from interviewprep.base.paths import find_paths
from interviewprep.store.history import open_history
assert entry.__file__.startswith(sys.path[0])

def remove_and_go_on(arguments):
    shutil.rmtree(Path(entry.__file__).parent)
    if arguments == ["open"]:
        open_history(find_paths())
    import interviewprep.report.figures

cli.run_command = remove_and_go_on
sys.exit(entry.main())
"""


@pytest.mark.parametrize("then", ["open", "import"])
@pytest.mark.usefixtures("home")
def test_prep_that_is_removed_while_it_runs_says_so_in_one_message(tmp_path: Path, then: str) -> None:
    copy = tmp_path / "installed"
    shutil.copytree(Path(entry.__file__).parent, copy / "interviewprep", ignore=shutil.ignore_patterns("__pycache__"))
    done = run_python("-c", REMOVED, str(copy), then, folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (3, "", 1)
    assert done.stderr.startswith("prep: this prep was removed while it ran")
