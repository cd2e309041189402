import json
import os
import sqlite3
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from interviewprep.base.paths import Paths
from interviewprep.cli.checks import (
    SANDBOX,
    Finding,
    Status,
    check_banks,
    check_editor,
    check_folder,
    check_history,
    check_packages,
    check_python,
    check_sandbox,
    check_terminal,
)
from interviewprep.cli.doctor import doctor, exit_code, write_lines
from interviewprep.judge.probe import Attempt, Layer
from interviewprep.store.history import open_history
from support.process import PrepRunner
from support.small_bank import write_small_bank

FAULT = Finding("history", Status.FAULT, "it is damaged", "put a copy back")
NO_SANDBOX = Finding(SANDBOX, Status.FAULT, "landlock missing", "use another kernel")
FINE = Finding("python", Status.OK, "CPython 3.11")


def test_doctor_proves_the_sandbox_and_tells_about_everything(run_prep: PrepRunner) -> None:
    ran = run_prep("doctor", "--json")
    document = json.loads(ran.stdout)
    findings = document["findings"]
    assert ran.stderr == ""
    assert document["schema"] == 1
    assert {one["area"] for one in findings} == {
        "sandbox", "python", "packages", "banks", "data", "history", "editor", "terminal",
    }  # fmt: skip
    assert [one["what"].split(";")[0] for one in findings if one["area"] == SANDBOX][:3] == [
        "landlock enforced",
        "seccomp enforced",
        "rlimits enforced",
    ]
    assert all(one["fix"] for one in findings if one["status"] == "fault")
    assert ran.returncode == (3 if any(one["status"] == "fault" for one in findings) else 0)


@pytest.mark.parametrize(
    ("findings", "code"),
    [
        ([FINE], 0),
        ([FINE, replace(FINE, status=Status.NOTE)], 0),
        ([FAULT], 3),
        ([NO_SANDBOX], 4),
        ([FAULT, NO_SANDBOX], 4),
    ],
)
def test_the_exit_code_tells_the_gravest_fault(findings: list[Finding], code: int) -> None:
    assert exit_code(findings) == code


def test_findings_are_lines_with_the_status_in_words_and_the_fix_below() -> None:
    long = Finding("banks", Status.NOTE, "a long note " * 8)
    assert list(write_lines([FINE, long, FAULT])) == [
        "ok     python   CPython 3.11",
        "note   banks    a long note a long note a long note a long note a long note a",
        "                long note a long note a long note",
        "fault  history  it is damaged",
        "                To do: put a copy back",
        "1 fault to mend.",
    ]
    assert list(write_lines([FINE]))[-1] == "Everything needed works."


def sandbox_of(layer: Layer, monkeypatch: pytest.MonkeyPatch) -> Finding:
    monkeypatch.setattr("interviewprep.judge.probe.probe", lambda: (layer,))
    (found,) = check_sandbox()
    return found


READ, LIST = Attempt("read a file (/x)", True, ""), Attempt("list a folder (/)", False, "3 entries")


def test_a_layer_that_refused_all_attacks_is_ok(monkeypatch: pytest.MonkeyPatch) -> None:
    found = sandbox_of(Layer("landlock", "enforced", (READ, READ), ""), monkeypatch)
    assert found == Finding(SANDBOX, Status.OK, "landlock enforced; refused: read a file")


def test_what_got_through_is_told_with_what_it_saw(monkeypatch: pytest.MonkeyPatch) -> None:
    found = sandbox_of(Layer("landlock", "reduced", (READ, LIST), "use a newer kernel"), monkeypatch)
    what = "landlock reduced; refused: read a file; got through: list a folder (/) (3 entries)"
    assert found == Finding(SANDBOX, Status.NOTE, what, "use a newer kernel")


@pytest.mark.parametrize(("name", "status"), [("seccomp", Status.FAULT), ("namespaces", Status.NOTE)])
def test_only_a_layer_that_is_needed_is_a_fault_when_it_is_missing(
    name: str, status: Status, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sandbox_of(Layer(name, "missing", (LIST,), "do this"), monkeypatch).status is status


WINDOWS = (
    Layer("restricted token", "reduced", (LIST, READ), "use Linux for them"),
    Layer("job object", "enforced", (READ,), ""),
)
MACOS = (
    Layer("sandbox-exec", "missing", (), "the child did not confine itself. It needs /usr/bin/sandbox-exec."),
    Layer("limits", "enforced", (READ,), ""),
)


@pytest.mark.parametrize(
    ("layers", "statuses", "code"),
    [(WINDOWS, ["note", "ok"], 0), (MACOS, ["fault", "ok"], 4)],
    ids=["windows", "macos"],
)
def test_the_layers_of_other_systems_are_told_with_their_fix(
    layers: tuple[Layer, ...],
    statuses: list[str],
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("interviewprep.judge.probe.probe", lambda: layers)
    monkeypatch.setattr("interviewprep.cli.doctor.examine", lambda _: list(check_sandbox()))
    assert doctor(json=True) == code
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert [found["status"] for found in findings] == statuses
    assert [found["what"].split(";")[0] for found in findings] == [f"{one.name} {one.status}" for one in layers]
    assert [found["fix"] for found in findings] == [layer.fix for layer in layers]
    assert doctor(json=False) == code
    plain = capsys.readouterr().out
    assert f"{statuses[0]:<5}  sandbox  {layers[0].name} {layers[0].status}" in plain
    assert f"To do: {layers[0].fix}".split(". ")[0] in plain


def test_a_system_without_a_judge_is_a_fault_with_its_fix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "freebsd14")
    (found,) = check_sandbox()
    assert (found.area, found.status) == (SANDBOX, Status.FAULT)
    assert "freebsd14" in found.what
    assert found.fix


def test_an_untested_python_is_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    (here,) = check_python()
    monkeypatch.setattr(sys, "version_info", (3, 99, 0))
    (there,) = check_python()
    assert sys.executable in here.what
    assert (there.status, there.fix) == (Status.NOTE, "use Python 3.11 to 3.13")


def test_a_package_that_is_missing_is_a_note_with_the_command_that_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interviewprep.cli.checks.PACKAGES_FOR_ARRAYS", ("no-such-package",))
    (found,) = check_packages()
    assert found.status is Status.NOTE
    assert 'pip install "interviewprep[arrays]"' in found.fix


def test_a_broken_bank_is_a_fault_with_its_place(paths: Paths) -> None:
    bank = write_small_bank(paths.banks)
    before = [found for found in check_banks(paths) if str(bank) in found.what]
    question = bank / "small" / "small-single.md"
    question.write_text(question.read_text(encoding="utf-8").replace("minutes = 2", "minutes = -2"), encoding="utf-8")
    after = [found for found in check_banks(paths) if str(bank) in found.what]
    assert [(found.status, found.what) for found in before] == [(Status.OK, f"small: 7 questions, {bank}")]
    assert [found.status for found in after] == [Status.FAULT]
    assert f"{question}:8" in after[0].what


def test_a_bank_folder_that_is_not_there_is_a_note(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREP_BANKS", "/no/such/folder")
    assert any(found.status is Status.NOTE and "PREP_BANKS" in found.what for found in check_banks(paths))


def test_the_data_folder_is_tried_and_not_made(paths: Paths) -> None:
    (before,) = check_folder(paths.data)
    assert (before.status, before.what) == (Status.OK, f"{paths.data} will be made on first use")
    assert not paths.data.exists()
    paths.data.mkdir(parents=True)
    (after,) = check_folder(paths.data)
    assert after.what == f"{paths.data} can be written"
    assert list(paths.data.iterdir()) == []


def test_a_file_in_the_place_of_the_data_folder_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    (found,) = check_folder(tmp_path / "file" / "data")
    assert (found.status, found.fix) == (
        Status.FAULT,
        "allow yourself to write there, or set PREP_HOME to another folder",
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_data_folder_is_a_fault(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    (found,) = check_folder(tmp_path)
    assert found.status is Status.FAULT


def test_a_history_is_read_whole(paths: Paths) -> None:
    (before,) = check_history(paths)
    assert (before.status, before.what) == (Status.OK, "nothing practised yet")
    assert not paths.history.exists()
    open_history(paths).close()
    (after,) = check_history(paths)
    assert (after.status, after.what) == (Status.OK, f"{paths.history} is sound")


def test_a_damaged_history_is_a_fault_that_says_how_to_restore(paths: Paths) -> None:
    paths.data.mkdir(parents=True)
    paths.history.write_bytes(b"no database at all, but long enough to be read as one" * 100)
    (found,) = check_history(paths)
    assert found.status is Status.FAULT
    assert "prep data restore" in found.fix
    assert "prep data restore" not in found.what


def test_a_history_that_contradicts_itself_is_a_fault(paths: Paths) -> None:
    open_history(paths).close()
    db = sqlite3.connect(paths.history)
    db.execute("DROP TABLE day")
    db.close()
    found = list(check_history(paths))
    assert [one.status for one in found] == [Status.FAULT] * len(found)
    assert any("day" in one.what for one in found)


def test_the_editor_that_is_asked_for_is_looked_for(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor --wait")
    (missing,) = check_editor(paths)
    monkeypatch.setenv("VISUAL", sys.executable)
    (found,) = check_editor(paths)
    assert (missing.status, missing.what) == (Status.NOTE, "'no-such-editor' is asked for and cannot be found")
    assert (found.status, found.what) == (Status.OK, sys.executable)


def test_the_editor_of_the_settings_comes_first(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", sys.executable)
    with open_history(paths) as history:
        history.set_setting("editor", "chosen-editor")
    (found,) = check_editor(paths)
    assert "'chosen-editor'" in found.what


def test_no_editor_at_all_is_a_note(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/no/such/folder")
    (found,) = check_editor(paths)
    assert (found.status, found.what) == (Status.NOTE, "none found: you will be shown the file to write to")


def test_without_a_terminal_plain_lines_are_told() -> None:
    (found,) = check_terminal()
    assert (found.status, found.what.split(",")[0]) == (Status.NOTE, "none: input and output are plain lines")


@pytest.mark.parametrize(
    ("term", "columns", "status", "fix"),
    [
        ("xterm-256color", "80", Status.OK, ""),
        ("dumb", "80", Status.NOTE, "set TERM"),
        ("xterm", "60", Status.NOTE, "widen it to 80 columns"),
    ],
)
def test_a_terminal_is_told_by_kind_width_and_encoding(
    term: str, columns: str, status: Status, fix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal:
        encoding = "UTF-8"

        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setenv("TERM", term)
    monkeypatch.setenv("COLUMNS", columns)
    (found,) = check_terminal()
    assert (found.status, found.what) == (status, f"{term}, {columns} columns, utf-8")
    assert found.fix.startswith(fix)
