"""The files that earlier versions wrote open in this one, with everything in them."""

import shutil
from pathlib import Path

import pytest

from interviewprep.base.paths import Paths
from interviewprep.store.archive import load
from interviewprep.store.history import open_history
from interviewprep.store.migrate import present_version
from store.make_fixture import main

FIXTURES = Path(__file__).parent / "fixtures"
VERSIONS = range(1, present_version() + 1)


@pytest.mark.parametrize("version", VERSIONS)
def test_history_of_an_earlier_version_opens_with_all_its_rows(paths: Paths, version: int) -> None:
    paths.data.mkdir(parents=True)
    shutil.copy(FIXTURES / f"history-v{version}.db", paths.history)
    expected = (FIXTURES / f"history-v{version}.jsonl").read_text(encoding="ascii").splitlines()
    with open_history(paths) as history:
        assert list(history.export())[1:] == expected[1:]
        assert history.check() == []
        assert [(total.area, total.attempts) for total in history.days()] == [
            ("coding", 1),
            ("ml-theory", 1),
            ("coding", 1),
        ]


@pytest.mark.parametrize("version", VERSIONS)
def test_export_of_an_earlier_version_is_read_back(paths: Paths, version: int) -> None:
    source = FIXTURES / f"history-v{version}.jsonl"
    with open_history(paths) as history:
        load(history._db, source)
        assert list(history.export())[1:] == source.read_text(encoding="ascii").splitlines()[1:]
        assert history.check() == []


def test_fixture_of_the_present_version_is_what_its_script_writes(tmp_path: Path) -> None:
    main(tmp_path)
    (written,) = tmp_path.glob("*.jsonl")
    assert written.read_bytes() == (FIXTURES / written.name).read_bytes()


def test_fixture_fills_every_table(paths: Paths) -> None:
    paths.data.mkdir(parents=True)
    shutil.copy(FIXTURES / f"history-v{present_version()}.db", paths.history)
    with open_history(paths) as history:
        tables = history._db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        assert all(history._db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for (name,) in tables)
