"""Questions written for other programs: what is in the file, and what is told to be lost."""

import csv
import sqlite3
import sys
import zipfile
from pathlib import Path

import pytest

from interviewprep.bank.parse import LoadedBank, load_bank
from interviewprep.base.errors import EnvironmentFault, UsageFault
from interviewprep.model.taxonomy import Format
from interviewprep.proof.exporting.html import to_html
from interviewprep.proof.exporting.send_out import Wanted, choose, export
from interviewprep.proof.writing.cells import guarded, opened
from support.banks import all_files, write_bank


@pytest.fixture
def bank(tmp_path: Path) -> LoadedBank:
    return load_bank(write_bank(tmp_path / "banks" / "mine", all_files()))


def notes_in(deck: Path, folder: Path) -> dict[str, str]:
    """Give the fields of the notes of a package by their lasting ids, and see that each has a card."""
    with zipfile.ZipFile(deck) as archive:
        archive.extract("collection.anki2", folder)
    database = sqlite3.connect(folder / "collection.anki2")
    try:
        notes = dict(database.execute("SELECT guid, flds FROM notes").fetchall())
        assert database.execute("SELECT count(*) FROM cards").fetchone() == (len(notes),)
        return notes
    finally:
        database.close()


def test_a_deck_has_a_card_for_every_question(bank: LoadedBank, tmp_path: Path) -> None:
    losses = export(choose([bank], Wanted()), tmp_path / "a.apkg", "anki")
    notes = notes_in(tmp_path / "a.apkg", tmp_path)
    assert len(notes) == len(Format)
    assert len(losses) >= len(Format) - 1
    assert any("a) The first.<br>b) The second" in fields for fields in notes.values())


def test_a_second_export_has_the_same_ids_whatever_else_is_in_it(bank: LoadedBank, tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    export(choose([bank], Wanted()), tmp_path / "a.apkg", "anki")
    export(choose([bank], Wanted(formats=frozenset({Format.SINGLE}))), tmp_path / "a.apkg", "anki")
    whole = notes_in(tmp_path / "a.apkg", tmp_path / "one")
    export(choose([bank], Wanted()), tmp_path / "b.apkg", "anki")
    assert whole.items() <= notes_in(tmp_path / "b.apkg", tmp_path).items()


def test_without_genanki_the_message_tells_how_to_get_it(
    bank: LoadedBank, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "genanki", None)
    with pytest.raises(UsageFault, match=r"pip install 'interviewprep\[anki\]'"):
        export(choose([bank], Wanted()), tmp_path / "a.apkg", "anki")
    assert [path.name for path in tmp_path.glob("*.apkg*")] == []


def test_rows_and_lines_are_one_for_each_question(bank: LoadedBank, tmp_path: Path) -> None:
    questions = choose([bank], Wanted())
    assert export(questions, tmp_path / "a.jsonl", "jsonl") == ()
    assert (tmp_path / "a.jsonl").read_bytes().count(b"\n") == len(questions)
    losses = export(questions, tmp_path / "a.csv", "csv")
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert [row["id"] for row in rows] == [kept.question.id for kept in questions]
    assert all(row["answer"] or row["key"] for row in rows)
    assert {name for loss in losses for name in loss.questions} == {
        kept.question.ref
        for kept in questions
        if kept.question.format not in {Format.SINGLE, Format.MULTI, Format.REVIEW}
    } | {"mine/review"}


def test_topics_and_formats_narrow_the_choice(bank: LoadedBank) -> None:
    found = choose([bank], Wanted(frozenset({"topic"}), frozenset({Format.ORDER})))
    assert [kept.question.id for kept in found] == ["order"]
    assert choose([bank], Wanted(frozenset({"elsewhere"}))) == []


def test_no_question_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UsageFault, match="no question matches"):
        export([], tmp_path / "a.csv", "csv")
    assert not (tmp_path / "a.csv").exists()


def test_a_file_that_cannot_be_written_is_told(bank: LoadedBank, tmp_path: Path) -> None:
    for target in ("csv", "jsonl", "anki"):
        with pytest.raises(EnvironmentFault, match="cannot be written"):
            export(choose([bank], Wanted()), tmp_path / "gone" / "file", target)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "'=1", "'' x", "a = 1", "", "'"])
def test_a_guarded_cell_is_no_formula_and_opens_to_its_text(text: str) -> None:
    assert opened(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_html_shows_marks_of_html_and_of_anki_as_letters() -> None:
    found = to_html("**a** <script>x</script> {{c1::y}} [sound:z.mp3]\n```\n<b>\n```\n`{{Front}}`")
    assert "<script" not in found
    assert "{{" not in found
    assert "[sound" not in found
    assert "<b>a</b>" in found
    assert "<pre><code>&lt;b&gt;</code></pre>" in found
