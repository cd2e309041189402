"""Planted defects are proven: tests fail on the code that is shown, pass on the repaired one, and are shown."""

import shutil
from pathlib import Path

import pytest

from interviewprep.bank.parse import load_bank
from interviewprep.base.errors import ContentFault
from interviewprep.model.question import Review
from interviewprep.proof import defects
from interviewprep.proof.gate import Subject

SHIPPED = Path(__file__).parents[2] / "question_banks" / "code-review"
LOOP = "training-code/early-stopping-loop"


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """Give a copy of the shipped bank to break; stops tests from writing into the repository."""
    return shutil.copytree(SHIPPED, tmp_path / "code-review")


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def faults(bank: Path) -> list[str]:
    """Check every question of a bank; give the faults with paths relative to the bank."""
    loaded = load_bank(bank)
    found = [fault for question in loaded.questions for fault in defects.check(Subject(loaded, question))]
    return [f"{fault.path.relative_to(bank)}:{fault.line}: {fault.message}" for fault in found]


def test_tests_of_defects_may_take_longer_than_an_answer(bank: Path) -> None:
    spins = "    import time\n    began = time.process_time()\n    while time.process_time() < began + 2.5: pass\n"
    tests = next((bank / LOOP).glob("tests.py"))
    first = next(line for line in tests.read_text(encoding="utf-8").splitlines() if line.startswith("def test_"))
    change(tests, f"{first}\n", f"{first}\n{spins}")
    assert faults(bank) == []


def test_defects_that_were_planted_are_proven(bank: Path) -> None:
    assert faults(bank) == []


def test_every_defect_carries_the_test_that_fails(bank: Path) -> None:
    for question in load_bank(bank).questions:
        assert isinstance(question.content, Review)
        for defect in question.content.defects:
            assert defect.test.startswith(f"def test_{defect.id.replace('-', '_')}(")


def test_test_that_passes_on_the_code_shown_is_refused(bank: Path) -> None:
    change(bank / LOOP / "tests.py", "[1, 1, 1, 1, 1, 1]", "[1, 2, 3, 4, 5, 6]")
    (first, second) = faults(bank)
    assert first.startswith(f"{LOOP}/tests.py:102: `test_gradients_pile_up` passes on the code shown")
    assert second.startswith(f"{LOOP}/tests.py:102: `test_gradients_pile_up` fails on repaired.py, too")


def test_defect_that_the_repair_still_has_is_refused(bank: Path) -> None:
    change(bank / LOOP / "repaired.py", "copy.deepcopy(model.state_dict())", "model.state_dict()")
    (fault,) = faults(bank)
    assert fault.startswith(f"{LOOP}/tests.py:119: `test_best_state_is_live` fails on repaired.py, too")


def test_test_that_only_crashes_proves_nothing(bank: Path) -> None:
    change(
        bank / LOOP / "tests.py", "    fit(Model(), [batch(1.0)] * 3", "    missing\n    fit(Model(), [batch(1.0)] * 3"
    )
    assert "raises no AssertionError on the code shown" in faults(bank)[0]


def test_python_without_tests_is_refused_and_other_languages_need_none(bank: Path) -> None:
    for name in ("tests.py", "repaired.py"):
        (bank / LOOP / name).unlink()
    (fault,) = faults(bank)
    assert "nothing proves these defects" in fault
    change(bank / LOOP / "question.md", "```python", "```r")
    assert faults(bank) == []


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("tests.py", "x = 1\n", "tests.py:1: `test_gradients_pile_up` is not defined"),
        ("tests.py", "def (\n", "tests.py:1: Python syntax"),
        ("repaired.py", None, "tests.py:1: tests.py needs repaired.py beside it"),
        ("tests.py", None, "repaired.py:1: repaired.py needs tests.py beside it"),
        ("test.py", "", "test.py:1: this file has no place here. Did you mean"),
    ],
)
def test_files_that_do_not_fit_are_told_with_their_line(bank: Path, name: str, text: str | None, told: str) -> None:
    path = bank / LOOP / name
    path.unlink() if text is None else path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentFault) as caught:
        load_bank(bank)
    assert any(f"{LOOP}/{told}" in str(fault) for fault in caught.value.faults)
