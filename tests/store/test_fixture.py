"""The files that earlier versions wrote open in this one, with everything in them."""

import shutil
from pathlib import Path

import pytest

from interviewprep.base.paths import Paths
from interviewprep.store.history import open_history
from store.make_fixture import main

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.mark.parametrize("version", ["v1"])
def test_history_of_an_earlier_version_opens_with_all_its_rows(paths: Paths, version: str) -> None:
    paths.data.mkdir(parents=True)
    shutil.copy(FIXTURES / f"history-{version}.db", paths.history)
    expected = (FIXTURES / f"history-{version}.jsonl").read_text(encoding="ascii").splitlines()
    with open_history(paths) as history:
        assert list(history.export()) == expected
        assert history.check() == []
        assert [(total.area, total.attempts) for total in history.days()] == [
            ("coding", 1),
            ("ml-theory", 1),
            ("coding", 1),
        ]


def test_fixture_of_the_present_version_is_what_its_script_writes(tmp_path: Path) -> None:
    main(tmp_path)
    assert (tmp_path / "history-v1.jsonl").read_bytes() == (FIXTURES / "history-v1.jsonl").read_bytes()


def test_fixture_fills_every_table(paths: Paths) -> None:
    paths.data.mkdir(parents=True)
    shutil.copy(FIXTURES / "history-v1.db", paths.history)
    with open_history(paths) as history:
        tables = history._db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        assert all(history._db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for (name,) in tables)
