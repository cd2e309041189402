"""Skeletons of questions: valid as they are, and held back until they are filled in."""

from pathlib import Path

import pytest

from interviewprep.bank.lock import renew_lock, write_lock
from interviewprep.bank.parse import load_bank
from interviewprep.base.errors import UsageFault
from interviewprep.cli import run_command
from interviewprep.model.taxonomy import Area, Domain, Format
from interviewprep.proof.authoring.skeleton import UNWRITTEN, write_skeleton
from interviewprep.proof.authoring.unwritten import unwritten_faults
from interviewprep.proof.gate import Subject
from support.banks import all_files, files_of, write_bank


@pytest.mark.parametrize("form", Format)
def test_a_skeleton_is_a_valid_question_of_its_format(tmp_path: Path, form: Format) -> None:
    path = write_skeleton(tmp_path / "mine", form, "a-topic", "2nd-look")
    (question,) = load_bank(tmp_path / "mine").questions
    assert (question.id, question.format, question.topic) == ("2nd-look", form, "a-topic")
    assert load_bank(tmp_path / "mine").files["2nd-look"] == path


@pytest.mark.parametrize("form", Format)
def test_each_place_to_fill_in_is_told_with_its_line(tmp_path: Path, form: Format) -> None:
    path = write_skeleton(tmp_path / "mine", form, "a-topic")
    bank = load_bank(tmp_path / "mine")
    faults = list(unwritten_faults(Subject(bank, bank.questions[0])))
    files = path.parent.rglob("*") if form.is_executable else [path]
    marks = sum(file.read_text(encoding="utf-8").count(f"\n{UNWRITTEN}") for file in files if file.is_file())
    assert len(faults) >= max(marks, 3)
    for fault in faults:
        assert UNWRITTEN in fault.path.read_text(encoding="utf-8").split("\n")[fault.line - 1]
        assert fault.message.startswith("this is still the text of the skeleton: to be written")


@pytest.mark.parametrize("form", Format)
def test_a_skeleton_is_refused_by_what_every_bank_requires(
    tmp_path: Path, form: Format, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_skeleton(tmp_path / "mine", form, "a-topic")
    assert run_command(["bank", "check", str(path), "--gate", "readable"]) == 1
    told = capsys.readouterr().out
    assert f"{path}:" in told
    assert "this is still the text of the skeleton: to be written: " in told


def test_a_written_question_has_nothing_to_fill_in(tmp_path: Path) -> None:
    bank = load_bank(write_bank(tmp_path / "mine", all_files()))
    assert [fault for question in bank.questions for fault in unwritten_faults(Subject(bank, question))] == []


def test_all_formats_fit_into_one_bank_and_names_are_counted_on(tmp_path: Path) -> None:
    for form in Format:
        write_skeleton(tmp_path / "mine", form, "a-topic")
        write_skeleton(tmp_path / "mine", form, "another")
    names = {question.id for question in load_bank(tmp_path / "mine").questions}
    assert names == {f"new-{form}{more}" for form in Format for more in ("", "-2")}


def test_a_skeleton_takes_over_area_and_domain_of_its_topic(tmp_path: Path) -> None:
    files = {path: text.replace('"coding"', '"model-evaluation"') for path, text in files_of(Format.SINGLE).items()}
    write_skeleton(write_bank(tmp_path / "mine", files), Format.NUMERIC, "topic", "fresh")
    found = {question.id: question for question in load_bank(tmp_path / "mine").questions}["fresh"]
    assert (found.area, found.domain) == (Area.MODEL_EVALUATION, Domain.PROGRAMMING)


def test_a_broken_question_beside_it_is_no_hindrance(tmp_path: Path) -> None:
    root = write_bank(tmp_path / "mine", {"topic/broken.md": "nothing"})
    assert write_skeleton(root, Format.SINGLE, "topic", "fresh").exists()


def test_an_id_is_never_taken_twice_nor_taken_up_again(tmp_path: Path) -> None:
    root = write_bank(tmp_path / "mine", files_of(Format.SINGLE) | files_of(Format.MULTI))
    write_lock(root, renew_lock(load_bank(root)))
    with pytest.raises(UsageFault, match="the id 'single' is taken: see "):
        write_skeleton(root, Format.SINGLE, "other", "single")
    (root / "topic" / "multi.md").unlink()
    with pytest.raises(UsageFault, match=r"the id 'multi' is taken: bank\.lock has it"):
        write_skeleton(root, Format.SINGLE, "topic", "multi")


@pytest.mark.parametrize(("topic", "name"), [("A Topic", ""), ("topic", "Mine"), ("../topic", ""), ("topic", "a/b")])
def test_a_name_that_is_no_id_is_refused(tmp_path: Path, topic: str, name: str) -> None:
    with pytest.raises(UsageFault, match="lower-case letters"):
        write_skeleton(tmp_path / "mine", Format.SINGLE, topic, name)
    assert list(tmp_path.rglob("*.md")) == []


def test_a_folder_of_other_things_does_not_become_a_bank(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "one.png").touch()
    with pytest.raises(UsageFault, match="is no bank"):
        write_skeleton(tmp_path / "photos", Format.SINGLE, "topic")
    with pytest.raises(UsageFault, match="cannot be the name of a bank"):
        write_skeleton(tmp_path / "My Bank", Format.SINGLE, "topic")


def test_the_licence_is_that_of_the_bank_whatever_it_says(tmp_path: Path) -> None:
    root = write_bank(tmp_path / "mine", {})
    manifest = root / "bank.toml"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace('"MIT"', "'the \"free\" one'"), encoding="utf-8")
    write_skeleton(root, Format.SINGLE, "topic")
    assert load_bank(root).questions[0].licence == 'the "free" one'
