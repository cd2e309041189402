"""`prep bank import` as people use it: summary, reasons, exit codes, and grading by the bank that it made."""

import json
from pathlib import Path

import pytest

from interviewprep.entry import run
from support.foreign_tasks import ABSOLUTE, CLOSEST, task, write_tasks
from support.process import PrepRunner


def test_imported_bank_grades_answers(run_prep: PrepRunner, tmp_path: Path) -> None:
    file = write_tasks(tmp_path / "tasks.jsonl", dict(ABSOLUTE), dict(CLOSEST), task(task_id="Sample/2", test="1 +"))
    bank = tmp_path / "sample"
    done = run_prep("bank", "import", "--from", "humaneval", str(file), "--into", str(bank))
    assert done.returncode == 0
    assert done.stdout == f"{bank}: 2 questions, 1 of them without a part of their test, 1 task left out\n"
    assert done.stderr.splitlines() == [
        "Sample/1: imported without line 5 of the test: `rng()` is not constant",
        "Sample/2: left out: the test does not parse: invalid syntax (line 1)",
    ]
    right = "def absolute(number):\n    return abs(number)\n"
    assert run_prep("grade", "--bank", str(bank), "sample-0", "-", input=right).returncode == 0
    assert run_prep("grade", "--bank", str(bank), "sample-0", "-", input="absolute = round").returncode == 1
    assert run_prep("bank", "check", str(bank)).returncode == 0


def test_summary_as_json_tells_of_every_task(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write_tasks(tmp_path / "tasks.jsonl", dict(CLOSEST), task(test="x"))
    arguments = ["bank", "import", "--from", "humaneval", str(file), "--into", str(tmp_path / "sample"), "--json"]
    assert run(arguments) == 0
    document = json.loads(capsys.readouterr().out)
    assert document == {
        "schema": 1,
        "bank": str(tmp_path / "sample"),
        "questions": 1,
        "tasks": [
            {
                "task": "Sample/1",
                "id": "sample-1",
                "cases": 3,
                "left_out": None,
                "without": [{"line": 5, "reason": "`rng()` is not constant"}],
            },
            {
                "task": "Sample/0",
                "id": "sample-0",
                "cases": 0,
                "left_out": "nothing of its test is data: it asserts nothing",
                "without": [],
            },
        ],
    }


def test_import_of_nothing_ends_with_1_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write_tasks(tmp_path / "tasks.jsonl", "{", task(test=""))
    assert run(["bank", "import", "--from", "humaneval", str(file), "--into", str(tmp_path / "sample")]) == 1
    captured = capsys.readouterr()
    assert captured.out == "none of 2 tasks could be imported; nothing was written\n"
    assert "line 1: left out: the line is not JSON" in captured.err
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == ["tasks.jsonl"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--from", "humaneval", "gone.jsonl", "--into", "sample"], "there is no file 'gone.jsonl'"),
        (["--from", "mbpp", "gone.jsonl", "--into", "sample"], "'mbpp'"),
        (["gone.jsonl", "--into", "sample"], "--from"),
        (["--from", "humaneval", "gone.jsonl"], "--into"),
        (["--from", "humaneval", "gone.jsonl", "--into", "My Bank"], "gives the bank its name"),
    ],
)
def test_wrong_usage_ends_with_2(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["bank", "import", *arguments]) == 2
    assert message in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["home"]
