"""Looking at the sessions: everything is seen, and not a byte is written, whatever state the file is in."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from interviewprep.base.errors import EnvironmentFault, StoreFault
from interviewprep.base.paths import Paths
from interviewprep.model.attempt import Event, EventKind
from interviewprep.store.history import open_history
from interviewprep.store.migrate import present_version
from interviewprep.store.onlooker import look_at_sessions
from store.make_fixture import DRILL, INTERVIEW, session_row
from support.clock import START as NOW
from support.process import run_python

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("history-v*.db"))
ROW = session_row("one")
DRAFT = Event("one", 1, EventKind.DRAFT, NOW.at, 0, 1.0, {"text": "x"})

WRITE_AND_DIE = """
import os
from interviewprep.base.paths import find_paths
from interviewprep.store.history import open_history
from store.test_onlooker import DRAFT, ROW
history = open_history(find_paths())
history.create_session(ROW)
history.append(DRAFT)
os.kill(os.getpid(), 9)
"""


def contents(paths: Paths) -> dict[str, bytes]:
    """Read every file of the data folder but the index of the log, which is shared memory and no data."""
    files = (file for file in paths.data.rglob("*") if file.is_file() and not file.name.endswith("-shm"))
    return {file.name: file.read_bytes() for file in files}


def seen(paths: Paths) -> list[str]:
    """List the ids of the sessions that an onlooker sees, and make sure that nothing was written."""
    before = contents(paths) if paths.data.exists() else {}
    sessions = look_at_sessions(paths)
    assert sessions is not None
    with sessions:
        ids = [row.id for row in sessions.sessions()]
        assert all(isinstance(sessions.events(id), list) for id in ids)  # noqa: A001 - the field's own name
    assert contents(paths) == before
    return ids


def test_without_a_history_there_is_nothing_and_nothing_is_made(paths: Paths) -> None:
    assert look_at_sessions(paths) is None
    assert not paths.data.exists()


@pytest.mark.parametrize("size", [0, 1])
def test_history_that_is_just_being_made_has_no_sessions_yet(paths: Paths, size: int) -> None:
    paths.data.mkdir(parents=True)
    paths.history.touch()
    if size:
        db = sqlite3.connect(paths.history)
        db.execute("PRAGMA journal_mode = WAL")
        db.close()
    assert look_at_sessions(paths) is None


def test_history_at_rest_is_seen_without_a_trace(paths: Paths) -> None:
    with open_history(paths) as history:
        history.create_session(ROW)
    assert seen(paths) == ["one"]
    assert [file.name for file in paths.data.iterdir()] == [paths.history.name]


def test_history_in_use_is_seen_up_to_its_last_event(paths: Paths) -> None:
    with open_history(paths) as history:
        history.create_session(ROW)
        history.append(DRAFT)
        assert seen(paths) == ["one"]
        sessions = look_at_sessions(paths)
        assert sessions is not None
        with sessions:
            assert sessions.events("one") == [DRAFT]
            history.set_setting("bell", value=False)


def test_history_of_a_killed_process_is_seen(paths: Paths, home: Path) -> None:
    tests = str(Path(__file__).parents[1])
    assert run_python("-c", WRITE_AND_DIE, folder=home, env={"PYTHONPATH": tests}).returncode == -9
    assert seen(paths) == ["one"]


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_history_of_an_earlier_version_is_seen_and_stays_what_it_is(paths: Paths, fixture: Path) -> None:
    paths.data.mkdir(parents=True)
    shutil.copy(fixture, paths.history)
    assert seen(paths) == [INTERVIEW, DRILL]
    assert paths.history.read_bytes() == fixture.read_bytes()


def test_onlooker_cannot_write(paths: Paths) -> None:
    with open_history(paths) as history:
        history.create_session(ROW)
    sessions = look_at_sessions(paths)
    assert sessions is not None
    with sessions, pytest.raises(EnvironmentFault, match="cannot be written"):
        sessions.append(DRAFT)


def test_newer_history_is_refused(paths: Paths) -> None:
    with open_history(paths) as history:
        history._db.execute(f"PRAGMA user_version = {present_version() + 1}")
    with pytest.raises(StoreFault, match="Upgrade prep"):
        look_at_sessions(paths)


def test_file_of_another_program_is_refused(paths: Paths) -> None:
    paths.data.mkdir(parents=True)
    paths.history.write_bytes(b"my diary\n" * 500)
    with pytest.raises(StoreFault, match="no history of prep"):
        look_at_sessions(paths)


def test_folder_with_letters_that_mean_something_in_an_address_is_found(tmp_path: Path) -> None:
    root = tmp_path / "50% of a#b?c"
    paths = Paths(data=root, cache=root, workspace=root)
    with open_history(paths) as history:
        history.create_session(ROW)
    assert seen(paths) == ["one"]
