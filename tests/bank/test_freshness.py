"""What was compiled is believed exactly as long as the files are as they were, and never needed."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from interviewprep.bank import discovery, parse
from interviewprep.bank.compiled import cache as cache_module
from interviewprep.bank.compiled import compiler
from interviewprep.bank.files.layout import QuestionFiles
from interviewprep.bank.library import Library, open_library
from interviewprep.bank.lock import renew_lock, write_lock
from interviewprep.bank.parse import load_bank
from interviewprep.bank.show import question_document
from interviewprep.base.errors import Fault
from interviewprep.base.paths import Paths
from interviewprep.model.taxonomy import Area
from support.banks import OLD_S, all_files, make_old, single_files, write_bank
from support.process import run_python

EMPTY: dict[str, str] = {}


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put one bank with all formats, long untouched, in place of the shipped ones."""
    folder = tmp_path / "shipped"
    monkeypatch.setattr(discovery, "shipped_banks", lambda: (folder, False))
    return write_bank(folder / "basic", all_files())


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Count the questions that are read from their files."""
    read: list[str] = []
    original = parse.read_question

    def noted(files: QuestionFiles, bank: str, faults: list[Fault]) -> parse.ParsedQuestion | None:
        read.append(files.id)
        return original(files, bank, faults)

    monkeypatch.setattr(compiler, "read_question", noted)
    return read


def opened(paths: Paths, *, refresh: bool = False) -> Library:
    return open_library(paths, environ=EMPTY, refresh=refresh)


def ids(paths: Paths, *, refresh: bool = False) -> set[str]:
    with opened(paths, refresh=refresh) as library:
        return {entry.id for entry in library.entries()}


def edit(path: Path, old: str, new: str, when_s: int = OLD_S + 60) -> None:
    """Change a file in place, an hour or so after the last change; the folder's time stays as it is."""
    text = path.read_text(encoding="utf-8")
    assert old in text, "the test changes a text that is there"
    path.write_text(text.replace(old, new), encoding="utf-8")
    os.utime(path, (when_s, when_s))


@pytest.mark.usefixtures("bank")
def test_second_start_reads_no_question(paths: Paths, compiled: list[str]) -> None:
    assert len(ids(paths)) == len(compiled) == 11
    assert ids(paths)
    with opened(paths) as library:
        assert library.find("numeric").title == "A question of format numeric"
        assert len(library.sample(20, seed=3)) == 11
    assert len(compiled) == 11


def test_fresh_start_imports_no_pydantic(paths: Paths, bank: Path) -> None:
    with opened(paths) as library:
        expected = len(library.entries())
    program = (
        "import sys, pathlib\n"
        "from interviewprep.bank import discovery\n"
        f"discovery.shipped_banks = lambda: (pathlib.Path({str(bank.parent)!r}), False)\n"
        "from interviewprep.bank.library import open_library\n"
        "from interviewprep.base.paths import find_paths\n"
        "with open_library(find_paths()) as library:\n"
        "    print(len(library.sample(50, seed=1)), library.find('numeric').id, 'pydantic' in sys.modules)\n"
    )
    done = run_python("-c", program, folder=bank)
    assert (done.stdout, done.stderr) == (f"{expected} numeric False\n", "")


def test_edited_question_is_read_again_when_it_is_asked_for(paths: Paths, bank: Path, compiled: list[str]) -> None:
    ids(paths)
    compiled.clear()
    edit(bank / "topic/numeric.md", "What?", "What now?")
    with opened(paths) as library:
        assert compiled == []
        assert library.find("single").stem == "What?"
        assert compiled == []
        assert library.find("numeric").stem == "What now?"
        assert compiled == ["numeric"]


def test_edited_file_beside_a_question_counts(paths: Paths, bank: Path) -> None:
    ids(paths)
    edit(bank / "topic/code/cases.toml", 'expected = "4"', 'expected = "5"')
    with opened(paths) as library:
        assert '"expected": "5"' in json.dumps(question_document(library.find("code"), answer=True))


def test_pick_shows_what_the_files_say_now(paths: Paths, bank: Path) -> None:
    ids(paths)
    for form in ("single", "multi"):
        edit(bank / f"topic/{form}.md", 'area = "coding"', 'area = "ml-theory"')
    with opened(paths) as library:
        picked = library.sample(20, seed=1, areas=[Area.CODING])
        assert {entry.id for entry in picked} == {entry.id for entry in library.entries(areas=[Area.CODING])}
        assert len(picked) == 9


def test_added_removed_and_renamed_files_show_at_the_next_start(paths: Paths, bank: Path, compiled: list[str]) -> None:
    before = ids(paths)
    compiled.clear()
    write_bank(bank, single_files("added"), old=False)
    (bank / "topic/single.md").unlink()
    shutil.rmtree(bank / "topic/sql")
    (bank / "topic/multi.md").rename(bank / "topic/more.md")
    edit(bank / "topic/more.md", 'id = "multi"', 'id = "more"')
    assert ids(paths) == (before | {"added", "more"}) - {"single", "sql", "multi"}
    assert sorted(compiled) == ["added", "more"]


def test_new_topic_shows_at_the_next_start(paths: Paths, bank: Path) -> None:
    before = ids(paths)
    write_bank(bank, single_files("added", topic="new-topic"), old=False)
    assert ids(paths) == before | {"added"}


def test_edit_within_the_step_of_the_clock_is_seen(paths: Paths, bank: Path) -> None:
    file = bank / "topic/numeric.md"
    file.touch()
    stamp = file.stat().st_mtime_ns
    ids(paths)
    file.write_text(file.read_text(encoding="utf-8").replace("What?", "Whom?"), encoding="utf-8")
    os.utime(file, ns=(stamp, stamp))
    with opened(paths) as library:
        assert library.find("numeric").stem == "Whom?"


def test_refresh_looks_at_every_file(paths: Paths, bank: Path, compiled: list[str]) -> None:
    ids(paths)
    compiled.clear()
    edit(bank / "topic/numeric.md", 'difficulty = "easy"', 'difficulty = "hard"')
    with opened(paths, refresh=True) as library:
        assert [entry.id for entry in library.entries(difficulties=["hard"])] == ["numeric"]
    assert compiled == ["numeric"]


def test_bank_that_breaks_later_is_left_out_and_comes_back(paths: Paths, bank: Path) -> None:
    ids(paths)
    edit(bank / "topic/numeric.md", "What?", "\x07")
    with opened(paths) as library:
        assert library.get("basic/numeric") is None
        assert [fault.path.name for fault in library.faults] == ["numeric.md"]
        assert library.entries() == []
    edit(bank / "topic/numeric.md", "\x07", "What else?", when_s=OLD_S + 120)
    with opened(paths) as library:
        assert library.find("numeric").stem == "What else?"


def test_installed_bank_is_trusted_by_its_manifest(
    paths: Paths, bank: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_lock(bank, renew_lock(load_bank(bank)))
    monkeypatch.setattr(discovery, "shipped_banks", lambda: (bank.parent, True))
    ids(paths)
    compiled.clear()
    edit(bank / "topic/numeric.md", "What?", "What now?")
    (bank / "topic").touch()
    with opened(paths) as library:
        assert library.find("numeric").stem == "What?"
    assert compiled == []
    edit(bank / "bank.toml", "A bank called", "A newer bank called")
    with opened(paths) as library:
        assert library.find("numeric").stem == "What now?"
        assert library.banks()[0].title == "A newer bank called basic"


def test_renamed_bank_takes_its_questions_along(paths: Paths, bank: Path) -> None:
    ids(paths)
    edit(bank / "bank.toml", 'name = "basic"', 'name = "other"')
    bank.rename(bank.parent / "other")
    with opened(paths) as library:
        assert library.find("numeric").ref == "other/numeric"


@pytest.mark.usefixtures("bank")
@pytest.mark.parametrize("damage", [b"no database at all", b"", b"SQLite format 3\x00" + b"\xff" * 4000])
def test_damaged_cache_is_made_anew(paths: Paths, damage: bytes) -> None:
    expected = ids(paths)
    paths.bank_cache.write_bytes(damage)
    assert ids(paths) == expected


@pytest.mark.usefixtures("bank")
def test_cache_damaged_in_its_middle_is_made_anew(paths: Paths) -> None:
    expected = ids(paths)
    data = bytearray(paths.bank_cache.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start : start + 64] = b"\xff" * 64
    paths.bank_cache.write_bytes(bytes(data))
    with opened(paths) as library:
        assert {entry.id for entry in library.entries()} == expected
        assert library.find("numeric").id == "numeric"


@pytest.mark.usefixtures("bank")
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE question SET body = '{}'",
        "UPDATE question SET body = 'x'",
        "UPDATE question SET area = 'nowhere'",
        "UPDATE question SET stamps = '5'",
        "UPDATE bank SET folders = '[[1]]'",
        "DROP TABLE facet",
        "PRAGMA user_version = 1",
        "PRAGMA application_id = 1",
    ],
)
def test_cache_with_odd_contents_is_made_anew(paths: Paths, change: str) -> None:
    expected = ids(paths)
    connection = sqlite3.connect(paths.bank_cache)
    connection.execute(change)
    connection.commit()
    connection.close()
    with opened(paths) as library:
        assert {entry.id for entry in library.entries()} == expected
        assert library.find("numeric").id == "numeric"
        assert len(library.sample(20, seed=1)) == len(expected)


@pytest.mark.usefixtures("bank")
def test_other_version_compiles_again(paths: Paths, compiled: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    ids(paths)
    compiled.clear()
    monkeypatch.setattr(cache_module, "_VERSION", 7)
    assert len(ids(paths)) == len(compiled) == 11


@pytest.mark.usefixtures("bank")
def test_folder_that_cannot_be_written_means_a_cache_in_memory(paths: Paths) -> None:
    paths.cache.parent.mkdir(parents=True)
    paths.cache.write_text("a file where the folder should be")
    assert len(ids(paths)) == 11
    assert paths.cache.read_text() == "a file where the folder should be"


@pytest.mark.usefixtures("bank")
def test_file_that_cannot_be_written_means_a_cache_in_memory(paths: Paths) -> None:
    paths.bank_cache.mkdir(parents=True)
    assert len(ids(paths)) == 11


def test_file_that_is_locked_for_long_means_a_cache_in_memory(
    paths: Paths, bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids(paths)
    write_bank(bank, single_files("added"), old=False)
    monkeypatch.setattr(cache_module, "_BUSY_TIMEOUT_S", 0)
    other = sqlite3.connect(paths.bank_cache, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        assert len(ids(paths)) == 12
    finally:
        other.close()
    assert len(ids(paths)) == 12


def test_processes_that_start_at_once_all_succeed(paths: Paths, bank: Path) -> None:
    program = (
        "import pathlib\n"
        "from interviewprep.bank import discovery\n"
        f"discovery.shipped_banks = lambda: (pathlib.Path({str(bank.parent)!r}), False)\n"
        "from interviewprep.bank.library import open_library\n"
        "from interviewprep.base.paths import find_paths\n"
        "with open_library(find_paths()) as library:\n"
        "    print(len(library.sample(50, seed=1)))\n"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    assert [process.communicate(timeout=60) for process in started] == [("11\n", "")] * 4
    assert paths.bank_cache.is_file()


def test_library_may_be_dropped_without_being_closed(paths: Paths, bank: Path) -> None:
    library = opened(paths)
    del library
    make_old(bank)


def test_cache_damaged_while_it_is_open_is_made_anew(paths: Paths, bank: Path) -> None:
    write_bank(paths.banks / "second", single_files("other"))
    with opened(paths) as library:
        expected = library.entries()
        # Numbered the other way round, so that numbers from before the damage lead to the wrong bank.
        shutil.rmtree(paths.banks / "second")
        write_bank(bank.parent / "a-first", single_files("other"))
        paths.bank_cache.write_bytes(b"damaged" * 4000)
        assert library.find("numeric").ref == "basic/numeric"
        assert library.get("second/other") is None
        assert library.entries() == [entry for entry in expected if entry.bank == "basic"]
