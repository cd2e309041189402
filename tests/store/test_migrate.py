"""Migrations: all with their record or none, after a copy, by one process, and only read until they are applied."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from subprocess import PIPE

import pytest

from interviewprep.base.errors import StoreFault
from interviewprep.base.paths import Paths
from interviewprep.store import migrate
from interviewprep.store.connection import connect, pragma
from interviewprep.store.history import open_history
from store.make_fixture import fill

PRESENT = migrate.present_version()
NEXT = PRESENT + 1
FIXTURES = Path(__file__).parent / "fixtures"

OPENER = """
import sys
from interviewprep.base.paths import find_paths
from interviewprep.store.history import open_history

sys.stdin.read()
with open_history(find_paths()) as history:
    history.settings()
"""


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of migrations of this test's own; stops invented steps from entering the package."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrate.FOLDER, folder)
    monkeypatch.setattr(migrate, "FOLDER", folder)
    return folder


@pytest.fixture
def filled(paths: Paths) -> Paths:
    """Give a history of the present version with something in every table."""
    with open_history(paths) as history:
        fill(history)
    return paths


def version_and_tables(path: Path) -> tuple[int, set[str]]:
    db = sqlite3.connect(path)
    (version,) = db.execute("PRAGMA user_version").fetchone()
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    db.close()
    return version, tables


def test_steps_are_numbered_from_one_without_gaps() -> None:
    numbers = [step.number for step in migrate.known_migrations()]
    assert numbers == list(range(1, migrate.present_version() + 1))


def test_older_history_is_brought_up_after_a_copy(filled: Paths, steps: Path) -> None:
    with open_history(filled) as history:
        before = list(history.export())
    step = steps / f"{NEXT:04}_notes.sql"
    step.write_text("-- Why; and how.\nCREATE TABLE note (\n  text TEXT\n) STRICT;\n-- End.\n")
    with open_history(filled) as history:
        assert len(history.attempts()) == 3
    version, tables = version_and_tables(filled.history)
    assert (version, "note" in tables) == (NEXT, True)
    (copy,) = filled.backups.iterdir()
    assert copy.name == f"history-v{PRESENT}-before-v{NEXT}.db"
    version, tables = version_and_tables(copy)
    assert (version, "note" in tables) == (PRESENT, False)
    step.unlink()
    shutil.copy(copy, filled.history)
    with open_history(filled) as history:
        assert list(history.export()) == before


def test_failing_step_leaves_the_file_at_the_version_before(filled: Paths, steps: Path) -> None:
    (steps / f"{NEXT:04}_good.sql").write_text("CREATE TABLE good (text TEXT) STRICT;\n")
    bad = "CREATE TABLE half (text TEXT) STRICT;\nINSERT INTO nowhere VALUES (1);\n"
    (steps / f"{NEXT + 1:04}_bad.sql").write_text(bad)
    with pytest.raises(StoreFault, match="nowhere"):
        open_history(filled)
    version, tables = version_and_tables(filled.history)
    assert (version, "good" in tables, "half" in tables) == (PRESENT, False, False)
    (copy,) = filled.backups.iterdir()
    assert version_and_tables(copy) == (version, tables)


def test_failing_first_step_leaves_an_empty_file_that_opens_later(paths: Paths, steps: Path) -> None:
    first = steps / "0001_history.sql"
    sound = first.read_text()
    first.write_text(sound + "INSERT INTO nowhere VALUES (1);\n")
    with pytest.raises(StoreFault):
        open_history(paths)
    assert version_and_tables(paths.history) == (0, set())
    first.write_text(sound)
    with open_history(paths) as history:
        assert history.check() == []
    assert not paths.backups.exists()


def test_looking_for_pending_steps_writes_nothing(filled: Paths, steps: Path) -> None:
    (steps / f"{NEXT:04}_notes.sql").write_text("CREATE TABLE note (text TEXT) STRICT;\n")
    before = filled.history.read_bytes()
    db = connect(filled.history)
    assert [step.number for step in migrate.pending(db, filled.history)] == [NEXT]
    db.close()
    assert filled.history.read_bytes() == before


@pytest.mark.parametrize("reads", [1, 2, 3])
def test_new_file_is_ours_whenever_another_process_brings_it_up(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, reads: int
) -> None:
    paths.data.mkdir(parents=True)
    with closing(connect(paths.history)) as db:
        read: list[str] = []

        def read_beside_another(asked: sqlite3.Connection, name: str) -> int:
            if asked is db:
                read.append(name)
                if len(read) == reads:
                    open_history(paths).close()
            return pragma(asked, name)

        monkeypatch.setattr(migrate, "pragma", read_beside_another)
        assert len(migrate.pending(db, paths.history)) in {0, PRESENT}
    assert version_and_tables(paths.history)[0] == PRESENT


@pytest.mark.parametrize("version", [0, 1])
def test_processes_that_come_to_an_older_file_at_once_bring_it_up_together(
    home: Path, paths: Paths, version: int
) -> None:
    paths.data.mkdir(parents=True)
    for _ in range(5):
        shutil.rmtree(paths.data)
        paths.data.mkdir()
        if version:
            shutil.copy(FIXTURES / f"history-v{version}.db", paths.history)
        openers = [subprocess.Popen([sys.executable, "-c", OPENER], cwd=home, stdin=PIPE) for _ in range(4)]
        for opener in openers:  # all of them stand before the file by now, or are about to
            assert opener.stdin is not None
            opener.stdin.close()
        assert [opener.wait() for opener in openers] == [0] * len(openers)
        assert version_and_tables(paths.history)[0] == PRESENT
        assert len(list(paths.backups.glob("*"))) == version
