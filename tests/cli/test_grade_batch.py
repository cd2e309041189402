"""`prep grade --batch` as scripts use it: real files, the real judge, exit codes, Ctrl-C and kill."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from interviewprep.cli import run_command
from interviewprep.entry import run
from interviewprep.grade.batch_file import open_results
from support.process import HANG_S, PrepRunner
from support.scored_answers import asked
from support.small_bank import QUERY, REFERENCE, write_small_bank

ENDLESS = "def two_sum(nums, target):\n    while True:\n        pass\n"


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """Write a small bank; stops these tests from hanging on the questions that are shipped."""
    return write_small_bank(tmp_path)


def write_answers(folder: Path, *rows: tuple[object, str, str] | str) -> Path:
    file = folder / "answers.jsonl"
    lines = [
        row if isinstance(row, str) else json.dumps(dict(zip(("id", "question", "answer"), row, strict=True)))
        for row in rows
    ]
    file.write_text("".join(f"{text}\n" for text in lines), encoding="utf-8")
    return file


def read(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_each_line_gets_the_document_of_a_single_grade_with_its_id(
    run_prep: PrepRunner, bank: Path, tmp_path: Path, workers: str
) -> None:
    file = write_answers(
        tmp_path,
        ("right", "small-code", REFERENCE),
        (2, "small/small-single", "a"),
        ("query", "small-query", QUERY),
        ("wrong", "small-code", "def two_sum(nums, target):\n    return 0, 0\n"),
    )
    ran = run_prep("grade", "--batch", str(file), "--json", "--bank", str(bank), "--workers", workers)
    documents = read(ran.stdout)
    assert ran.returncode == 0
    assert [(found["id"], found["verdict"]) for found in documents] == [
        ("right", "accepted"),
        (2, "wrong_answer"),
        ("query", "accepted"),
        ("wrong", "wrong_answer"),
    ]
    assert ran.stderr == "4 lines: 2 accepted, 2 not accepted\n"
    single = run_prep("grade", "small-code", "-", "--json", "--bank", str(bank), input=REFERENCE)
    assert documents[0].keys() == {"id", *json.loads(single.stdout)}


def test_bad_lines_are_told_in_their_place_and_end_with_1(
    bank: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write_answers(
        tmp_path,
        "no json",
        ("a", "small-cod", ""),
        ("b", "demand-backtest", "3 leakage"),
        ("c", "small-numeric", "about half"),
        ("d", "small-code", "#" * (256 * 1024 + 1)),
        ("e", "small-numeric", "0.44"),
        ("e", "small-numeric", "0.44"),
        '{"id": "f", "question": "small-numeric"}',
        "#" * 2_000_000,
    )
    assert run_command(["grade", "--batch", str(file), "--bank", str(bank)]) == 1
    captured = capsys.readouterr()
    told = [(found["id"], found.get("line"), found.get("error", found.get("verdict"))) for found in read(captured.out)]
    expected = [
        (None, 1, "the line is not JSON"),
        ("a", 2, "there is no question 'small-cod'. Did you mean 'small-code'"),
        ("b", 3, "'demand-backtest' is of format review"),
        ("c", 4, "'about half' is not a number"),
        ("d", 5, "`answer` is too large: 256 KiB is the limit"),
        ("e", None, "accepted"),
        ("e", 7, 'the id "e" stands here a second time'),
        ("f", 8, "`answer` is missing"),
        (None, 9, "the line is too long"),
    ]
    assert [row[:2] for row in told] == [row[:2] for row in expected]
    assert all(str(text).startswith(start) for (*_, text), (*_, start) in zip(told, expected, strict=True))
    assert captured.err == "9 lines: 1 accepted, 0 not accepted, 8 bad lines\n"


def test_prose_gets_the_proposal_of_a_single_grade_and_is_gone_on_from(
    run_prep: PrepRunner, bank: Path, tmp_path: Path
) -> None:
    content = asked("flat-learning-curves").content
    texts = [next(one.text for one in content.samples if one.accepted is wanted) for wanted in (True, False)] + ["Two."]
    file = write_answers(tmp_path, *((n, "flat-learning-curves", text) for n, text in enumerate(texts)))
    out = tmp_path / "proposals.jsonl"
    ran = run_prep("grade", "--batch", str(file), "--bank", str(bank), "--out", str(out))
    assert (ran.returncode, ran.stderr) == (0, "3 lines: 1 accepted, 2 not accepted\n")
    singles = [
        json.loads(run_prep("grade", "flat-learning-curves", "-", "--json", "--bank", str(bank), input=text).stdout)
        for text in texts
    ]
    assert read(out.read_text(encoding="utf-8")) == [{"id": n} | single for n, single in enumerate(singles)]
    assert [single["passed"] for single in singles] == [True, False, None]
    again = run_prep("grade", "--batch", str(file), "--bank", str(bank), "--out", str(out))
    assert again.stderr == "3 lines: 1 accepted, 2 not accepted, 3 of them there already\n"


def test_going_on_skips_what_is_there_and_drops_a_torn_line(run_prep: PrepRunner, bank: Path, tmp_path: Path) -> None:
    file = write_answers(tmp_path, *((n, "small-numeric", "0.44") for n in range(6)))
    out = tmp_path / "verdicts.jsonl"
    arguments = ("grade", "--batch", str(file), "--bank", str(bank), "--out", str(out))
    assert run_prep(*arguments).returncode == 0
    whole = out.read_bytes()
    out.write_bytes(whole[: len(whole) // 2 - 5])
    ran = run_prep(*arguments)
    assert (ran.returncode, ran.stdout, out.read_bytes()) == (0, "", whole)
    assert ran.stderr == "6 lines: 6 accepted, 0 not accepted, 2 of them there already\n"


def test_answers_may_come_from_a_pipe(run_prep: PrepRunner, bank: Path) -> None:
    row = json.dumps({"id": 1, "question": "small-numeric", "answer": "0.44"})
    ran = run_prep("grade", "--batch", "-", "--bank", str(bank), input=row)
    assert (ran.returncode, read(ran.stdout)[0]["verdict"]) == (0, "accepted")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--batch", "gone.jsonl"], "there is no file 'gone.jsonl'"),
        (["small-code", "answer.py", "--batch", "gone.jsonl"], "leave out QUESTION and FILE"),
        (["small-code", "answer.py", "--out", "x"], "belong to --batch"),
        (["small-code", "answer.py", "--workers", "2"], "belong to --batch"),
        (["--batch", "gone.jsonl", "--workers", "0"], "--workers"),
        (["small-code"], "name a QUESTION and a FILE"),
        ([], "name a QUESTION and a FILE"),
    ],
)
def test_wrong_usage_ends_with_2(
    bank: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert run(["grade", *arguments, "--bank", str(bank)]) == 2
    assert message in capsys.readouterr().err


def test_the_answers_are_never_taken_for_a_file_of_results(
    bank: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write_answers(tmp_path, (1, "small-numeric", "0.44"))
    before = file.read_bytes()
    assert run(["grade", "--batch", str(file), "--bank", str(bank), "--out", str(file)]) == 3
    assert "was not written by a batch" in capsys.readouterr().err
    assert file.read_bytes() == before


def test_without_a_sandbox_the_batch_ends_with_4_and_keeps_what_is_done(
    bank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write_answers(tmp_path, (1, "small-numeric", "0.44"), (2, "small-code", REFERENCE))
    out = tmp_path / "verdicts.jsonl"
    monkeypatch.setattr(sys, "platform", "elsewhere")
    assert run(["grade", "--batch", str(file), "--bank", str(bank), "--out", str(out)]) == 4
    assert [found["id"] for found in read(out.read_text(encoding="utf-8"))] == [1]


@pytest.mark.parametrize(("blow", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_batch_that_is_stopped_keeps_every_line_it_has_given(
    bank: Path, tmp_path: Path, blow: signal.Signals, code: int, workers: str
) -> None:
    file = write_answers(tmp_path, (1, "small-numeric", "0.44"), *((n, "small-code", ENDLESS) for n in range(2, 6)))
    command = [sys.executable, "-m", "interviewprep", "grade", "--batch", str(file), "--bank", str(bank)]
    with subprocess.Popen(
        [*command, "--workers", workers], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        process.send_signal(blow)
        rest, _ = process.communicate(timeout=HANG_S)
    assert json.loads(first)["verdict"] == "accepted"
    assert process.returncode == code
    assert rest == b""


def test_a_second_batch_on_the_same_file_is_refused_and_adds_nothing(
    run_prep: PrepRunner, bank: Path, tmp_path: Path
) -> None:
    file = write_answers(tmp_path, (1, "small-numeric", "0.44"))
    out = tmp_path / "verdicts.jsonl"
    command = ["grade", "--batch", str(file), "--bank", str(bank), "--out", str(out)]
    with open_results(out):
        refused = run_prep(*command)
        assert out.read_bytes() == b""
    assert (refused.returncode, refused.stdout) == (3, "")
    assert len(refused.stderr.splitlines()) == 1
    assert "is being written by another run" in refused.stderr
    assert run_prep(*command).returncode == 0
    assert [document["id"] for document in read(out.read_text(encoding="utf-8"))] == [1]
