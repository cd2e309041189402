"""`prep bank stats --answers` as people and programs read it."""

import json
from pathlib import Path

import pytest

from interviewprep.bank.parse import load_bank
from interviewprep.base.paths import Paths
from interviewprep.cli import run_command
from interviewprep.store.history import open_history
from support.banks import single_files, write_bank
from support.sittings import Given, store


@pytest.fixture
def answered(tmp_path: Path, paths: Paths) -> Path:
    """Give a bank of which one question was answered 100 times by a wrong key, and one twice."""
    root = write_bank(tmp_path / "banks" / "mine", single_files("wrong-key") | single_files("rare"))
    revisions = {question.id: question.revision for question in load_bank(root).questions}
    with open_history(paths) as history:
        store(history, (one for person in range(100) for one in sitting(person, revisions)))
    return root


def sitting(person: int, revisions: dict[str, str]) -> list[Given]:
    is_strong = person % 2 == 0
    name = f"s{person}"
    chosen = ("first-trap", "third-trap")[person // 2 % 2]
    found = [
        Given(name, "mine/wrong-key", float(not is_strong), (chosen,) * is_strong, 400.0, revisions["wrong-key"]),
        Given(name, "other/rest", float(is_strong)),
    ]
    return [*found, *([Given(name, "mine/rare", 1.0, revision=revisions["rare"])] if person < 2 else [])]


def test_figures_and_advice_are_told_in_words(answered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["bank", "stats", str(answered), "--answers"]) == 0
    captured = capsys.readouterr()
    lines = captured.out.splitlines()
    assert lines[:2] == [
        "mine/rare: 2 answers: too few answers (30 are needed)",
        "mine/wrong-key: 100 answers, 50 % right, discrimination -1.00, median 400 s of 300 s",
    ]
    assert lines[2].startswith("  decide: discrimination is -1.00: those who do well elsewhere get it wrong.")
    assert "2 questions answered, 1 with advice" in captured.err


def test_the_same_as_a_document(answered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["bank", "stats", str(answered), "--answers", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    rare, wrong = found["questions"]
    assert (found["schema"], found["wait_for"], found["decide_at"]) == (1, 30, 100)
    assert (rare["enough"], rare["note"], rare["notices"]) == (False, "too few answers", [])
    assert (wrong["share_correct"], wrong["discrimination"]) == (0.5, pytest.approx(-1, abs=0.01))
    assert [option["id"] for option in wrong["distractors"]] == ["first-trap", "third-trap"]
    assert wrong["distractors"][0]["strong"] == pytest.approx(0.5)
    assert {notice["kind"] for notice in wrong["notices"]} == {"discrimination", "ambiguous"}


@pytest.mark.usefixtures("small_bank")
def test_without_a_history_there_is_nothing_to_tell(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["bank", "stats", "--answers"]) == 0
    assert capsys.readouterr().out == ""
    assert not paths.history.exists()
