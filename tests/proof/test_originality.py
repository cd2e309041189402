"""G8 refuses copies, paraphrases, spoilers and what was published, names the place, and lets others pass."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from interviewprep.model.taxonomy import Format
from interviewprep.proof import published
from interviewprep.proof.gates import originality
from interviewprep.proof.published.build import build, main
from interviewprep.proof.words import words
from support.banks import files_of
from support.choices import bank_of, choice_files, found_by, random_choices

STEM = (
    "A courier firm trains a model on 40,000 parcels from March. In June its error has doubled, although the rate of "
    "parcels per street is as before. Drivers were given new scanners in May, which round weights to whole kilograms. "
    "Which check comes first?"
)
OTHER_NUMBERS = STEM.replace("40,000", "95,500").replace("March", "April")
PARAPHRASE = (
    "Which check comes first? A firm of couriers has trained its model on 7,000 March parcels. By June the error of "
    "the model doubled. The rate of parcels per street is unchanged. In May the drivers got new scanners that round "
    "weights to whole kilograms."
)
UNRELATED = (
    "Two teams share one feature table. One of them renames a column at night. What keeps the other one running?"
)

OPTIONS = {
    "retrains-at-once": "Train again on the parcels of June, at the usual rate.",
    "compares-inputs": "Compare the weights before and after the scanners came.",
    "blames-the-labels": "Have the delivery times of some hundred parcels rechecked.",
}
KEYS = ["compares-inputs"]
REFERENCE = """\
def double(values):
    seen, total = set(), 0.0
    for value in values:
        if value in seen or value > 30:
            continue
        seen.add(value)
        total += value * 2
    return sorted(seen), total / max(len(seen), 1)
"""
OTHER_OPTIONS = {
    "locks-the-table": "Let nobody but its owner change the shared table.",
    "has-a-contract": "Agree on names and types, and test each change for them.",
    "copies-it-nightly": "Copy the table every night under a new name.",
}


def faults_of(root: Path, files: dict[str, str]) -> list[str]:
    return [f"{fault.path.name}:{fault.line} {fault.message}" for fault in found_by(originality, bank_of(root, files))]


def first() -> dict[str, str]:
    return choice_files("first", OPTIONS, KEYS, stem=STEM)


def second(stem: str, extra: str = "") -> dict[str, str]:
    return choice_files("second", OPTIONS, KEYS, stem=stem, extra=extra)


def test_two_different_questions_pass(tmp_path: Path) -> None:
    other = choice_files("other", OTHER_OPTIONS, ["has-a-contract"], stem=UNRELATED)
    assert faults_of(tmp_path / "mine", first() | other) == []


def test_questions_of_random_words_pass(tmp_path: Path) -> None:
    assert faults_of(tmp_path / "mine", random_choices(5, 200)) == []


@pytest.mark.parametrize("stem", [STEM, OTHER_NUMBERS, STEM.upper()])
def test_a_question_with_other_numbers_is_a_copy(tmp_path: Path, stem: str) -> None:
    found = faults_of(tmp_path / "mine", first() | second(stem))
    assert any(fault.startswith("second.md:17 too much like `first`: ") and "5 words" in fault for fault in found)


def test_a_paraphrase_is_found_by_its_weighted_words(tmp_path: Path) -> None:
    (found,) = faults_of(tmp_path / "mine", first() | second(PARAPHRASE))
    assert re.match(r"second\.md:17 too much like `first`: 0\.[89]\d of the weighted words", found)


def test_likes_are_found_across_banks_and_in_either_order(tmp_path: Path) -> None:
    here, there = bank_of(tmp_path / "here", first()), bank_of(tmp_path / "there", second(PARAPHRASE))
    (one,) = originality.check_banks([here, there])
    (other,) = originality.check_banks([there, here])
    assert ("`here/first`" in one.message, one.path.name) == (True, "second.md")
    assert ("`there/second`" in other.message, other.path.name) == (True, "first.md")
    likeness = re.compile(r"0\.\d\d")
    assert likeness.findall(one.message) == likeness.findall(other.message)


@pytest.mark.parametrize("name", ["first", "mine/first"])
def test_a_written_reason_lets_both_stand(tmp_path: Path, name: str) -> None:
    extra = f'[[similar_to]]\nid = "{name}"\nreason = "One asks for the cause, one for the cure."\n'
    assert faults_of(tmp_path / "mine", first() | second(PARAPHRASE, extra=extra)) == []


def test_a_reason_for_a_question_that_is_not_there_is_refused(tmp_path: Path) -> None:
    extra = '[[similar_to]]\nid = "frist"\nreason = "They differ."\n'
    other = choice_files("other", OTHER_OPTIONS, ["has-a-contract"], stem=UNRELATED, extra=extra)
    (found,) = faults_of(tmp_path / "mine", first() | other)
    assert found.startswith("other.md:15 `similar_to` names `frist`, which is no question of this bank. Did you mean")


def program(name: str, reference: str, stem: str) -> dict[str, str]:
    """Write a code question with a reference of its own."""
    files = {path.replace("code/", f"{name}/"): text for path, text in files_of(Format.CODE).items()}
    question = files[f"topic/{name}/question.md"].replace('"code"', f'"{name}"', 1).replace("What?", stem)
    return files | {f"topic/{name}/question.md": question, f"topic/{name}/reference.py": reference}


def test_a_reference_with_other_names_is_a_copy(tmp_path: Path) -> None:
    renamed = REFERENCE
    for old, new in (("values", "xs"), ("total", "acc"), ("seen", "found"), ("30", "45")):
        renamed = renamed.replace(old, new)
    files = program("one", REFERENCE, STEM) | program("other", renamed, UNRELATED)
    (found,) = faults_of(tmp_path / "mine", files)
    assert found.startswith("reference.py:1 too much like `one`: 1.00 of the shape of the reference solution")


def test_a_stem_that_tells_the_key_is_refused(tmp_path: Path) -> None:
    telling = f"{STEM} Somebody says: compare the weights before and after the scanners came."
    (found,) = faults_of(tmp_path / "mine", choice_files("telling", OPTIONS, KEYS, stem=telling))
    assert found.startswith("telling.md:17 title or stem tell the key")


def test_a_stem_that_names_all_options_tells_nothing(tmp_path: Path) -> None:
    names = {"takes-p": "P", "takes-q": "Q", "takes-both": "P and Q"}
    stem = "Either P or Q, or P and Q, may lose digits. Which?"
    assert faults_of(tmp_path / "mine", choice_files("pick", names, ["takes-q"], stem=stem)) == []


def test_a_number_told_with_its_unit_is_refused(tmp_path: Path) -> None:
    (path, text), *_ = files_of(Format.NUMERIC).items()
    told = text.replace("What?", "The share is 0.44 share. What is it?")
    (found,) = faults_of(tmp_path / "mine", {path: told})
    assert "0.44 share" in found
    assert faults_of(tmp_path / "fine", {path: text.replace("What?", "Of 0.44 rows, which share?")}) == []


@pytest.mark.parametrize("heading", ["Stem", "Explanation"])
def test_a_question_that_tells_the_key_of_another_is_refused(tmp_path: Path, heading: str) -> None:
    key = OPTIONS["compares-inputs"]
    other = choice_files("other", OTHER_OPTIONS, ["has-a-contract"], stem=UNRELATED)
    text = other["topic/other.md"]
    spoilt = text.replace(UNRELATED, f"{UNRELATED} {key}") if heading == "Stem" else text.replace("Because.", key)
    (found,) = faults_of(tmp_path / "mine", first() | {"topic/other.md": spoilt})
    line = spoilt[: spoilt.index(f"## {heading}")].count("\n") + 1
    assert found.startswith(f"other.md:{line} this tells the key of `first`")


def test_the_key_of_another_area_may_be_told(tmp_path: Path) -> None:
    other = choice_files("other", OTHER_OPTIONS, ["has-a-contract"], stem=f"{UNRELATED} {OPTIONS['compares-inputs']}")
    elsewhere = {path: text.replace('area = "coding"', 'area = "ml-theory"') for path, text in other.items()}
    assert faults_of(tmp_path / "mine", first() | elsewhere) == []


def test_twelve_words_of_a_public_set_are_refused_on_their_line(tmp_path: Path) -> None:
    copied = (
        "Rows arrive late.\nCheck if in given list of numbers, are any two numbers closer to each other than given "
        "threshold."
    )
    (found,) = faults_of(tmp_path / "mine", choice_files("copied", OTHER_OPTIONS, ["has-a-contract"], stem=copied))
    assert found.startswith("copied.md:20 these 12 words stand in a public set of questions")
    fewer = copied.replace("closer to each other", "nearer to one another")
    assert faults_of(tmp_path / "fine", choice_files("fewer", OTHER_OPTIONS, ["has-a-contract"], stem=fewer)) == []


def test_published_runs_are_sorted_small_and_whole() -> None:
    data = (Path(published.__file__).parent / "runs.bin").read_bytes()
    hashes = [data[place : place + 5] for place in range(0, len(data), 5)]
    assert len(data) % 5 == 0
    assert len(data) < 1_000_000
    assert all(one < other for one, other in pairwise(hashes))


def test_runs_are_built_from_lines_and_from_plain_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = "one two three four five six seven eight nine ten eleven twelve"
    (tmp_path / "set.jsonl").write_text(f'{{"prompt": "{said} thirteen"}}\n{{"text": "too short"}}\n', encoding="utf-8")
    (tmp_path / "plain.py").write_text(f'"""{said.upper()}."""\n', encoding="utf-8")
    out = tmp_path / "runs.bin"
    assert main([str(out), str(tmp_path / "set.jsonl"), str(tmp_path / "plain.py")]) == 0
    assert out.read_bytes() == build([tmp_path / "set.jsonl"])
    assert len(out.read_bytes()) == 2 * published.HASH_BYTES
    assert {hashed for _, hashed in published.runs(words(said))} < {out.read_bytes()[:5], out.read_bytes()[5:]}
    assert main([]) == 2
    assert "OUT FILE" in capsys.readouterr().err


def test_a_line_without_a_statement_is_told(tmp_path: Path) -> None:
    (tmp_path / "set.jsonl").write_text('{"prompt": "x"}\n{"code": "y"}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"set\.jsonl:2: there is neither"):
        build([tmp_path / "set.jsonl"])
