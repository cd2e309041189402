"""What valid files become, and that everything wrong in a bank is told at once, on its line."""

import os
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from interviewprep.bank.parse import load_bank
from interviewprep.base.errors import ContentFault
from interviewprep.model.question import Choice, Numeric, Open, Order, Program, Question, Review, Short
from interviewprep.model.taxonomy import Format
from support.banks import all_files, files_of, single_files, write_bank


def faults_of(root: Path) -> list[str]:
    """Load a broken bank and list its faults as `path:line: message`, paths being relative to the bank."""
    with pytest.raises(ContentFault) as caught:
        load_bank(root)
    return [str(replace(fault, path=Path(os.path.relpath(fault.path, root)))) for fault in caught.value.faults]


def load_all(tmp_path: Path) -> dict[Format, Question]:
    bank = load_bank(write_bank(tmp_path / "bank", all_files()))
    return {question.format: question for question in bank.questions}


def test_every_format_is_read(tmp_path: Path) -> None:
    questions = load_all(tmp_path)
    assert set(questions) == set(Format)
    kinds = {form: type(question.content) for form, question in questions.items()}
    assert kinds == {
        Format.CODE: Program,
        Format.BUGFIX: Program,
        Format.SQL: Program,
        Format.REVIEW: Review,
        Format.SINGLE: Choice,
        Format.MULTI: Choice,
        Format.NUMERIC: Numeric,
        Format.SHORT: Short,
        Format.ORDER: Order,
        Format.CASE: Open,
        Format.LONG: Open,
    }
    assert all(question.stem == "What?" and question.explanation == "Because." for question in questions.values())


def test_options_keep_their_order_their_lines_and_their_reasons(tmp_path: Path) -> None:
    content = load_all(tmp_path)[Format.SINGLE].content
    assert isinstance(content, Choice)
    assert [option.id for option in content.options] == ["first-trap", "second", "third-trap"]
    assert content.options[1].text == "The second,\nwhich goes on."
    assert content.options[1].why == "It is right."
    assert content.keys == {"second"}


def test_order_is_closed_and_has_an_exemplar_that_respects_it(tmp_path: Path) -> None:
    content = load_all(tmp_path)[Format.ORDER].content
    assert isinstance(content, Order)
    assert set(content.before) == {("one", "two"), ("two", "three"), ("one", "three")}
    assert sorted(content.exemplar) == sorted(step.id for step in content.steps)
    assert all(content.exemplar.index(a) < content.exemplar.index(b) for a, b in content.before)


def test_programs_come_with_all_their_files(tmp_path: Path) -> None:
    content = load_all(tmp_path)[Format.CODE].content
    assert isinstance(content, Program)
    assert content.name == "double"
    assert [case.id for case in content.cases] == ["two", "text"]
    assert content.oracle.startswith("def double")
    assert content.inputs.startswith("arguments")
    assert [(wrong.name, wrong.verdict) for wrong in content.wrong] == [("adds-one", "wrong_answer")]


def test_rows_of_sql_are_compared_in_any_order_unless_it_says_otherwise(tmp_path: Path) -> None:
    content = load_all(tmp_path)[Format.SQL].content
    assert isinstance(content, Program)
    assert content.check.kind == "rows"


def test_all_faults_of_a_bank_come_at_once_with_their_lines(tmp_path: Path) -> None:
    numeric = files_of(Format.NUMERIC)["topic/numeric.md"]
    numeric = numeric.replace("title =", "titel =").replace("phase = 1", "phase = 5")
    single = files_of(Format.SINGLE)["topic/single.md"].replace("[x]", "[ ]").replace("## Stem", "## Stam")
    files = {
        "topic/numeric.md": numeric.replace("0.005", "2")
        .replace("11 / 25", "8 / 3")
        .replace("value = 0.99", "value = 5.44"),
        "topic/single.md": single,
        "elsewhere/short.md": files_of(Format.SHORT)["topic/short.md"].replace("### r2", "### r1"),
        "stray.md": "",
    }
    assert faults_of(write_bank(tmp_path / "bank", files)) == [
        "elsewhere/short.md:4: `topic` is `topic`, but the file lies at `elsewhere`",
        "elsewhere/short.md:50: `## Rejected` needs at least three samples below `### name`, not 2",
        "elsewhere/short.md:55: `### r1` stands here a second time",
        "stray.md:1: this file has no place here; questions lie one folder deeper, in the folder of their topic",
        "topic/numeric.md:2: missing key `title`",
        "topic/numeric.md:6: `phase`: must be less than or equal to 4",
        "topic/numeric.md:10: unknown key `titel`. Did you mean 'title'?",
        "topic/numeric.md:19: `recompute` gives 2.66666666667, which is not `value` 0.44 within tolerance",
        "topic/numeric.md:22: 5.44 lies within five tolerances of the right value 0.44; the tolerance may be at most 1",
        "topic/single.md:16: unknown heading `## Stam`. Did you mean 'Stem'?",
        "topic/single.md:20: a single question has one key, marked `[x]`; here are 0",
        "topic/single.md:33: missing heading `## Stem`",
    ]


BREAKS = tomllib.loads(Path(__file__).with_name("breaks.toml").read_text(encoding="utf-8"))["break"]


@pytest.mark.parametrize("change", BREAKS, ids=lambda change: f"{change['format']}-{change['new'][:30]!r}")
def test_each_break_is_told_with_its_place(tmp_path: Path, change: dict[str, Any]) -> None:
    files = files_of(Format(change["format"]))
    path = next(path for path in files if path.endswith(change.get("file", ".md")))
    assert change["old"] in files[path], "the test changes a text that is there"
    root = write_bank(tmp_path / "bank", {**files, path: files[path].replace(change["old"], change["new"], 1)})
    assert faults_of(root) == change["faults"]


def test_ids_are_unique_in_a_bank(tmp_path: Path) -> None:
    files = {**single_files("same", topic="one"), **single_files("same", topic="two")}
    (fault,) = faults_of(write_bank(tmp_path / "bank", files))
    assert fault.startswith("two/same.md:2: the id `same` is taken already, in ")


def test_prerequisites_may_name_the_own_bank(tmp_path: Path) -> None:
    files = files_of(Format.SINGLE)
    text = files["topic/single.md"].replace("minutes = 5", 'minutes = 5\nprerequisites = ["bank/multi", "multi"]')
    root = write_bank(tmp_path / "bank", {"topic/single.md": text, **files_of(Format.MULTI)})
    assert len(load_bank(root).questions) == 2


def test_superseded_question_may_not_stay(tmp_path: Path) -> None:
    text = files_of(Format.SINGLE)["topic/single.md"].replace("minutes = 5", 'minutes = 5\nsupersedes = ["multi"]')
    root = write_bank(tmp_path / "bank", {"topic/single.md": text, **files_of(Format.MULTI)})
    (fault,) = faults_of(root)
    assert fault.startswith("topic/single.md:9: `multi` is superseded here, but its file is still there")


@pytest.mark.parametrize(
    ("manifest", "fault"),
    [
        ("", "bank.toml:1: missing key `format`"),
        ("format = 2", "bank.toml:1: format 2 is not known to this version, which reads format 1; "),
        ("format = 1\nname = 'other'", "bank.toml:2: `name` is `other`, but the folder is called `bank`"),
        ("format = 1\n[plan]\nsingel = 3", "bank.toml:3: unknown key `plan.singel`. Did you mean 'single'"),
        ("format = 1\n[goal.phase]\n5 = 3", "bank.toml:3: `goal.phase.5"),
        ("format = 1\n[goal.domain]\ncloudy = 3", "bank.toml:3: `goal.domain.cloudy"),
        (
            "format = 1\n[goal]\nsingle = 3\n[goal.topics]\ntopic = 2",
            "bank.toml:4: the counts add up to 2, and those of the formats in [goal] to 3",
        ),
    ],
)
def test_manifest_is_strict(tmp_path: Path, manifest: str, fault: str) -> None:
    full = f"{manifest}\n" if "[" in manifest else f"{manifest}\ntitle = 'T'\nlicence = 'MIT'\n"
    root = write_bank(tmp_path / "bank", {"bank.toml": full})
    assert any(found.startswith(fault) for found in faults_of(root))


def test_missing_manifest_is_a_fault(tmp_path: Path) -> None:
    assert faults_of(tmp_path) == ["bank.toml:1: the file cannot be read: No such file or directory"]


def test_question_without_a_format_is_checked_for_the_rest(tmp_path: Path) -> None:
    text = files_of(Format.NUMERIC)["topic/numeric.md"].replace('format = "numeric"', 'format = "number"')
    faults = faults_of(write_bank(tmp_path / "bank", {"topic/numeric.md": text.replace("minutes = 5", "minutes = -5")}))
    assert [fault.split(": ")[0] for fault in faults] == ["topic/numeric.md:8", "topic/numeric.md:9"]


def test_program_needs_a_folder(tmp_path: Path) -> None:
    text = files_of(Format.CODE)["topic/code/question.md"]
    (fault,) = faults_of(write_bank(tmp_path / "bank", {"topic/code.md": text}))
    assert fault.startswith("topic/code.md:1: a question of format code is a folder `code/`")


def test_unknown_files_beside_a_question_are_told(tmp_path: Path) -> None:
    files = {
        **files_of(Format.CODE),
        "topic/code/refrence.py": "",
        "topic/code/wrong/note.txt": "",
        "topic/code/.x": "",
    }
    assert faults_of(write_bank(tmp_path / "bank", files)) == [
        "topic/code/refrence.py:1: this file has no place here. Did you mean 'reference.py' or 'oracle.py'?",
        "topic/code/wrong/note.txt:1: wrong solutions are files `wrong/<name>.py`",
    ]


def test_circles_of_links_are_told(tmp_path: Path) -> None:
    root = write_bank(tmp_path / "bank", files_of(Format.CODE), old=False)
    (root / "topic/code/oracle.py").unlink()
    for path in ("topic/loop.md", "topic/code/oracle.py", "topic/code/wrong/loop.py", "other"):
        (root / path).symlink_to(root / path)
    faults = faults_of(root)
    for path in ("topic/loop.md", "topic/code/oracle.py", "topic/code/wrong/loop.py"):
        assert any(fault.startswith(f"{path}:1: the file cannot be read") for fault in faults)
    assert any(fault.startswith("other:1: this file has no place here") for fault in faults)


def test_folder_named_like_a_file_is_told(tmp_path: Path) -> None:
    root = write_bank(tmp_path / "bank", files_of(Format.CODE), old=False)
    (root / "topic/code/starter.py").unlink()
    (root / "topic/code/starter.py").mkdir()
    (root / "topic/empty.md").mkdir()
    assert faults_of(root) == [
        "topic/code/starter.py:1: this is no regular file; put a text file here",
        "topic/empty.md/question.md:1: the file cannot be read: No such file or directory",
    ]
