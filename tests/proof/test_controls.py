"""Every planted bad item is refused by the gate that it targets, on the right line, and by no other gate."""

from pathlib import Path

import pytest

from interviewprep.proof.gate import GateId
from proof.controls import CONTROLS, Control, blamed, find_faults, plant

SOUND = sorted({control.questions for control in CONTROLS})


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give one folder for what was found, so that a question which no control breaks is proven once."""
    return tmp_path_factory.mktemp("kept")


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.name)
def test_a_planted_fault_is_refused_by_its_gate_and_by_no_other(control: Control, tmp_path: Path, kept: Path) -> None:
    root = plant(control, tmp_path)
    faults = list(find_faults(root, kept))
    seen = {fault.gate for fault in faults} - {gate.value for gate in control.may_also}
    assert seen == {control.gate.value}, [f"{fault} [{fault.gate}]" for fault in faults]
    assert blamed(control, root) in {(fault.path, fault.line) for fault in faults}, [str(fault) for fault in faults]


@pytest.mark.parametrize("questions", SOUND, ids=" ".join)
def test_sound_questions_pass_every_gate(questions: tuple[str, ...], tmp_path: Path, kept: Path) -> None:
    root = plant(Control("sound", GateId.SCHEMA, questions, ()), tmp_path)
    assert [f"{fault} [{fault.gate}]" for fault in find_faults(root, kept)] == []
