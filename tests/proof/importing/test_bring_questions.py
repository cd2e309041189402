"""Foreign questions become an ordinary bank, or are told with line and reason, whatever a file holds."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewprep.bank.discovery import shipped_banks
from interviewprep.bank.parse import LoadedBank, load_bank
from interviewprep.base.errors import ContentFault, UsageFault
from interviewprep.model.question import Choice, Short
from interviewprep.model.taxonomy import Format
from interviewprep.proof.exporting.send_out import Wanted, choose, export
from interviewprep.proof.importing.bring_questions import READERS, Brought, import_questions
from interviewprep.proof.importing.cards import Home
from interviewprep.proof.importing.foreign import BadLine, Found, Remark
from support.banks import all_files, files_of, write_bank

SHIPPED = sorted(path.name for path in shipped_banks()[0].iterdir() if (path / "bank.toml").exists())
HOME = Home("cards", "MIT", "file")


def brought_from(folder: Path, text: str | bytes, source: str) -> Brought:
    file = folder / f"cards.{source}"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return import_questions(file, folder / "cards", source=source, licence="MIT")


def table(*rows: Mapping[str, str]) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, dict.fromkeys(name for row in rows for name in row))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


CHOICE = {"stem": "Which?", "option_1": "One", "option_2": "Two", "option_3": "Three", "key": "b"}


def there_and_back(bank: LoadedBank, folder: Path, target: str) -> tuple[Brought, LoadedBank]:
    file = folder / f"file.{target}"
    export(choose([bank], Wanted()), file, target)
    brought = import_questions(file, folder / bank.header.name, source=target, licence="MIT")
    return brought, load_bank(brought.path)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_question_survives_json_lines(tmp_path: Path, name: str) -> None:
    bank = load_bank(shipped_banks()[0] / name)
    brought, found = there_and_back(bank, tmp_path, "jsonl")
    assert brought.told == []
    assert (found.questions, found.reasons, found.supersedes) == (bank.questions, bank.reasons, bank.supersedes)


def test_every_format_survives_json_lines(tmp_path: Path) -> None:
    bank = load_bank(write_bank(tmp_path / "from" / "mine", all_files()))
    brought, found = there_and_back(bank, tmp_path, "jsonl")
    assert brought.told == []
    assert found.questions == bank.questions


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_choice_survives_a_table(tmp_path: Path, name: str) -> None:
    bank = load_bank(shipped_banks()[0] / name)
    choices = [one for one in bank.questions if isinstance(one.content, Choice)]
    if choices:
        file = tmp_path / "file.csv"
        export(choose([bank], Wanted(formats=frozenset({Format.SINGLE, Format.MULTI}))), file, "csv")
        brought = import_questions(file, tmp_path / bank.header.name, source="csv", licence="MIT")
        assert {one.id: one for one in load_bank(brought.path).questions} == {one.id: one for one in choices}


ODD = st.text(st.sampled_from("ab=+-@'\",;\t\r\n#`>\\|\x00\x1b\u2028é漢 "), max_size=25)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(ODD, min_size=6, max_size=6))
def test_hostile_cells_give_a_bank_that_parses_or_a_reason(
    tmp_path_factory: pytest.TempPathFactory, texts: Sequence[str]
) -> None:
    folder = tmp_path_factory.mktemp("cells")
    stem, first, second, third, why, explanation = texts
    row = {"stem": stem, "option_1": first, "option_2": second, "option_3": third, "key": "1", "why_1": why}
    brought = brought_from(folder, table({**row, "explanation": explanation}, CHOICE), "csv")
    assert len(load_bank(brought.path).questions) == len(brought.ids) >= 1
    assert len(brought.ids) + brought.left_out == 2


def test_formulas_arrive_as_text(tmp_path: Path) -> None:
    brought = brought_from(tmp_path, table({**CHOICE, "stem": "=1+1", "option_1": "'=cmd()"}), "csv")
    (question,) = load_bank(brought.path).questions
    assert question.stem == "=1+1"
    assert isinstance(question.content, Choice)
    assert question.content.options[0].text == "=cmd()"


def test_a_bad_row_is_told_with_its_line_and_the_others_are_kept(tmp_path: Path) -> None:
    rows = [
        {**CHOICE, "stem": "Two\nlines?"},
        {**CHOICE, "key": "z"},
        {**CHOICE, "stem": " "},
        {**CHOICE, "key": ""},
        {**CHOICE, "option_3": ""},
        {**CHOICE, "id": "Not An Id"},
        {**CHOICE, "difficulty": "hrad"},
        {**CHOICE, "id": "mine", "minutes": "-1"},
        CHOICE,
    ]
    brought = brought_from(tmp_path, table(*rows), "csv")
    reasons = {told.line: told.message for told in brought.told if told.is_left_out}
    assert brought.ids == ["two-lines", "which"]
    assert [*reasons] == [4, 5, 6, 7, 8, 9, 10]
    assert "`key` names 'z'" in reasons[4]
    assert "Did you mean 'hard'?" in reasons[9]
    assert "minutes" in reasons[10]


def test_a_path_in_an_id_writes_nowhere_else(tmp_path: Path) -> None:
    bank = load_bank(write_bank(tmp_path / "from" / "mine", files_of(Format.CODE)))
    export(choose([bank], Wanted()), tmp_path / "a.jsonl", "jsonl")
    text = (tmp_path / "a.jsonl").read_text(encoding="utf-8")
    for old, new in (('"id":"code"', '"id":"../../../x"'), ('"adds-one"', '"../../x"'), ('"topic"', '".."')):
        assert old in text
        assert brought_from(tmp_path, text.replace(old, new), "jsonl").ids == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "cards.jsonl", "from", "home"]


def test_links_to_questions_that_are_not_there_are_cut_aloud(tmp_path: Path) -> None:
    rows = [{**CHOICE, "id": "one", "prerequisites": "two gone other/there"}, {**CHOICE, "id": "two"}]
    brought = brought_from(tmp_path, table(*rows), "csv")
    found = {one.id: one.prerequisites for one in load_bank(brought.path).questions}
    assert found == {"one": ("two", "other/there"), "two": ()}
    assert any("prerequisite `gone` is left out" in told.message for told in brought.told)


def test_a_page_of_markdown_gives_choices_and_short_questions(tmp_path: Path) -> None:
    page = (
        "# Cards\n\n## Which one?\n\nSay which.\n\n```python\n- [x] no option\n## no heading\n```\n\n"
        "- [ ] This\n  > It tempts.\n"
        "- [x] That\n  goes on\n- [ ] `the-other`: Other\n\nExplanation: It is that.\n\n## What is recall?\n"
        "Answer: The share of positives found.\nNothing else.\n\n## Nothing\n"
    )
    brought = brought_from(tmp_path, page, "markdown")
    one, two = sorted(load_bank(brought.path).questions, key=lambda question: question.format)
    if one.format is Format.SHORT:
        one, two = two, one
    assert isinstance(one.content, Choice)
    assert one.stem.endswith("```python\n- [x] no option\n## no heading\n```")
    assert [(option.id, option.text, option.is_key) for option in one.content.options] == [
        ("this", "This", False),
        ("that-goes-on", "That\ngoes on", True),
        ("the-other", "Other", False),
    ]
    assert one.explanation == "It is that."
    assert isinstance(two.content, Short)
    assert (two.stem, two.content.exemplar) == ("What is recall?", "The share of positives found.\nNothing else.")
    assert [told.line for told in brought.told if told.is_left_out] == [24]


def test_notes_of_anki_keep_text_and_tell_what_is_lost(tmp_path: Path) -> None:
    notes = (
        "#separator:tab\n#html:true\n#guid column:1\n#deck column:2\n#tags column:5\n"
        'g1\tML::Metrics\t"What is <b>AUC</b>?<br>In ""words"""\tAn area<img src="x.png">[sound:y.mp3]\ttag\n'
        "g2\tML::Metrics\t{{c1::Recall::hint}} is a share\tof positives &lt; 1\t\ng3\n"
    )
    brought = brought_from(tmp_path, notes, "anki")
    auc, recall = sorted(load_bank(brought.path).questions, key=lambda question: question.id, reverse=True)
    assert (auc.topic, auc.stem) == ("metrics", 'What is AUC?\nIn "words"')
    assert isinstance(recall.content, Short)
    assert (recall.stem, recall.content.exemplar) == ("Recall is a share", "of positives < 1")
    told = {(one.line, one.message) for one in brought.told}
    for loss in ("images and other media are left out", "sounds are left out", "formatting is left out"):
        assert (6, loss) in told
    assert any(line == 7 and "gaps are filled in" in message for line, message in told)
    assert [one.line for one in brought.told if one.is_left_out] == [8]


def test_huge_and_broken_files_are_faults_in_words(tmp_path: Path) -> None:
    huge = brought_from(tmp_path, table({**CHOICE, "stem": "x" * 200_000}, CHOICE), "csv")
    assert [one.line for one in huge.told if one.is_left_out] == [2]
    for source in READERS:
        with pytest.raises(ContentFault, match=f"cards.{source}:2: byte 0xff is not UTF-8"):
            brought_from(tmp_path / "..", b"a\n\xff", source)
    with pytest.raises(UsageFault, match="there is no file"):
        import_questions(tmp_path / "gone", tmp_path / "new", source="csv", licence="MIT")
    with pytest.raises(UsageFault, match="is there already"):
        brought_from(tmp_path, table(CHOICE), "csv")


@pytest.mark.parametrize("source", READERS)
@settings(max_examples=150)
@given(data=st.data())
def test_any_text_is_read_to_questions_or_reasons_on_lines_that_exist(source: str, data: st.DataObject) -> None:
    pieces = [
        "stem,answer\n",
        "#separator:",
        "tab",
        "comma",
        "\n",
        "\t",
        '"',
        "## q\n",
        "- [x] a",
        "Answer: b",
        "{",
        "[]",
    ]
    pieces += [
        "<br",
        "&#x",
        "</",
        "<![CDATA[",
        "<![x[",
        "<!--",
        "```",
        '{"schema":1,"question":',
        "1" * 30,
        "}",
        ",",
        "\r",
    ]
    parts = st.sampled_from(pieces) | st.text(max_size=4)
    text = data.draw(st.lists(parts, max_size=25).map("".join))
    lines = text.count("\n") + text.count("\r") + 1
    for one in READERS[source](text.encode("utf-8", "replace").decode(), HOME):
        assert isinstance(one, Found | BadLine | Remark)
        assert 1 <= one.line <= lines + 1


@pytest.mark.parametrize("source", READERS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_bytes_give_a_bank_a_reason_or_a_fault(
    tmp_path_factory: pytest.TempPathFactory, source: str, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("any")
    good = {"csv": b"stem,answer\na?,b\n", "markdown": b"## a?\nAnswer: b\n", "anki": b"a?\tb\n", "jsonl": b"{}\n"}
    end = st.binary(max_size=30) | st.text("\"'\n\t,#<>`-[]x: ", max_size=30).map(str.encode)
    try:
        brought = brought_from(folder, good[source] + data.draw(end), source)
    except ContentFault as fault:
        told = str(fault)
    else:
        told = f"cards.{source}"
        assert (folder / "cards").exists() == bool(brought.ids)
        assert not brought.ids or len(load_bank(brought.path).questions) == len(brought.ids)
    assert f"cards.{source}" in told


@pytest.mark.parametrize("form", Format)
def test_content_of_another_format_is_refused_in_words(tmp_path: Path, form: Format) -> None:
    bank = load_bank(write_bank(tmp_path / "from" / "mine", all_files()))
    export(choose([bank], Wanted()), tmp_path / "a.jsonl", "jsonl")
    text = (tmp_path / "a.jsonl").read_text(encoding="utf-8")
    for other in Format:
        text = text.replace(f'"format":"{other}"', f'"format":"{form}"')
    brought = brought_from(tmp_path, text, "jsonl")
    assert form.value in brought.ids
    assert brought.left_out >= len(Format) - 3


def test_the_same_question_twice_gets_two_ids(tmp_path: Path) -> None:
    assert brought_from(tmp_path, table(CHOICE, CHOICE), "csv").ids == ["which", "which-2"]


def test_a_choice_with_all_its_fields_is_placed_without_guesses(tmp_path: Path) -> None:
    bank = load_bank(write_bank(tmp_path / "from" / "mine", files_of(Format.MULTI)))
    brought, found = there_and_back(bank, tmp_path, "csv")
    assert brought.told == []
    assert [replace(one, bank="mine") for one in found.questions] == list(bank.questions)
