"""`prep bank export` and `prep bank import` of questions as people and programs use them."""

import json
from pathlib import Path

import pytest

from interviewprep.entry import run
from support.banks import all_files, write_bank

CARDS = "front,back\nWhat is recall?,The share of positives found.\n,nothing\n"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return write_bank(tmp_path / "banks" / "mine", all_files())


def test_losses_are_told_aloud_one_a_line(mine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.csv"
    assert run(["bank", "export", "--to", "csv", "--bank", str(mine), "--format", "order", str(file)]) == 0
    captured = capsys.readouterr()
    assert captured.out == f"{file}: 1 question\n"
    assert captured.err == "order without which steps may change places: mine/order\n"


def test_losses_are_in_the_document_too(mine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.apkg"
    assert run(["bank", "export", "--to", "anki", "--bank", str(mine), "--topic", "topic", str(file), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["schema"], found["to"], found["questions"]) == (1, "anki", 11)
    assert {"message": "single without shuffling of options", "questions": ["mine/single"]} in found["losses"]


def test_exported_lines_make_the_same_bank(mine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, into = tmp_path / "a.jsonl", tmp_path / "other"
    assert run(["bank", "export", "--to", "jsonl", "--bank", str(mine), str(file)]) == 0
    assert run(["bank", "import", "--from", "jsonl", str(file), "--into", str(into)]) == 0
    captured = capsys.readouterr()
    assert captured.out.splitlines()[-1] == f"{into}: 11 questions"
    assert captured.err == ""
    assert run(["bank", "lock", str(into)]) == 0


def test_imported_cards_are_told_with_file_and_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, into = tmp_path / "a.csv", tmp_path / "cards"
    file.write_text(CARDS, encoding="utf-8")
    assert run(["bank", "import", "--from", "csv", str(file), "--into", str(into)]) == 0
    captured = capsys.readouterr()
    assert captured.out == f"{into}: 1 question, 1 line left out\n"
    assert f"{file}:3: left out: it asks nothing: the stem is empty" in captured.err.splitlines()
    assert any(line.startswith(f"{file}:2: what-is-recall: there is no rubric") for line in captured.err.splitlines())
    assert run(["bank", "check", str(into)]) == 0


def test_nothing_imported_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, into = tmp_path / "a.md", tmp_path / "cards"
    file.write_text("# Only a title\n", encoding="utf-8")
    assert run(["bank", "import", "--from", "markdown", str(file), "--into", str(into), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["bank"], found["questions"], [one["line"] for one in found["left_out"]]) == (None, [], [1])
    assert not into.exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--to", "csv", "--bank", "nowhere"], "there is no bank 'nowhere'"),
        (["--to", "csv", "--topic", "topik", "--bank", "{mine}"], "Did you mean 'topic'?"),
        (["--to", "csv", "--format", "singel", "--bank", "{mine}"], "Did you mean 'single'?"),
        (["--to", "pdf"], "'pdf'"),
    ],
)
def test_wrong_names_end_with_2(
    mine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    named = [one.format(mine=mine) for one in arguments]
    assert run(["bank", "export", *named, str(tmp_path / "file")]) == 2
    assert message in capsys.readouterr().err
    assert not (tmp_path / "file").exists()
