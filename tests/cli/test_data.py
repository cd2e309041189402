"""`prep data` as a person and a script meet it."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from interviewprep.base.errors import EnvironmentFault, StoreFault, UsageFault
from interviewprep.base.paths import Paths
from interviewprep.cli import run_command
from interviewprep.store.history import open_history
from store.make_fixture import fill
from support.process import PrepRunner


@pytest.fixture
def filled(paths: Paths) -> Paths:
    """Give a history with something in every table."""
    with open_history(paths) as history:
        fill(history)
    return paths


def document(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    answer: dict[str, object] = json.loads(capsys.readouterr().out)
    assert answer.pop("schema") == 1
    return answer


def test_path_is_one_line_and_makes_nothing(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["data", "path"]) == 0
    assert capsys.readouterr().out == f"{paths.history}\n"
    run_command(["data", "path", "--json"])
    assert document(capsys) == {"history": str(paths.history), "backups": str(paths.backups)}
    assert not paths.data.exists()


def test_backup_goes_among_the_backups_or_where_it_is_told(filled: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    run_command(["data", "backup"])
    (made,) = filled.backups.iterdir()
    assert capsys.readouterr().out == f"{made}\n"
    target = filled.data.parent / "mine.db"
    run_command(["data", "backup", "--to", str(target), "--json"])
    assert document(capsys) == {"backup": str(target)}
    assert target.exists()
    with pytest.raises(UsageFault, match="exists already"):
        run_command(["data", "backup", "--to", str(target)])


def test_check_of_a_sound_history_ends_well(filled: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    del filled
    assert run_command(["data", "check"]) == 0
    assert capsys.readouterr().out == "The history is sound.\n"
    assert run_command(["data", "check", "--json"]) == 0
    assert document(capsys) == {"ok": True, "findings": []}


def test_check_that_finds_something_ends_with_one(filled: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    with open_history(filled) as history:
        history._db.execute("UPDATE card SET due_day = 1")
    message = "the card of coding/two-sum is not what its reviews lead to"
    assert run_command(["data", "check"]) == 1
    told = capsys.readouterr()
    assert told.out == f"cards: {message}\n"
    assert "1 fault found" in told.err
    assert run_command(["data", "check", "--json"]) == 1
    assert document(capsys) == {"ok": False, "findings": [{"check": "cards", "message": message}]}


def test_export_goes_to_standard_output_or_to_a_new_file(
    filled: Paths, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with open_history(filled) as history:
        expected = "".join(f"{line}\n" for line in history.export())
    run_command(["data", "export"])
    assert capsys.readouterr().out == expected
    target = tmp_path / "export.jsonl"
    run_command(["data", "export", str(target)])
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", f"Exported to {target}\n")
    assert target.read_text() == expected
    with pytest.raises(UsageFault, match="exists already"):
        run_command(["data", "export", str(target)])
    with pytest.raises(EnvironmentFault, match="No such file or directory"):
        run_command(["data", "export", str(tmp_path / "none" / "export.jsonl")])


def test_restore_tells_what_it_put_back_and_what_it_kept(
    filled: Paths, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / "export.jsonl"
    run_command(["data", "export", str(target)])
    run_command(["data", "restore", str(target)])
    (kept,) = filled.backups.iterdir()
    assert capsys.readouterr().out == f"Restored a history with 3 attempts.\nThe one before is kept in {kept}\n"
    filled.history.unlink()
    run_command(["data", "restore", str(target), "--json"])
    assert document(capsys) == {"attempts": 3, "kept": None}


@pytest.mark.parametrize("command", ["backup", "export"])
def test_without_a_history_there_is_nothing_to_copy(paths: Paths, command: str) -> None:
    with pytest.raises(UsageFault, match="there is no history yet"):
        run_command(["data", command])
    assert not paths.data.exists()


def test_broken_history_is_told_by_every_command_that_needs_it(paths: Paths) -> None:
    paths.data.mkdir(parents=True)
    paths.history.write_bytes(b"broken" * 999)
    for command in ("backup", "check", "export"):
        with pytest.raises(StoreFault, match="prep data restore FILE"):
            run_command(["data", command])


def test_process_speaks_on_the_right_streams_with_the_right_codes(run_prep: PrepRunner, filled: Paths) -> None:
    export = run_prep("data", "export")
    assert (export.returncode, export.stderr) == (0, "")
    (run_prep.folder / "export.jsonl").write_text(export.stdout.replace('"kind":"drill"', '"kind":"quiz"'))
    answer = run_prep("data", "restore", "export.jsonl")
    assert (answer.returncode, answer.stdout) == (3, "")
    assert "prep: nothing was restored" in answer.stderr
    assert "export.jsonl:3: 'quiz' is not a valid SessionKind" in answer.stderr
    assert not list(filled.data.glob("restore-*"))


def test_question_marked_by_mistake_can_be_asked_again(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    with open_history(paths) as history:
        history.mark("coding/two-sum", "suspended", datetime(2026, 11, 2, tzinfo=UTC), "too easy")
    run_command(["data", "marks"])
    assert capsys.readouterr().out == "coding/two-sum: suspended, too easy\n"
    with pytest.raises(UsageFault, match="Did you mean 'coding/two-sum'"):
        run_command(["data", "unmark", "coding/two-sun"])
    run_command(["data", "unmark", "coding/two-sum"])
    capsys.readouterr()
    run_command(["data", "marks", "--json"])
    assert document(capsys) == {"marks": []}
