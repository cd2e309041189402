"""Gates run over banks: what is remembered, what is looked at again, what threads and interruptions leave alone."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from interviewprep.bank.parse import LoadedBank, load_bank
from interviewprep.proof import run
from interviewprep.proof.gate import BankGate, Figure, Finding, GateId, QuestionGate, Subject
from interviewprep.proof.kept import Kept, KeptFault, KeptResults
from interviewprep.proof.registry import Gate
from interviewprep.proof.run import Result, prove
from support.banks import single_files, write_bank

DAY = date(2026, 11, 20)


@dataclass(frozen=True)
class CountingGate(Gate):
    """Refuses questions that hold the word `bad`, and notes each one that it looks at."""

    seen: list[str] = field(default_factory=list)
    code: str = "1"

    def question_gate(self) -> QuestionGate:
        return self._check

    def bank_gate(self) -> BankGate | None:
        return None

    def version(self) -> str:
        return self.code

    def _check(self, subject: Subject) -> Iterator[Finding]:
        self.seen.append(subject.question.id)
        if subject.question.id == "stops":
            raise KeyboardInterrupt
        yield Figure("looks", 1)
        if "bad" in subject.text:
            yield subject.fault("it is bad", "bad")


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> CountingGate:
    """Put one gate in the place of all."""
    gate = CountingGate(GateId.OPTIONS, "nothing is bad")
    monkeypatch.setattr(run, "GATES", {gate.id: gate})
    return gate


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Write a bank of three questions, the second of which is bad."""
    root = write_bank(tmp_path / "mine", {**single_files("one"), **single_files("two"), **single_files("three")})
    spoil(root, "two")
    return root


def spoil(root: Path, name: str) -> None:
    path = root / "topic" / f"{name}.md"
    path.write_text(path.read_text(encoding="utf-8").replace("Because.", "A bad reason."), encoding="utf-8")


def look(root: Path, kept: Path, workers: int = 1) -> list[Result]:
    return list(prove([load_bank(root)], [GateId.OPTIONS], KeptResults(kept).load(), today=DAY, workers=workers))


def test_what_did_not_change_is_not_looked_at_again(gate: CountingGate, root: Path, tmp_path: Path) -> None:
    first = look(root, tmp_path / "kept")
    again = look(root, tmp_path / "kept")
    assert gate.seen == ["one", "three", "two"]
    assert [(one.ref, one.faults, one.figures, one.is_kept) for one in again] == [
        (one.ref, one.faults, one.figures, True) for one in first
    ]


def test_a_changed_question_is_looked_at_again_and_no_other(gate: CountingGate, root: Path, tmp_path: Path) -> None:
    look(root, tmp_path / "kept")
    gate.seen.clear()
    spoil(root, "three")
    faults = [fault for result in look(root, tmp_path / "kept") for fault in result.faults]
    assert gate.seen == ["three"]
    assert [(fault.path.name, fault.line, fault.message, fault.gate) for fault in faults] == [
        ("three.md", 32, "it is bad", "G6"),
        ("two.md", 32, "it is bad", "G6"),
    ]


def test_a_gate_of_another_version_looks_again(
    gate: CountingGate, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look(root, tmp_path / "kept")
    newer = CountingGate(GateId.OPTIONS, "nothing is bad", code="2")
    monkeypatch.setattr(run, "GATES", {newer.id: newer})
    look(root, tmp_path / "kept")
    assert newer.seen == gate.seen


def test_what_was_found_in_one_folder_is_told_in_another(gate: CountingGate, root: Path, tmp_path: Path) -> None:
    look(root, tmp_path / "kept")
    gate.seen.clear()
    moved = Path(shutil.copytree(root, tmp_path / "elsewhere" / "mine"))
    faults = [fault for result in look(moved, tmp_path / "kept") for fault in result.faults]
    assert gate.seen == []
    assert [fault.path for fault in faults] == [moved / "topic" / "two.md"]


def test_results_come_in_the_same_order_from_several_threads(gate: CountingGate, root: Path, tmp_path: Path) -> None:
    alone = look(root, tmp_path / "alone")
    together = look(root, tmp_path / "together", workers=3)
    assert [(one.ref, one.faults) for one in together] == [(one.ref, one.faults) for one in alone]
    assert len(gate.seen) == 2 * len(alone)


def test_an_interruption_keeps_what_was_found(gate: CountingGate, tmp_path: Path) -> None:
    root = write_bank(tmp_path / "mine", {**single_files("one"), **single_files("stops")})
    with pytest.raises(KeyboardInterrupt):
        look(root, tmp_path / "kept")
    gate.seen.clear()
    with pytest.raises(KeyboardInterrupt):
        look(root, tmp_path / "kept")
    assert gate.seen == ["stops"]


@pytest.mark.usefixtures("gate")
def test_changed_ones_are_those_that_changed_or_did_not_pass(root: Path, tmp_path: Path) -> None:
    kept = KeptResults(tmp_path / "kept")
    banks = [load_bank(root)]
    list(prove(banks, [GateId.OPTIONS], kept, today=DAY))

    def changed(_: LoadedBank, question: object) -> bool:
        return getattr(question, "id", "") == "one"

    found = prove(banks, [GateId.OPTIONS], kept, today=DAY, changed=changed)
    assert [result.ref for result in found] == ["mine/one", "mine/two"]


def test_damaged_lines_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    kept = KeptResults(path)
    found = Kept((KeptFault("bank", "topic/a.md", 3, "wrong"),), {"tests": 4}, 0.5)
    kept.put("first", found)
    with path.open("ab") as file:
        file.write(b'{"key": "torn", "fau')
    kept.put("second", found)
    with path.open("ab") as file:
        file.write(b'\xff\n[]\n{"key": "odd", "faults": [[1]], "figures": {}, "cpu_s": 0}\n{"key": "none"}\n')
    again = KeptResults(path).load()
    assert (again.get("first"), again.get("second")) == (found, found)
    assert (again.get("torn"), again.get("odd"), again.get("none")) == (None, None, None)


def test_two_writers_lose_nothing_of_one_another(tmp_path: Path) -> None:
    one, other = KeptResults(tmp_path / "kept").load(), KeptResults(tmp_path / "kept").load()
    for number in range(50):
        one.put(f"one-{number}", Kept((), {}, 0.0))
        other.put(f"other-{number}", Kept((), {}, 0.0))
    again = KeptResults(tmp_path / "kept").load()
    assert all(again.get(f"{name}-{number}") for name in ("one", "other") for number in range(50))


def test_a_file_that_grew_long_is_cut_to_what_is_asked_for(tmp_path: Path) -> None:
    kept = KeptResults(tmp_path / "kept")
    for number in range(1200):
        kept.put(f"old-{number}", Kept((), {}, 0.0))
    later = KeptResults(tmp_path / "kept").load()
    assert later.get("old-7")
    later.tidy()
    assert (tmp_path / "kept").read_bytes().count(b'"key"') == 1
    assert KeptResults(tmp_path / "kept").load().get("old-7")


def test_a_place_that_cannot_be_written_costs_no_result(gate: CountingGate, root: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert len(look(root, tmp_path / "file" / "kept")) == len(gate.seen)
