"""`prep bank` as people and scripts use it: output, exit codes, and what it imports."""

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from interviewprep.bank import discovery
from interviewprep.base.paths import Paths
from interviewprep.cli import run_command
from interviewprep.entry import run
from interviewprep.model.taxonomy import Format
from support.banks import all_files, files_of, single_files, write_bank
from support.process import PrepRunner, run_python

MINE = 11


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a bank with one question of each format."""
    return write_bank(tmp_path_factory.mktemp("banks") / "mine", all_files())


@pytest.fixture
def shelf(mine: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put that bank where `prep` finds it, and no other."""
    monkeypatch.setattr(discovery, "shipped_banks", lambda: (mine.parent, False))
    return mine


def document(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert found["schema"] == 1
    return found


@pytest.mark.usefixtures("shelf")
def test_list_writes_one_aligned_line_for_each_question(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["bank", "list", "--format", "single", "--format", "multi"]) == 0
    captured = capsys.readouterr()
    assert captured.out.splitlines() == [
        "mine/multi   coding  topic  multi   easy  5 min  A question of format multi",
        "mine/single  coding  topic  single  easy  5 min  A question of format single",
    ]
    assert captured.err == "2 questions, of 11 in 1 bank\n"


@pytest.mark.usefixtures("shelf")
def test_list_filters_by_area_and_topic(capsys: pytest.CaptureFixture[str]) -> None:
    run_command(["bank", "list", "--area", "CODING", "--topic", "topic", "--json"])
    assert len(document(capsys)["questions"]) == MINE
    run_command(["bank", "list", "--area", "communication", "--json"])
    assert document(capsys)["questions"] == []


def test_list_as_json_has_banks_and_questions(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run_command(["bank", "list", "--json", "--refresh"])
    found = document(capsys)
    assert found["banks"] == [
        {"name": "mine", "title": "A bank called mine", "path": str(shelf), "questions": 11, "licence": "MIT"}
    ]
    assert {question["format"] for question in found["questions"]} == {form.value for form in Format}


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("form", Format)
def test_show_keeps_the_key_to_itself_unless_asked(form: Format, capsys: pytest.CaptureFixture[str]) -> None:
    run_command(["bank", "show", form.value])
    asked = capsys.readouterr().out
    run_command(["bank", "show", form.value, "--answer"])
    answered = capsys.readouterr().out
    assert answered.startswith(asked)
    assert "What?" in asked
    assert "Because." not in asked
    assert answered.endswith("\nExplanation\n\nBecause.\n")


@pytest.fixture
def own_shelf(mine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a copy of that bank where `prep` finds it, to be changed."""
    copy = tmp_path / "banks" / mine.name
    shutil.copytree(mine, copy)
    monkeypatch.setattr(discovery, "shipped_banks", lambda: (copy.parent, False))
    return copy


@pytest.mark.parametrize("form", Format)
def test_show_on_a_terminal_breaks_all_but_programs(
    own_shelf: Path, form: Format, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    program = "def double(n):\n" + f"    return n  {'# never broken ' * 6}\n"
    long = "A stem of many words, each of which stays whole. " * 4
    for file in own_shelf.rglob("*"):
        if file.suffix == ".md":
            file.write_text(file.read_text(encoding="utf-8").replace("What?", long.strip()), encoding="utf-8")
        elif file.name == "starter.py":
            file.write_text(program, encoding="utf-8")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "60")
    run_command(["bank", "show", form.value, "--answer"])
    shown = re.sub(r"\x1b\[[\d;]*m", "", capsys.readouterr().out)
    for line in program.splitlines() if form in {Format.CODE, Format.BUGFIX} else ():
        assert line in shown
        shown = shown.replace(line, "")
    assert max(map(len, shown.splitlines())) <= 60
    assert long.strip() in " ".join(shown.split())


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("form", Format)
def test_document_of_a_question_gives_nothing_away_unless_asked(
    form: Format, capsys: pytest.CaptureFixture[str]
) -> None:
    run_command(["bank", "show", form.value, "--json"])
    asked = document(capsys)["question"]
    run_command(["bank", "show", form.value, "--json", "--answer"])
    answered = document(capsys)["question"]
    assert asked["stem"] == "What?"
    assert answered.keys() - asked.keys() == {"content", "explanation"}
    text = json.dumps(asked)
    for secret in ("first-trap", "is_key", "11 / 25", "return 2 * n", "SELECT a FROM t", "Split first", "Names it"):
        assert secret not in text


def test_path_tells_the_file_of_a_question_and_the_folder_of_a_bank(
    shelf: Path, paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    run_command(["bank", "path", "mine/code"])
    assert capsys.readouterr().out == f"{shelf / 'topic' / 'code' / 'question.md'}\n"
    run_command(["bank", "path"])
    captured = capsys.readouterr()
    assert captured.out == f"{shelf}\n"
    assert str(paths.banks) in captured.err


def test_check_prints_every_fault_and_exits_with_one(tmp_path: Path, run_prep: PrepRunner) -> None:
    root = write_bank(tmp_path / "sick", {"topic/a.md": "", "topic/b.md": "+++\n+++\n"})
    done = run_prep("bank", "check", str(root))
    lines = done.stdout.splitlines()
    assert done.returncode == 1
    assert lines[0].startswith(f"{root / 'topic' / 'a.md'}:1: a question file begins with")
    assert all(line.startswith(f"{root / 'topic' / 'b.md'}:2: ") for line in lines[1:])
    assert done.stderr.splitlines()[-1] == f"1 bank, 0 questions: {len(lines)} faults"


@pytest.mark.usefixtures("shelf")
def test_check_as_json_lists_faults(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_bank(tmp_path / "sick", {"topic/a.md": ""})
    assert run_command(["bank", "check", str(root), "--json"]) == 1
    (fault,) = document(capsys)["faults"]
    assert (fault["path"], fault["line"]) == (str(root / "topic" / "a.md"), 1)


@pytest.mark.usefixtures("shelf")
def test_lock_makes_a_sound_bank_pass(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_bank(tmp_path / "mine", files_of(Format.NUMERIC))
    assert run_command(["bank", "check", str(root)]) == 1
    assert run_command(["bank", "lock", str(root)]) == 0
    assert capsys.readouterr().out.endswith(f"{root / 'bank.lock'}: 1 id\n")
    assert run_command(["bank", "check", str(root)]) == 0
    assert capsys.readouterr().err.splitlines()[-1] == "1 bank, 1 question: no faults"


def test_lock_takes_the_current_folder_and_refuses_what_is_no_bank(tmp_path: Path, run_prep: PrepRunner) -> None:
    refused = run_prep("bank", "lock")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "is no bank: it lacks bank.toml" in refused.stderr
    root = write_bank(tmp_path / "mine", single_files("one"))
    assert PrepRunner(root)("bank", "lock", "--json").returncode == 0
    assert (root / "bank.lock").is_file()


@pytest.mark.usefixtures("shelf")
def test_changed_meaning_is_refused_until_it_is_accepted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_bank(tmp_path / "mine", files_of(Format.NUMERIC))
    assert run(["bank", "lock", str(root)]) == 0
    file = root / "topic/numeric.md"
    file.write_text(file.read_text(encoding="utf-8").replace("0.005", "0.006"), encoding="utf-8")
    assert run(["bank", "lock", str(root)]) == 3
    assert "`numeric` changed its meaning under the same id" in capsys.readouterr().err
    assert run(["bank", "lock", str(root), "--accept", "numeric"]) == 0
    assert run(["bank", "check", str(root)]) == 0


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["show", "singel"], "Did you mean 'single'?"),
        (["path", "nobank/single"], "there is no bank 'nobank'"),
        (["list", "--area", "codng"], "Did you mean 'coding'?"),
        (["list", "--format", "singel"], "Did you mean 'single'?"),
        (["list", "--topic", "no such topic"], "there is no topic"),
        (["check", "/nowhere/at/all"], "there is no file or folder /nowhere/at/all"),
        (["show"], "Missing argument"),
        ([], "Missing command"),
    ],
)
def test_wrong_usage_is_one_message_and_exit_code_two(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["bank", *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert message in captured.err


def test_notices_go_to_standard_error(tmp_path: Path, run_prep: PrepRunner) -> None:
    write_bank(tmp_path / "sick", {"topic/a.md": ""})
    places = os.pathsep.join([str(tmp_path / "sick"), str(tmp_path / "gone")])
    done = run_prep("bank", "list", "--json", env={"PREP_BANKS": places})
    assert done.returncode == 0
    assert "sick is left out: it has 1 fault" in done.stderr
    assert "gone, which does not exist" in done.stderr
    assert json.loads(done.stdout)["questions"]


def test_question_of_a_broken_bank_is_bad_content(tmp_path: Path, run_prep: PrepRunner) -> None:
    write_bank(tmp_path / "sick", {"topic/a.md": ""})
    done = run_prep("bank", "show", "sick/a", env={"PREP_BANKS": str(tmp_path / "sick")})
    assert done.returncode == 3
    assert "a.md:1: a question file begins with" in done.stderr


@pytest.mark.parametrize("command", ["list", "show", "path", "lock", "check"])
def test_help_has_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["bank", command, "--help"]) == 0
    assert f"Example: prep bank {command}" in capsys.readouterr().out


def test_second_listing_imports_neither_pydantic_nor_rich(tmp_path: Path, paths: Paths) -> None:
    program = (
        "import sys\n"
        "from interviewprep.cli import run_command\n"
        "run_command(['bank', 'list'])\n"
        "heavy = {'pydantic', 'rich', 'prompt_toolkit', 'hypothesis', 'importlib.metadata'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    compile_all = "from interviewprep.cli import run_command; run_command(['bank', 'list'])"
    run_python("-c", compile_all, folder=tmp_path)
    age = f"import sqlite3; c = sqlite3.connect({str(paths.bank_cache)!r}); c.execute('UPDATE bank SET settled = 1')"
    run_python("-c", f"{age}; c.commit(); c.close()", folder=tmp_path)
    done = run_python("-c", program, folder=tmp_path)
    assert done.stderr.splitlines()[-1] == "[]"
