"""Opening the file: made private, refused in words when it is not ours, too new, broken or out of reach."""

import sqlite3
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import interviewprep
from interviewprep.base.errors import EnvironmentFault, PrepError, StoreFault
from interviewprep.base.paths import Paths
from interviewprep.model.attempt import Event, EventKind
from interviewprep.store.history import open_history
from interviewprep.store.migrate import present_version
from store.make_fixture import DRILL, fill
from support.clock import START as NOW
from support.process import run_python


def draft(sequence: int, size: int = 1) -> Event:
    return Event(DRILL, sequence, EventKind.DRAFT, NOW.at, 0, 1.0, {"text": "x" * size})


@pytest.fixture
def filled(paths: Paths) -> Paths:
    """Give a history with something in every table and with pages enough to break one in the middle."""
    with open_history(paths) as history:
        fill(history)
        history.append_many(draft(number, 2000) for number in range(1, 40))
    return paths


def set_header(path: Path, pragma: str) -> bytes:
    db = sqlite3.connect(path)
    db.execute(pragma)
    db.commit()
    db.close()
    return path.read_bytes()


def test_folder_and_file_are_private_to_their_owner(paths: Paths) -> None:
    with open_history(paths):
        assert stat.S_IMODE(paths.data.stat().st_mode) == 0o700
        for file in paths.data.iterdir():
            assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_commits_wait_for_the_disk_and_readers_for_nobody(paths: Paths) -> None:
    with open_history(paths) as history:
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        assert [history._db.execute(f"PRAGMA {name}").fetchone()[0] for name in names] == ["wal", 2, 1, 5000]


def test_reading_without_a_history_writes_nothing(paths: Paths) -> None:
    with open_history(paths, create=False) as history:
        assert (history.sessions(), history.attempts(), history.cards()) == ([], [], [])
    assert not paths.data.exists()


def test_reading_finds_an_existing_history(filled: Paths) -> None:
    with open_history(filled, create=False) as history:
        assert len(history.attempts()) == 3


def test_file_of_no_bytes_becomes_a_history(paths: Paths) -> None:
    paths.data.mkdir(parents=True)
    paths.history.touch()
    with open_history(paths) as history:
        assert history.check() == []


def test_newer_history_is_refused_and_left_alone(filled: Paths) -> None:
    before = set_header(filled.history, f"PRAGMA user_version = {present_version() + 1}")
    known = present_version()
    said = rf"version {known + 1}, and this prep knows versions up to {known}\. .*Upgrade prep"
    with pytest.raises(StoreFault, match=said):
        open_history(filled)
    assert filled.history.read_bytes() == before


def test_database_of_another_program_is_refused_and_left_alone(paths: Paths) -> None:
    paths.data.mkdir(parents=True)
    before = set_header(paths.history, "CREATE TABLE note (text TEXT)")
    with pytest.raises(StoreFault, match="another program"):
        open_history(paths)
    assert paths.history.read_bytes() == before


def test_file_that_is_no_database_is_refused_and_left_alone(paths: Paths) -> None:
    paths.data.mkdir(parents=True)
    paths.history.write_text("my diary\n" * 500, encoding="utf-8")
    with pytest.raises(StoreFault) as caught:
        open_history(paths)
    for part in (str(paths.history), "Nothing was changed", "prep data restore", str(paths.backups)):
        assert part in str(caught.value)
    assert paths.history.read_text(encoding="utf-8") == "my diary\n" * 500


def test_broken_pages_are_told_and_left_alone(filled: Paths) -> None:
    sound = filled.history.read_bytes()
    middle = len(sound) // 2 // 4096 * 4096
    broken = sound[:middle] + b"\xff" * 12_288 + sound[middle + 12_288 :]
    filled.history.write_bytes(broken)
    with open_history(filled) as history, pytest.raises(StoreFault, match="damaged"):
        history.events(DRILL)
    assert filled.history.read_bytes() == broken


def test_broken_text_in_an_error_of_sqlite_is_told(filled: Paths) -> None:
    sound = filled.history.read_bytes()
    filled.history.write_bytes(sound.replace(b"CREATE TABLE card", b"CREATE \xff\xfe\xfdLE card"))
    with pytest.raises(StoreFault, match="damaged"):
        open_history(filled)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(data=st.data())
def test_no_damage_whatsoever_ends_in_anything_but_a_fault(filled: Paths, data: st.DataObject) -> None:
    sound = filled.history.read_bytes()
    start = data.draw(st.integers(0, len(sound) - 1), label="start")
    noise = data.draw(st.binary(min_size=1, max_size=64), label="noise")
    filled.history.write_bytes((sound[:start] + noise + sound[start + len(noise) :])[: len(sound)])
    fault = fault_of_reading_everything(filled)
    for file in filled.data.glob("history.db-*"):
        file.unlink()
    filled.history.write_bytes(sound)
    assert fault is None or str(filled.history) in str(fault)


def fault_of_reading_everything(paths: Paths) -> PrepError | None:
    try:
        with open_history(paths, create=False) as history:
            history.check()
            history.events(DRILL)
            history.attempts()
            history.reviews()
            history.cards()
            list(history.export())
    except PrepError as fault:
        return fault
    return None


def test_row_that_prep_never_writes_is_told(filled: Paths) -> None:
    with open_history(filled) as history:
        history._db.execute("UPDATE attempt SET area = 'cooking' WHERE id = 2")
        with pytest.raises(StoreFault, match="'cooking' is not a valid Area"):
            history.attempts()


def test_data_folder_that_is_a_file_is_told(paths: Paths) -> None:
    paths.data.parent.mkdir(parents=True)
    paths.data.touch()
    for create in (True, False):
        with pytest.raises(EnvironmentFault, match="PREP_HOME"):
            open_history(paths, create=create)


def test_folder_in_place_of_the_file_is_told(paths: Paths) -> None:
    paths.history.mkdir(parents=True)
    for create in (True, False):
        with pytest.raises(EnvironmentFault, match="PREP_HOME"):
            open_history(paths, create=create)


def test_read_only_file_is_told_and_nothing_is_lost(filled: Paths) -> None:
    with open_history(filled) as history:
        # SQLite answers exactly as for a file without permission to write, which root has always.
        history._db.execute("PRAGMA query_only = ON")
        with pytest.raises(EnvironmentFault, match="cannot be written"):
            history.append(draft(40))
        assert len(history.events(DRILL)) == 39


def test_full_disk_is_told_and_the_same_step_succeeds_later(filled: Paths) -> None:
    with open_history(filled) as history:
        (pages,) = history._db.execute("PRAGMA page_count").fetchone()
        history._db.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(EnvironmentFault, match="the disk is full"):
            history.append(draft(40, 100_000))
        assert len(history.events(DRILL)) == 39
        history._db.execute("PRAGMA max_page_count = 1000000")
        history.append(draft(40, 100_000))
    with open_history(filled) as history:
        assert len(history.events(DRILL)) == 40


def test_file_that_stays_locked_is_told(filled: Paths) -> None:
    with open_history(filled) as other, open_history(filled) as history:
        other._db.execute("BEGIN IMMEDIATE")
        history._db.execute("PRAGMA busy_timeout = 1")
        with pytest.raises(StoreFault, match=r"kept .+ locked"):
            history.append(draft(40))
        other._db.execute("ROLLBACK")
        history.append(draft(40))


def test_store_needs_nothing_beyond_the_standard_library(home: Path) -> None:
    folder = str(Path(interviewprep.__file__).parents[1])
    code = (
        f"import sys; sys.path.insert(0, {folder!r}); import interviewprep.store.history; "
        "print(*sorted({name.split('.')[0] for name in sys.modules} - sys.stdlib_module_names - {'__main__'}))"
    )
    answer = run_python("-I", "-S", "-c", code, folder=home)
    assert (answer.stdout, answer.stderr) == ("interviewprep\n", "")
