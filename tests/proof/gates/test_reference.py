"""What the reference must show: agreement on many inputs, several databases, and words that lead to the broken file."""

from pathlib import Path

import pytest

from interviewprep.bank.parse import load_bank
from interviewprep.base.errors import Fault
from interviewprep.judge.examine.examiner import Known
from interviewprep.model.question import CallKind, Case, Group, Program
from interviewprep.proof.gate import Figure, GateId, Subject
from interviewprep.proof.gates.reference import LEAST_INPUTS, check, draw
from proof.controls import CLICK_RATE, SLICE, TWO_SUM, Control, Edit, plant


def look(tmp_path: Path, questions: tuple[str, ...], *edits: Edit) -> tuple[list[Fault], dict[str, int]]:
    root = plant(Control("planted", GateId.REFERENCE, questions, edits), tmp_path)
    bank = load_bank(root)
    question = next(one for one in bank.questions if one.id == Path(questions[0]).name)
    found = list(check(Subject(bank, question)))
    figures = {one.name: one.number for one in found if isinstance(one, Figure)}
    return [one for one in found if isinstance(one, Fault)], figures


def test_the_oracle_is_asked_on_five_hundred_inputs(tmp_path: Path) -> None:
    faults, figures = look(tmp_path, (SLICE, TWO_SUM))
    assert faults == []
    assert figures["inputs"] >= LEAST_INPUTS
    assert figures["tests"] > 20


def test_integers_too_long_for_decimal_digits_are_told_apart() -> None:
    inputs = "from hypothesis import strategies as st\n\narguments = st.tuples(st.integers(0, 2**16000))\n"
    cases = (Case("one", Group.EXAMPLES, sample=True, args="(1,)", expected="2"),)
    program = Program(CallKind.FUNCTION, "double", "", "def double(n):\n    return 2 * n\n", cases, inputs=inputs)
    known = [Known((2**15999,), 2**16000, "")]
    drawn = [one.args for one in draw(program, 1, 20, known)]
    assert len(drawn) >= 20
    assert len(set(drawn)) == len(drawn)


def test_a_strategy_that_draws_few_values_is_asked_for_all_of_them(tmp_path: Path) -> None:
    few = "\narguments = st.tuples(st.just([1, 2, 4]), st.sampled_from([3, 5, 6]))\n"
    faults, figures = look(tmp_path, (TWO_SUM,), Edit(few, file="inputs.py"))
    assert (faults, figures["inputs"]) == ([], 3)


@pytest.mark.parametrize(
    ("edit", "file", "said"),
    [
        (Edit("arguments = 1 / 0\n\n\ndef ladder", "def ladder", "inputs.py"), "inputs.py", "ZeroDivisionError"),
        (Edit("\narguments = 3\n", file="inputs.py"), "inputs.py", "no inputs can be drawn"),
        (Edit('expected = "(1, 2)"', 'expected = "(0, 3)"', "cases.toml"), "cases.toml", "wrong answer"),
        (Edit("def two_sum(nums, target):\n    return (1, 0)\n", file="oracle.py"), "reference.py", "two_sum("),
    ],
    ids=["strategy raises", "strategy is none", "key", "oracle"],
)
def test_a_broken_file_is_named(edit: Edit, file: str, said: str, tmp_path: Path) -> None:
    faults, _ = look(tmp_path, (TWO_SUM,), edit)
    assert {fault.path.name for fault in faults} == {file}, faults
    assert said in faults[0].message


def test_few_databases_prove_too_little(tmp_path: Path) -> None:
    cases = Path("cases.toml")
    hidden = '[[case]]\nid = "only"\ngroup = "edges"\nargs = """\nCREATE TABLE a (b);\n"""\nexpected = "[]"\n'
    root = plant(Control("planted", GateId.REFERENCE, (CLICK_RATE,), ()), tmp_path)
    path = next(root.rglob(cases.name))
    sample = path.read_text(encoding="utf-8").split("\n[[case]]")[0]
    path.write_text(f"{sample}\n\n{hidden}", encoding="utf-8")
    bank = load_bank(root)
    messages = [one.message for one in check(Subject(bank, bank.questions[0])) if isinstance(one, Fault)]
    assert any(message.startswith("1 different hidden databases") for message in messages), messages
