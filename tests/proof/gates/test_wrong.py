"""G3 on one question with its parts exchanged: what its tests let pass is told where it is to be mended."""

from pathlib import Path

import pytest

from interviewprep.bank.parse import load_bank
from interviewprep.base.errors import Fault
from interviewprep.proof.gate import Figure, GateId
from interviewprep.proof.gates.wrong import check, check_banks
from interviewprep.proof.mutation.generate import mutants_of
from proof.controls import TRAILING_MEAN, Control, find_faults, plant
from support.planted import ALL, AT_MEAN, AWAY, NARROW, NEGATIVE, REFERENCE, STARTER, ZERO, subject_of, write_density

HALF = '\n[wrong.{name}]\nreason = "Takes sigma for its square"\nverdict = "{verdict}"\n'
EQUIVALENT = '\n[[equivalent]]\nmutant = "{mutant}"\nreason = "None"\n'
OTHERWISE = "if there is no such input, say why in question.md:"
NO_ROOT = REFERENCE.replace("- log(sigma)", "- log(sigma) / 2")


def faults_of(root: Path) -> list[Fault]:
    return [finding for finding in check(subject_of(root)) if isinstance(finding, Fault)]


def messages(root: Path) -> str:
    return "\n".join(str(fault) for fault in faults_of(root))


def test_a_sound_question_passes_and_its_mutants_are_counted(tmp_path: Path) -> None:
    root = write_density(tmp_path, front=HALF.format(name="half", verdict="wrong_answer"), half=NO_ROOT)
    findings = list(check(subject_of(root)))
    figures = {finding.name: finding.number for finding in findings if isinstance(finding, Figure)}
    assert len(figures) == len(findings), messages(root)
    assert figures["mutants"] == figures["mutants killed"] + 1 >= 12
    assert figures["mutants listed as equivalent"] == 1
    assert sum(number for name, number in figures.items() if name.startswith("mutants by ")) == figures["mutants"]


@pytest.mark.parametrize(
    ("cases", "sigma", "unnoticed"),
    [
        ((AT_MEAN, AWAY, ZERO, NEGATIVE), "st.just(1.0)", "-    return -(z * z + log(2 * pi)) / 2 - log(sigma)"),
        ((AT_MEAN, AWAY, NARROW, NEGATIVE), "st.floats(0.5, 100)", "+    if sigma < 0:"),
    ],
    ids=["all-sigma-one", "zero-branch-never-reached"],
)
def test_tests_that_leave_something_out_are_refused_by_this_gate_alone(
    tmp_path: Path, cases: tuple[tuple[str, str, str, str], ...], sigma: str, unnoticed: str
) -> None:
    root = write_density(tmp_path, cases=cases, sigma=sigma)
    found = list(find_faults(root, tmp_path))
    assert {fault.gate for fault in found} == {GateId.WRONG.value}, [f"{fault} [{fault.gate}]" for fault in found]
    assert {fault.path.name for fault in found} == {"reference.py"}
    assert any(unnoticed in fault.message for fault in found)
    assert all(REFERENCE.splitlines()[fault.line - 1].strip() for fault in found)


def test_a_survivor_is_told_with_what_would_notice_it_and_how_to_list_it(tmp_path: Path) -> None:
    root = write_density(tmp_path, cases=(AT_MEAN, AWAY, NARROW, NEGATIVE), sigma="st.floats(0.5, 100)")
    (fault, *_) = [fault for fault in faults_of(root) if "(boundary)" in fault.message]
    assert fault.line == 5
    assert fault.message.splitlines() == [
        "no test notices this change (boundary):",
        "      -    if sigma <= 0:",
        "      +    if sigma < 0:",
        f"    add a case with an input that lies exactly on the boundary; {OTHERWISE}",
        "      [[equivalent]]",
        '      mutant = "boundary: sigma <= 0 -> sigma < 0"',
        '      reason = "..."',
    ]


def test_a_listed_mutant_that_survives_is_no_fault(tmp_path: Path) -> None:
    front = EQUIVALENT.format(mutant="boundary: sigma <= 0 -> sigma < 0")
    sparse = write_density(tmp_path, front=front, cases=(AT_MEAN, AWAY, NARROW, NEGATIVE), sigma="st.floats(0.5, 100)")
    assert "(boundary)" not in messages(sparse)


@pytest.mark.parametrize(
    ("mutant", "said"),
    [
        ("boundary: sigma <= 0 -> sigma < 0", "the test `no-width` tells it apart"),
        ("boundary: sigma <= 1 -> sigma < 1", "there is no such mutant"),
    ],
)
def test_a_listed_mutant_must_exist_and_survive(tmp_path: Path, mutant: str, said: str) -> None:
    root = write_density(tmp_path, front=EQUIVALENT.format(mutant=mutant))
    (fault,) = faults_of(root)
    assert said in fault.message
    assert (root / "small/log-density/question.md").read_text().splitlines()[fault.line - 1].startswith("mutant = ")


def test_too_many_listed_mutants_are_refused(tmp_path: Path) -> None:
    sparse = (AT_MEAN, AWAY, ZERO, NEGATIVE)
    bare = write_density(tmp_path / "bare", cases=sparse, sigma="st.just(1.0)")
    survivors = [
        line.partition('"')[2].rstrip('"')
        for fault in faults_of(bare)
        for line in fault.message.splitlines()
        if "mutant = " in line
    ]
    front = "".join(EQUIVALENT.format(mutant=mutant) for mutant in survivors)
    listed = write_density(tmp_path / "listed", front=front, cases=sparse, sigma="st.just(1.0)")
    (fault,) = faults_of(listed)
    assert "more than 15 %" in fault.message
    assert [finding.path.name for finding in check_banks([load_bank(listed)])] == ["bank.toml"]  # type: ignore[union-attr]
    assert list(check_banks([load_bank(bare)])) == []


def test_a_reference_with_little_to_get_wrong_proves_little(tmp_path: Path) -> None:
    short = "from statistics import NormalDist\nfrom math import log\n\n\ndef log_density(x, mean, sigma):\n"
    short += "    if sigma <= 0:\n        raise ValueError\n    return log_density_of(x, mean, sigma)\n"
    short += "\n\nlog_density_of = __import__('functools').partial(lambda x, m, s: log(NormalDist(m, s).pdf(x)))\n"
    root = write_density(tmp_path, reference=short, sigma="st.floats(50, 100)")
    assert len(mutants_of(subject_of(root).question.content)) < 12  # type: ignore[arg-type]
    assert "12 are needed" in messages(root)


def test_a_starter_that_passes_is_refused(tmp_path: Path) -> None:
    (fault,) = faults_of(write_density(tmp_path, starter=REFERENCE))
    assert fault.path.name == "starter.py"


@pytest.mark.parametrize(
    ("source", "verdict", "said"),
    [
        (REFERENCE, "wrong_answer", "`half` passes all tests"),
        (NO_ROOT, "runtime_error", "gets `wrong_answer`, not `runtime_error`"),
        (STARTER.replace("...", "return sigmoid"), "runtime_error", "raises in every test"),
    ],
)
def test_a_wrong_solution_fails_as_declared_or_is_told(tmp_path: Path, source: str, verdict: str, said: str) -> None:
    root = write_density(tmp_path, front=HALF.format(name="half", verdict=verdict), half=source)
    (fault,) = faults_of(root)
    assert said in fault.message
    assert "[wrong.half]" in (root / "small/log-density/question.md").read_text().splitlines()[fault.line - 1]


def test_a_program_that_knows_the_examples_must_not_pass(tmp_path: Path) -> None:
    same = ("again", "edges", "(3.0, 3.0, 1.0)", "expected = '-0.9189385332046728'")
    root = write_density(tmp_path, cases=(AT_MEAN, same), sigma="st.just(1.0)")
    (root / "small/log-density/inputs.py").unlink()
    (root / "small/log-density/oracle.py").unlink()
    assert "only looks up the visible examples" in messages(root)


def test_a_program_to_mend_passes_what_is_marked_to_work_already(tmp_path: Path) -> None:
    root = plant(Control("sound", GateId.SCHEMA, (TRAILING_MEAN,), ()), tmp_path)
    starter = root / "debug-refactor" / "trailing-mean-leak" / "starter.py"
    starter.write_text("def trailing_means(values, window):\n    return None\n")
    found = messages(root)
    assert "the starter fails `no-days`, which is marked" in found
    assert "the starter fails `window-zero`, which is marked" in found


def test_of_a_wrong_reference_nothing_is_said(tmp_path: Path) -> None:
    root = write_density(tmp_path, cases=(*ALL, ("odd", "edges", "(1.0, 1.0, 1.0)", "expected = '7.0'")))
    assert list(check(subject_of(root))) == []


def test_code_of_the_bank_that_fails_is_told(tmp_path: Path) -> None:
    root = write_density(tmp_path, sigma="no_such_strategy")
    assert "no_such_strategy" in messages(root)
