"""Backups and restoring: all or nothing, and the history before is kept."""

import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from interviewprep.base.errors import ContentFault, EnvironmentFault, StoreFault, UsageFault
from interviewprep.base.paths import Paths
from interviewprep.model.attempt import Event, EventKind
from interviewprep.store.history import open_history
from interviewprep.store.migrate import present_version
from interviewprep.store.restore import restore
from store.make_fixture import DRILL, fill
from support.clock import START as NOW


@pytest.fixture
def filled(paths: Paths) -> Paths:
    """Give a history with something in every table."""
    with open_history(paths) as history:
        fill(history)
    return paths


def state(paths: Paths) -> list[str]:
    with open_history(paths) as history:
        assert history.check() == []
        return list(history.export())


def copied(paths: Paths) -> Path:
    target = paths.data.parent / "copy.db"
    with open_history(paths) as history:
        history.backup(target)
    return target


def exported(paths: Paths) -> Path:
    target = paths.data.parent / "export.jsonl"
    target.write_text("".join(f"{line}\n" for line in state(paths)), encoding="ascii")
    return target


def go_on(paths: Paths) -> None:
    with open_history(paths) as history:
        history.append(Event(DRILL, 1, EventKind.DRAFT, NOW.at, 0, 1.0, {"text": "later"}))
        history.set_setting("extra_time", 3.0)


def test_backup_is_one_private_file_with_the_same_state(filled: Paths) -> None:
    with open_history(filled) as history:
        history.set_setting("bell", value=True)
        target = history.backup_into(filled.backups, NOW.at)
        assert target.name == f"history-v{present_version()}-20261102T090000Z.db"
        assert history.backup_into(filled.backups, NOW.at).name == f"history-v{present_version()}-20261102T090000Z-2.db"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert len(list(filled.backups.iterdir())) == 2
    other = Paths(data=filled.data.parent / "other", cache=filled.cache, workspace=filled.workspace)
    other.data.mkdir()
    target.rename(other.history)
    assert state(other) == state(filled)


def test_backup_never_overwrites(filled: Paths) -> None:
    target = copied(filled)
    before = target.read_bytes()
    with open_history(filled) as history, pytest.raises(UsageFault, match="exists already"):
        history.backup(target)
    assert target.read_bytes() == before


def test_backup_that_fails_leaves_nothing_behind(filled: Paths) -> None:
    target = filled.data.parent / "sub" / "copy.db"
    with open_history(filled) as history:
        (filled.data.parent / "sub").touch()
        with pytest.raises(EnvironmentFault):
            history.backup(target)
    assert sorted(path.name for path in filled.data.parent.iterdir()) == ["data", "sub"]


@pytest.mark.parametrize("make", [copied, exported], ids=["copy", "export"])
def test_restoring_gives_the_state_back_and_keeps_the_one_before(filled: Paths, make: Callable[[Paths], Path]) -> None:
    source, before = make(filled), state(filled)
    go_on(filled)
    later = state(filled)
    restored = restore(filled, source, NOW.at)
    assert restored.attempts == 3
    assert state(filled) == before
    assert restored.kept is not None
    restore(filled, restored.kept, NOW.at)
    assert state(filled) == later
    assert sorted(path.name for path in filled.data.iterdir()) == ["backups", "history.db"]


def test_restoring_works_without_a_history(filled: Paths) -> None:
    source, before = exported(filled), state(filled)
    filled.history.unlink()
    assert restore(filled, source, NOW.at).kept is None
    assert state(filled) == before
    assert stat.S_IMODE(filled.history.stat().st_mode) == 0o600


def test_restoring_replaces_a_broken_history_and_keeps_it(filled: Paths) -> None:
    source, before = copied(filled), state(filled)
    filled.history.write_bytes(b"broken" * 999)
    filled.history.with_name("history.db-wal").write_bytes(b"stale")
    restored = restore(filled, source, NOW.at)
    assert restored.kept is not None
    assert restored.kept.read_bytes() == b"broken" * 999
    assert "damaged" in restored.kept.name
    assert state(filled) == before


def test_wrong_line_leaves_the_history_alone(filled: Paths) -> None:
    source, before = exported(filled), filled.history.read_bytes()
    source.write_text(source.read_text().replace('"kind":"drill"', '"kind":"quiz"'))
    with pytest.raises(ContentFault, match=r"export\.jsonl:\d+: 'quiz' is not a valid SessionKind"):
        restore(filled, source, NOW.at)
    assert filled.history.read_bytes() == before
    assert [path.name for path in filled.data.iterdir()] == ["history.db"]


def test_history_that_another_prep_has_open_is_not_replaced(filled: Paths) -> None:
    source = copied(filled)
    with open_history(filled) as history:
        with pytest.raises(StoreFault, match=r"another prep has .+ open"):
            restore(filled, source, NOW.at)
        history.set_setting("extra_time", 2.5)
    assert '"extra_time","value":2.5' in "".join(state(filled))


def spoil(path: Path, sql: str) -> None:
    db = sqlite3.connect(path)
    db.executescript(sql)
    db.close()


@pytest.mark.parametrize(
    ("sql", "reason"),
    [
        (f"PRAGMA user_version = {present_version() + 1}", "Upgrade prep"),
        ("PRAGMA application_id = 7", "another program"),
        ("PRAGMA application_id = 0", "another program"),
        ("CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM attempt; END", "t is missing, foreign"),
        ("UPDATE attempt SET area = 'cooking'", "'cooking' is not a valid Area"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM session", "refers to a row of session"),
    ],
    ids=["newer", "another program", "no program", "trigger", "unknown area", "orphans"],
)
def test_copy_that_is_no_sound_history_is_refused(filled: Paths, sql: str, reason: str) -> None:
    source, before = copied(filled), filled.history.read_bytes()
    spoil(source, sql)
    with pytest.raises(StoreFault, match=reason):
        restore(filled, source, NOW.at)
    assert filled.history.read_bytes() == before


def test_copy_with_broken_pages_is_refused(filled: Paths) -> None:
    source, before = copied(filled), filled.history.read_bytes()
    content = source.read_bytes()
    source.write_bytes(content[:8192] + b"\xff" * 4096 + content[12_288:])
    with pytest.raises(StoreFault, match="damaged"):
        restore(filled, source, NOW.at)
    assert filled.history.read_bytes() == before


def test_source_that_is_no_file_or_the_history_itself_is_a_wrong_usage(filled: Paths) -> None:
    for source, reason in ((filled.data, "not a file"), (Path("none"), "not a file"), (filled.history, "in use")):
        with pytest.raises(UsageFault, match=reason):
            restore(filled, source, NOW.at)
