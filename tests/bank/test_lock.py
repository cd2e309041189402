"""Ids never vanish and never change their meaning: the lock, the revision, and what may change without either."""

from dataclasses import replace
from pathlib import Path

import pytest

from interviewprep.bank.lock import Lock, Locked, format_lock, read_lock, renew_lock, write_lock
from interviewprep.bank.parse import load_bank
from interviewprep.base.errors import ContentFault, Fault, UsageFault
from interviewprep.model.taxonomy import Format
from support.banks import all_files, files_of, single_files, write_bank
from support.checking import check_bank


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Write a locked bank with one question of each format."""
    root = write_bank(tmp_path / "bank", all_files())
    write_lock(root, renew_lock(load_bank(root)))
    return root


def revision(root: Path, name: str) -> str:
    return next(question.revision for question in load_bank(root).questions if question.id == name)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, "the test changes a text that is there"
    path.write_text(text.replace(old, new), encoding="utf-8")


def check(root: Path) -> list[str]:
    return [f"{fault.path.name}:{fault.line}: {fault.message}" for fault in check_bank(root)]


def test_lock_is_read_as_it_was_written(root: Path) -> None:
    faults: list[Fault] = []
    lock: Lock = {"a": Locked("0123"), "b": Locked("4567", superseded_by="a")}
    (root / "bank.lock").write_text(format_lock(lock), encoding="utf-8")
    read = read_lock(root, faults) or {}
    assert faults == []
    assert {name: replace(locked, line=0) for name, locked in read.items()} == lock


def test_locked_bank_has_no_faults(root: Path) -> None:
    assert check(root) == []


def test_locking_twice_changes_nothing(root: Path) -> None:
    before = (root / "bank.lock").read_bytes()
    write_lock(root, renew_lock(load_bank(root)))
    assert (root / "bank.lock").read_bytes() == before


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("topic/single.md", "Because.", "For a better reason."),
        ("topic/single.md", "What?", "What is it?"),
        ("topic/single.md", "minutes = 5", "minutes = 6"),
        ("topic/single.md", "It tempts, too.", "It tempts as well."),
        ("topic/numeric.md", "11 / 25", "22 / 50"),
        ("topic/short.md", "Names it", "Says its name"),
        ("topic/code/cases.toml", "(2,)", "( 2, )"),
        ("topic/code/reference.py", "2 * n", "n * 2"),
    ],
)
def test_wording_keeps_the_revision(root: Path, file: str, old: str, new: str) -> None:
    edit(root / file, old, new)
    assert check(root) == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("topic/multi.md", "- [ ] `third-trap`", "- [x] `third-trap`"),
        ("topic/numeric.md", "0.005", "0.006"),
        ("topic/numeric.md", 'unit = "share"', 'unit = "%"'),
        ("topic/order.md", '["two", "three"]', '["two", "three"], ["three", "four"]'),
        ("topic/short.md", "weight = 2", "weight = 3"),
        ("topic/case.md", "value = 1157", "value = 1150"),
        ("topic/long.md", 'id = "level-4"', 'id = "level-four"'),
        ("topic/review.md", "lines = [2, 3]", "lines = [2, 2]"),
        ("topic/code/cases.toml", 'expected = "4"', 'expected = "4.0"'),
        ("topic/bugfix/starter.py", "return n", "return -n"),
        ("topic/sql/cases.toml", "VALUES (1)", "VALUES (2)"),
    ],
)
def test_change_of_what_is_right_is_told(root: Path, file: str, old: str, new: str) -> None:
    edit(root / file, old, new)
    (fault,) = check(root)
    name = file.split("/")[1].removesuffix(".md")
    assert f"`{name}` changed its meaning under the same id" in fault
    with pytest.raises(ContentFault, match="changed its meaning"):
        renew_lock(load_bank(root))


def test_correction_can_be_accepted(root: Path) -> None:
    edit(root / "topic/numeric.md", "0.005", "0.006")
    write_lock(root, renew_lock(load_bank(root), accept=["numeric"]))
    assert check(root) == []


def test_only_ids_of_the_bank_can_be_accepted(root: Path) -> None:
    with pytest.raises(UsageFault, match="no question `nowhere`"):
        renew_lock(load_bank(root), accept=["nowhere"])


def test_id_may_not_vanish(root: Path) -> None:
    (root / "topic/single.md").unlink()
    (fault,) = check(root)
    assert fault.startswith("bank.lock:")
    assert "`single` has vanished" in fault


def test_superseded_id_may_vanish_and_never_comes_back(root: Path) -> None:
    old = root / "topic/single.md"
    new = files_of(Format.SINGLE)["topic/single.md"].replace('id = "single"', 'id = "newer"\nsupersedes = ["single"]')
    gone = old.read_text(encoding="utf-8")
    old.unlink()
    (root / "topic/newer.md").write_text(new, encoding="utf-8")
    lock = renew_lock(load_bank(root))
    assert lock["single"].superseded_by == "newer"
    write_lock(root, lock)
    edit(root / "topic/newer.md", 'supersedes = ["single"]\n', "")
    assert check(root) == []
    old.write_text(gone, encoding="utf-8")
    (fault,) = check(root)
    assert "the id `single` was superseded by `newer` and cannot be used again" in fault


def test_new_question_wants_the_lock_renewed(root: Path) -> None:
    write_bank(root, single_files("fresh"))
    (fault,) = check(root)
    assert fault == f"fresh.md:1: `fresh` is not in bank.lock; run `prep bank lock {root}`"


def test_bank_without_a_lock_is_told_how_to_get_one(tmp_path: Path) -> None:
    root = write_bank(tmp_path / "bank", single_files("one"))
    assert check(root) == [f"bank.lock:1: the bank has no lock yet; run `prep bank lock {root}`"]


@pytest.mark.parametrize(
    "text", ["format = 9", "format = 1\n[question.one]\n", "[", "format = 1\n[question.one]\nx = 1"]
)
def test_broken_lock_is_told_and_never_overwritten(root: Path, text: str) -> None:
    (root / "bank.lock").write_text(text, encoding="utf-8")
    assert check(root)
    with pytest.raises(ContentFault):
        renew_lock(load_bank(root))
    assert (root / "bank.lock").read_text(encoding="utf-8") == text


def test_prerequisites_in_other_banks_must_lead_somewhere(tmp_path: Path) -> None:
    text = files_of(Format.SINGLE)["topic/single.md"].replace(
        "minutes = 5", 'minutes = 5\nprerequisites = ["far/away"]'
    )
    root = write_bank(tmp_path / "bank", {"topic/single.md": text})
    write_lock(root, renew_lock(load_bank(root)))
    assert check(root) == [
        "single.md:9: prerequisite `far/away` leads to no question of any bank found; correct or delete it"
    ]
    assert check_bank(root, lambda ref: ref == "far/away") == []
