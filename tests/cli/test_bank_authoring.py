"""`prep bank new`, `preview` and `schema` as an author uses them."""

import json
from pathlib import Path

import pytest

from interviewprep.bank.parse import load_bank
from interviewprep.base.errors import ContentFault, UsageFault
from interviewprep.base.paths import Paths
from interviewprep.cli import run_command
from interviewprep.model.taxonomy import Format
from support.banks import all_files, files_of, write_bank


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return write_bank(tmp_path / "mine", all_files())


def test_new_writes_a_question_into_the_named_bank(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["bank", "new", "late-labels", "--format", "single", "--topic", "labels", "--bank", str(tmp_path / "fresh")]
    assert run_command(asked) == 0
    told = capsys.readouterr()
    path = tmp_path / "fresh" / "labels" / "late-labels.md"
    assert told.out == f"{path}\n"
    assert f"prep bank check {tmp_path / 'fresh'}" in told.err
    assert load_bank(tmp_path / "fresh").questions[0].title == "Late labels"


def test_new_goes_into_the_bank_at_hand(
    mine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(mine)
    run_command(["bank", "new", "--format", "ORDER", "--topic", "topic", "--json"])
    assert json.loads(capsys.readouterr().out) == {"schema": 1, "path": "topic/new-order.md", "bank": "."}


def test_new_goes_into_the_only_bank_of_ones_own(
    tmp_path: Path, paths: Paths, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    asked = ["bank", "new", "--format", "code", "--topic", "topic"]
    with pytest.raises(UsageFault, match=r"there is no bank here nor in .*: name one with --bank"):
        run_command(asked)
    write_bank(paths.banks / "own", {})
    run_command(asked)
    assert capsys.readouterr().out == f"{paths.banks / 'own' / 'topic' / 'new-code' / 'question.md'}\n"
    write_bank(paths.banks / "second", {})
    with pytest.raises(UsageFault, match="there are several banks"):
        run_command(asked)


def test_new_knows_the_formats(tmp_path: Path) -> None:
    with pytest.raises(UsageFault, match=r"no format 'sngle'\. Did you mean 'single'"):
        run_command(["bank", "new", "--format", "sngle", "--topic", "x", "--bank", str(tmp_path / "mine")])
    assert list(tmp_path.glob("mine*")) == []


@pytest.mark.parametrize("form", Format)
def test_preview_shows_what_is_asked_and_no_key(mine: Path, form: Format, capsys: pytest.CaptureFixture[str]) -> None:
    path = mine / "topic" / (f"{form}/question.md" if form.is_executable else f"{form}.md")
    assert run_command(["bank", "preview", str(path), "--plain"]) == 0
    told = capsys.readouterr().out
    assert "What?" in told
    assert f"A question of format {form}" in told
    for secret in ("Because.", "It is right.", "All of it.", "return 2 * n", "Too good.", "0.44", "second-trap"):
        assert secret not in told


def test_preview_shows_stages_and_the_file_to_write_in(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run_command(["bank", "preview", str(mine / "topic" / "case.md")])
    assert "Prompt 4." in capsys.readouterr().out
    run_command(["bank", "preview", str(mine / "topic" / "code")])
    assert "return n" in capsys.readouterr().out


def test_preview_tells_what_hints_cost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ((path, text),) = files_of(Format.SINGLE).items()
    hint = '\n[[hints]]\ntext = "Think of odds."\nprice = 0.25\n+++\n\n## Stem'
    root = write_bank(tmp_path / "mine", {path: text.replace("\n+++\n\n## Stem", hint)})
    run_command(["bank", "preview", str(root / path)])
    assert "Hint 1, when asked for, costs 25 %\nThink of odds." in capsys.readouterr().out


def test_preview_finds_a_question_by_its_id(small_bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = load_bank(small_bank).questions[0].id if (small_bank / "bank.toml").exists() else "two-sum"
    assert run_command(["bank", "preview", name]) == 0
    assert name in capsys.readouterr().out


def test_preview_of_a_broken_question_tells_its_faults_alone(mine: Path) -> None:
    (mine / "topic" / "single.md").write_text("nothing", encoding="utf-8")
    (mine / "topic" / "multi.md").write_text("nothing", encoding="utf-8")
    with pytest.raises(ContentFault, match=r"single\.md has 1 fault") as told:
        run_command(["bank", "preview", str(mine / "topic" / "single.md")])
    assert "multi.md" not in str(told.value)


def test_preview_of_a_file_outside_banks_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loose.md").write_text("nothing", encoding="utf-8")
    with pytest.raises(UsageFault, match="is no question: it must lie at"):
        run_command(["bank", "preview", str(tmp_path / "loose.md")])


def test_schema_prints_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("question", "single", "bank", "cases"):
        assert run_command(["bank", "schema", name]) == 0
        assert json.loads(capsys.readouterr().out)["$schema"].startswith("https://json-schema.org/")
    with pytest.raises(UsageFault, match=r"there is no table 'singel'\. Did you mean 'single'"):
        run_command(["bank", "schema", "singel"])
