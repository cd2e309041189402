"""The list of gates: each loads, is found by number and name, and forgets what it found when its code changes."""

from pathlib import Path

import pytest

from interviewprep.base.errors import UsageFault
from interviewprep.model.question import Program
from interviewprep.proof import registry
from interviewprep.proof.gate import GateId
from interviewprep.proof.registry import GATES, Gate, find_gate
from support.shipped_banks import questions


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a small package in the place of the real one."""
    for place in ("base", "bank", "grade", "judge", "model", "proof/gates", "proof/own"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "module.py").write_text(place, encoding="utf-8")
    (tmp_path / "proof" / "gate.py").write_text("", encoding="utf-8")
    (tmp_path / "proof" / "gates" / "wrong.py").write_text("", encoding="utf-8")
    monkeypatch.setattr(registry, "PACKAGE", tmp_path)
    registry._hash_sources.cache_clear()
    return tmp_path


def version(gate: Gate) -> str:
    registry._hash_sources.cache_clear()
    return gate.version()


@pytest.mark.parametrize("gate", GATES.values(), ids=lambda gate: gate.name)
def test_every_gate_looks_at_questions_or_at_banks(gate: Gate) -> None:
    assert gate.question_gate() or gate.bank_gate()
    assert find_gate(gate.id.value.lower()) is find_gate(gate.name.upper()) is gate.id


def test_gates_stand_in_their_order() -> None:
    assert list(GATES) == [gate for gate in GateId if gate in GATES]


def test_what_runs_programs_leaves_other_questions_alone() -> None:
    gate = GATES[GateId.ISOLATION]
    assert all(gate.looks_at(question) is isinstance(question.content, Program) for question in questions())


def test_an_unknown_gate_is_told_with_all_that_there_are() -> None:
    with pytest.raises(UsageFault, match=r"no gate 'G0'.* G1 \(schema\), G2 \(reference\)"):
        find_gate("G0")


@pytest.mark.parametrize("place", ["judge/module.py", "proof/gates/wrong.py", "proof/own/deep/data.json"])
def test_a_change_of_what_a_gate_rests_on_changes_its_version(place: str, package: Path) -> None:
    gate = Gate(GateId.WRONG, "", sources=("proof/own",))
    before = version(gate)
    assert version(gate) == before
    (package / place).parent.mkdir(exist_ok=True)
    (package / place).write_text("changed", encoding="utf-8")
    assert version(gate) != before


@pytest.mark.parametrize("place", ["proof/gates/module.py", "judge/__pycache__/module.pyc", "cli.py"])
def test_a_change_elsewhere_does_not(place: str, package: Path) -> None:
    gate = Gate(GateId.WRONG, "", sources=("proof/own",))
    before = version(gate)
    (package / place).parent.mkdir(exist_ok=True)
    (package / place).write_text("changed", encoding="utf-8")
    assert version(gate) == before
