"""Layers of confinement: rights by ABI, what may be read, and what happens where a layer is missing."""

import ast
import subprocess
import sys
import sysconfig
from itertools import pairwise
from pathlib import Path

import pytest

from interviewprep.judge.cell import Cell
from interviewprep.judge.confine import landlock, readable
from interviewprep.judge.confine.confinement import MANDATORY, confine, missing_layers
from interviewprep.judge.order import Order
from interviewprep.judge.packages import find_packages, imported_names
from interviewprep.judge.pool import shared_pool
from interviewprep.judge.probe import probe

WITHOUT_LANDLOCK = """
import sys
from interviewprep.base.errors import JudgeUnavailable
from interviewprep.judge.confine import kernel, seccomp
from interviewprep.judge.referee import judge, require_confinement
from interviewprep.model.question import CallKind, Case, Group, Program

# A kernel without Landlock, by a filter that knows no other call: 444 gets ENOSYS.
kernel.forbid_new_privileges()
number, is_landlock, missing, fine = (0x20, 0, 0, 0), (0x15, 0, 1, 444), (0x06, 0, 0, 0x50026), (0x06, 0, 0, 0x7FFF0000)
seccomp.Filter([number, is_landlock, missing, fine]).install(0, kernel.prctl)
program = Program(CallKind.FUNCTION, "f", "", "", (Case("a", Group.EXAMPLES, True, "(1,)", "1"),))
source = "def f(x): return x"
for refused in (lambda: judge(program, source), lambda: require_confinement(program)):
    try:
        refused()
    except JudgeUnavailable as unavailable:
        print(unavailable)
result = judge(program, source, unsafe=True)
print(result.verdict, result.sandbox.layers["landlock"], result.sandbox.layers["seccomp"], result.sandbox.unsafe)
"""

PLAN = """
import sys
from interviewprep.judge.confine import confinement, kernel, landlock, limits, namespaces, seccomp, syscalls

def refuse():
    raise OSError(1, "not here")

kernel.drop_capabilities = refuse
seccomp.ARCHITECTURES = {}
limits.mapped_bytes = refuse
modules = (landlock, limits, namespaces, seccomp, syscalls)
parts = {module.__name__.rpartition(".")[2]: module for module in modules}
plan = confinement.Plan(kernel, parts, [], landlock.NEWEST_ABI, "")
print(plan.greeting({}))
print([layer for layer, _ in plan.steps(ruleset=plan.ruleset, memory_bytes=1 << 28, cpu_s=5)])
"""
"""What a helper plans where the system refuses three of the layers already to it."""


def test_each_abi_withholds_what_the_last_did_and_more() -> None:
    rights = [landlock.handled_rights(abi) for abi in range(1, 8)]
    for earlier, later in pairwise(rights):
        assert all(mine & theirs == mine for mine, theirs in zip(earlier, later, strict=True))
    assert rights[0] == (0x1FFF, 0, 0)
    assert rights[6] == (0xFFFF, 3, 3)


def test_installed_packages_and_home_are_never_readable() -> None:
    script = f"import runpy; print(*runpy.run_path({readable.__file__!r})['standard_library'](), sep='\\n')"
    listed = subprocess.run([sys.executable, "-I", "-S", "-c", script], capture_output=True, text=True, check=True)
    folders = [Path(line) for line in listed.stdout.splitlines()]
    assert len(folders) > 3
    for closed in (Path(sysconfig.get_path("purelib")), Path(sys.base_prefix) / "lib", Path.home(), Path("/tmp")):
        assert not any(closed.is_relative_to(folder) for folder in folders), closed


def test_judge_without_landlock_is_unavailable_and_unsafe_runs_are_marked() -> None:
    ran = subprocess.run([sys.executable, "-c", WITHOUT_LANDLOCK], capture_output=True, text=True, check=True)
    *refusals, unsafe = ran.stdout.splitlines()
    assert len(refusals) == 2
    for refusal in refusals:
        assert "landlock: [Errno 38]" in refusal
        assert "prep doctor" in refusal
    assert unsafe == "accepted missing enforced True"


def test_layer_refused_to_the_helper_is_missing_in_its_children() -> None:
    ran = subprocess.run([sys.executable, "-c", PLAN], capture_output=True, text=True, check=True)
    greeting, steps = map(ast.literal_eval, ran.stdout.splitlines())
    assert greeting["layers"] == {
        "namespaces": "missing",
        "rlimits": "missing",
        "landlock": "enforced",
        "seccomp": "missing",
    }
    assert greeting["reasons"].keys() == {"namespaces", "rlimits", "seccomp"}
    assert steps == ["death signal", "landlock"]


def test_refused_step_is_told_and_the_next_ones_are_taken_all_the_same() -> None:
    taken = []

    def refuse() -> None:
        raise PermissionError(1, "not here")

    assert confine([("rlimits", refuse), ("landlock", lambda: taken.append("landlock"))]) == {
        "rlimits": "[Errno 1] not here"
    }
    assert taken == ["landlock"]


@pytest.mark.parametrize("layer", [*MANDATORY, "death signal", "namespaces"])
def test_every_missing_layer_but_namespaces_keeps_a_child_from_serving(layer: str) -> None:
    enforced = dict.fromkeys((*MANDATORY, "namespaces"), "enforced")
    assert missing_layers(enforced) == []
    assert missing_layers(enforced | {layer: "missing"}) == ([] if layer == "namespaces" else [layer])


def test_helper_itself_gains_no_privileges_and_writes_no_files() -> None:
    with Cell(Order(memory_bytes=1 << 28, cpu_s=5, unsafe=False)):
        process = Path(f"/proc/{shared_pool().helper_pids[-1]}")
        status = (process / "status").read_text(encoding="ascii")
        limits = (process / "limits").read_text(encoding="ascii")
    assert "NoNewPrivs:\t1\n" in status
    for name in ("Max file size", "Max core file size"):
        assert limits.partition(name)[2].split()[:2] == ["0", "0"]


def test_attacks_prove_every_mandatory_layer_here() -> None:
    layers = {layer.name: layer for layer in probe()}
    assert list(layers) == ["landlock", "seccomp", "rlimits", "namespaces"]
    for name in ("landlock", "seccomp", "rlimits"):
        assert layers[name].status == "enforced", layers[name]
        assert layers[name].fix == ""
    assert layers["namespaces"].status in {"enforced", "reduced", "missing"}
    assert bool(layers["namespaces"].fix) == (layers["namespaces"].status != "enforced")


def test_imports_are_found_anywhere_in_a_source() -> None:
    source = "import numpy.linalg as la\ndef f():\n    from pandas import DataFrame\nfrom . import x\n"
    assert imported_names(source) == {"numpy", "pandas"}
    assert imported_names("def (") == frozenset()


def test_package_is_found_with_what_it_needs_and_missing_ones_are_left_out() -> None:
    packages = find_packages({"numpy", "no_such_package"})
    assert packages.warm == ("numpy",)
    assert set(dict(packages.folders)) == {"numpy"}
    assert all(Path(path).name in {"numpy", "numpy.libs"} for path in packages.readable)


def test_a_child_has_no_capability_over_what_it_shares() -> None:
    with Cell(Order(memory_bytes=1 << 28, cpu_s=5, unsafe=False)) as cell:
        if cell.layers["namespaces"] == "missing":
            pytest.skip("the system grants no namespaces")
        status = Path(f"/proc/{cell.pid}/status").read_text(encoding="ascii")
    held = dict(line.split(":\t") for line in status.splitlines() if line.startswith("Cap"))
    assert {held[name] for name in ("CapInh", "CapPrm", "CapEff", "CapAmb")} == {"0" * 16}
