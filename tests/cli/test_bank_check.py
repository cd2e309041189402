"""`prep bank check`: which banks, questions and gates it takes, what fails a bank, and how it ends."""

import json
from pathlib import Path
from typing import Any

import pytest

from interviewprep.bank import discovery
from interviewprep.base.errors import JudgeUnavailable
from interviewprep.cli import run_command
from interviewprep.entry import run
from interviewprep.model.taxonomy import Format
from interviewprep.proof.gates import isolation, reference
from support.banks import files_of, single_files, write_bank

BAD_STEM = "One two three. " * 30 + "More."


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a locked bank of two questions, one of them with too long a stem, and let `prep` find no other."""
    root = write_bank(tmp_path / "shelf" / "mine", {**single_files("short-one"), **single_files("long-one")})
    path = root / "topic" / "long-one.md"
    path.write_text(path.read_text(encoding="utf-8").replace("What?", BAD_STEM), encoding="utf-8")
    monkeypatch.setattr(discovery, "shipped_banks", lambda: (root.parent, False))
    assert run(["bank", "lock", str(root)]) == 0
    return root


def set_gates(root: Path, gates: str) -> None:
    path = root / "bank.toml"
    path.write_text(f"{path.read_text(encoding='utf-8')}gates = [{gates}]\n", encoding="utf-8")


def checked(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    code = run_command(["bank", "check", "--json", *arguments])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return code, found


def test_a_required_gate_fails_the_bank_with_file_line_and_gate(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run_command(["bank", "check", "--gate", "readable", str(mine)]) == 1
    captured = capsys.readouterr()
    place = mine / "topic" / "long-one.md"
    assert captured.out == f"{place}:16: the stem has 91 words, more than 90; say less, or say it shorter [G10]\n"
    assert captured.err.splitlines()[-1] == "1 bank, 2 questions: 1 fault"


def test_what_is_found_on_reading_counts_for_its_gate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_bank(tmp_path / "shelf" / "mine", files_of(Format.NUMERIC))
    monkeypatch.setattr(discovery, "shipped_banks", lambda: (root.parent, False))
    _, found = checked(capsys, str(root), "--gate", "G2")
    assert [(gate["checked"], gate["faulty"], gate["faults"]) for gate in found["gates"]] == [(1, 0, 0)]
    assert found["gates"][0]["figures"] == {"numbers": 1}
    path = root / "topic" / "numeric.md"
    path.write_text(path.read_text(encoding="utf-8").replace("value = 0.44", "value = 0.99"), encoding="utf-8")
    code, found = checked(capsys, str(root), "--gate", "G2")
    assert (code, found["gates"][0]["faults"]) == (1, len(found["faults"]))


def test_what_a_bank_does_not_require_is_a_notice(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    set_gates(mine, '"G1"')
    capsys.readouterr()
    assert run_command(["bank", "check", "--gate", "readable", str(mine)]) == 0
    captured = capsys.readouterr()
    assert captured.out.endswith(" [G10, notice]\n")
    assert captured.err.splitlines()[-1] == "1 bank, 2 questions: no faults, 1 notice"


@pytest.mark.parametrize("name", ["G10", "g10", "readable", "Readable"])
def test_a_gate_is_named_by_number_or_word(name: str, mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, found = checked(capsys, str(mine), "--gate", name)
    assert (code, [gate["gate"] for gate in found["gates"]]) == (1, ["G10"])


def test_other_gates_are_not_held_against_it(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, found = checked(capsys, str(mine), "--gate", "schema", "--gate", "coverage")
    assert (code, found["faults"]) == (0, [])
    assert [gate["name"] for gate in found["gates"]] == ["schema", "coverage"]


@pytest.mark.usefixtures("mine")
@pytest.mark.parametrize(
    ("name", "advice"), [("refrence", "Did you mean 'reference'?"), ("G11", "There are G1 (schema)")]
)
def test_an_unknown_gate_is_wrong_usage(name: str, advice: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["bank", "check", "--gate", name]) == 2
    assert advice in capsys.readouterr().err


def test_the_document_has_figures_by_gate_and_faults_with_their_question(
    mine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, found = checked(capsys, str(mine), "--gate", "readable")
    assert (found["schema"], found["complete"], found["banks"], found["questions"]) == (1, True, 1, 2)
    (readable,) = [gate for gate in found["gates"] if gate["gate"] == "G10"]
    assert {key: readable[key] for key in ("checked", "known", "faulty", "faults")} == {
        "checked": 2,
        "known": 0,
        "faulty": 1,
        "faults": 1,
    }
    (fault,) = found["faults"]
    assert (fault["gate"], fault["required"], fault["question"], fault["line"]) == ("G10", True, "mine/long-one", 16)


@pytest.mark.parametrize("place", ["topic/short-one.md", "topic/long-one.md"])
def test_one_question_can_be_checked_by_its_file(place: str, mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, found = checked(capsys, str(mine / place), "--gate", "G10")
    assert (code, found["gates"][0]["checked"]) == (int("long" in place), 1)


def test_a_question_in_a_folder_is_named_by_any_of_its_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_bank(tmp_path / "code", {**files_of(Format.SQL), **single_files("one")})
    for place in ("topic/sql", "topic/sql/question.md", "topic/sql/cases.toml"):
        _, found = checked(capsys, str(root / place), "--gate", "readable")
        assert found["gates"][0]["checked"] == 1, place
    assert run(["bank", "check", str(root / "topic" / "sql" / "wrong")]) == 2
    assert "no question lies at" in capsys.readouterr().err


def test_one_question_does_not_answer_for_its_bank(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    set_gates(mine, '"G9"')
    manifest = mine / "bank.toml"
    manifest.write_text(f"{manifest.read_text(encoding='utf-8')}[plan]\nsingle = 3\n", encoding="utf-8")
    assert checked(capsys, str(mine), "--gate", "coverage")[0] == 1
    assert checked(capsys, str(mine / "topic" / "short-one.md"), "--gate", "coverage")[0] == 0


def test_several_paths_are_one_check(mine: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = write_bank(tmp_path / "other", single_files("one"))
    _, found = checked(capsys, str(mine), str(other), "--gate", "readable")
    assert (found["banks"], found["questions"], found["gates"][0]["checked"]) == (2, 3, 3)


def test_a_bank_that_does_not_read_fails_whatever_it_requires(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    set_gates(mine, "")
    (mine / "topic" / "short-one.md").write_text("", encoding="utf-8")
    code, found = checked(capsys, "--gate", "readable")
    assert (code, [fault["gate"] for fault in found["faults"]]) == (1, ["G1"])


def test_changed_leaves_out_what_is_locked_and_proven(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_bank(tmp_path / "code", files_of(Format.SQL))
    gates = ("--gate", "isolation", "--changed", str(root))
    assert checked(capsys, *gates)[1]["gates"][0]["checked"] == 1
    assert checked(capsys, *gates)[1]["gates"][0]["checked"] == 1, "it is not locked"
    assert run(["bank", "lock", str(root)]) == 0
    assert checked(capsys, *gates)[1]["gates"][0]["checked"] == 0
    (root / "topic" / "sql" / "starter.sql").write_text("SELECT 2", encoding="utf-8")
    assert checked(capsys, *gates)[1]["gates"][0]["checked"] == 1
    assert checked(capsys, "--gate", "isolation", str(root))[1]["gates"][0]["known"] == 1


def test_without_a_sandbox_the_check_ends_with_four_and_tells_what_it_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise JudgeUnavailable("no layer at all")

    monkeypatch.setattr(reference, "judge", refuse)
    root = write_bank(tmp_path / "code", files_of(Format.SQL))
    assert run(["bank", "check", str(root), "--jobs", "1"]) == 4
    captured = capsys.readouterr()
    assert "the bank has no lock yet" in captured.out
    assert "so far; not all was looked at" in captured.err
    assert captured.err.endswith("prep: no layer at all\n")


def test_an_interrupted_check_keeps_what_it_has_proven(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    root = write_bank(tmp_path / "code", files_of(Format.SQL))
    monkeypatch.setattr(isolation, "run_repeatedly", interrupt)
    assert run(["bank", "check", str(root), "--jobs", "1", "--gate", "reference", "--gate", "isolation"]) == 130
    code, found = checked(capsys, str(root), "--gate", "reference")
    assert (code, found["gates"][0]["known"]) == (1, 1)
