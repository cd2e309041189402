"""One process for each answer, really run: the same verdicts as with a helper, and nothing left behind."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from interviewprep.base.errors import JudgeUnavailable
from interviewprep.judge import cell
from interviewprep.judge.cell import Cell
from interviewprep.judge.channel import Cause
from interviewprep.judge.order import CellFault, Order, order_for
from interviewprep.judge.platforms.oneshot import MAX_SPARES, OneShots, Standing
from interviewprep.judge.platforms.process import LONE_FILES, PosixProcess
from interviewprep.judge.referee import judge, run_own
from interviewprep.model.question import CallKind, Case, Check, Group, Limits, Program
from interviewprep.model.verdict import Verdict
from support.ending import has_ended
from support.oneshot import CONFINED, start_here, usage_here
from support.process import HANG_S

CASES = tuple(Case(f"n-{n}", Group.EXAMPLES, True, f"({n},)", str(n + 1)) for n in range(3))
PROGRAM = Program(CallKind.FUNCTION, "f", "", "", CASES, limits=Limits(cpu_s=0.2, memory_mib=32))
RIGHT = "def f(x):\n    return x + 1\n"
ORDER = order_for(PROGRAM, RIGHT, unsafe=False)

ANSWERS = {
    "right": (RIGHT, Verdict.ACCEPTED, ""),
    "chatty": (f"print('loaded')\n{RIGHT}", Verdict.ACCEPTED, ""),
    "wrong": ("def f(x):\n    return x\n", Verdict.WRONG_ANSWER, "returned 0, expected 1"),
    "a float for an int": ("def f(x):\n    return True if x == 0 else x + 1\n", Verdict.WRONG_ANSWER, "returned True"),
    "raises": ("def f(x):\n    return x + '1'\n", Verdict.RUNTIME_ERROR, "TypeError"),
    "no Python": ("def f(x:\n", Verdict.COMPILE_ERROR, "line 1"),
    "exits": ("import os\ndef f(x):\n    os._exit(0)\n", Verdict.RUNTIME_ERROR, "exit code 0"),
    "crashes": ("import ctypes\ndef f(x):\n    ctypes.string_at(0)\n", Verdict.RUNTIME_ERROR, "Segmentation fault"),
    "spins": ("def f(x):\n    while True: pass\n", Verdict.TIME_LIMIT, "more than 0.2 s of CPU"),
    "prints without end": ("def f(x):\n    while True: print('x' * 9999)\n", Verdict.OUTPUT_LIMIT, "more than 1 MiB"),
    "writes into the channel": (
        "import os, sys\ndef f(x): os.write(sys._getframe(3).f_locals['self']._pipe._outgoing, bytes(9))",
        Verdict.VIOLATION,
        "channel",
    ),
    "closes the channel": ("import os\ndef f(x):\n    os.closerange(0, 20)\n", Verdict.RUNTIME_ERROR, ""),
    "reads the input": ("def f(x):\n    return input() or 1\n", Verdict.RUNTIME_ERROR, "EOFError"),
}


@pytest.fixture
def shots(monkeypatch: pytest.MonkeyPatch) -> Iterator[OneShots]:
    """Give answers a process each; stops the pool of this system, and spare processes, from serving other tests."""
    children = OneShots(start_here, lambda: CONFINED)
    monkeypatch.setattr(cell, "children", lambda: children)
    yield children
    children.close()


def load(source: str) -> dict[str, object]:
    return {"do": "load", "kind": "function", "name": "f", "source": source, "in_place": False, "watch": False}


def wait_for_end(pidfd: int) -> bool:
    """Tell whether a process ends, and close its descriptor."""
    ended = has_ended(pidfd)
    os.close(pidfd)
    return ended


@pytest.mark.usefixtures("shots")
def test_an_answer_over_its_memory_is_stopped() -> None:
    source = "import time\ndef f(x):\n    kept = b'x' * (180 << 20)\n    while kept: time.sleep(0.01)\n"
    patient = replace(PROGRAM, limits=replace(PROGRAM.limits, cpu_s=20.0))  # to fill memory takes CPU, too
    result = judge(patient, source)
    assert (result.verdict, "more than 32 MiB" in result.message) == (Verdict.MEMORY_LIMIT, True), result


@pytest.mark.usefixtures("shots")
@pytest.mark.parametrize(("source", "verdict", "said"), ANSWERS.values(), ids=ANSWERS)
def test_an_answer_gets_the_verdict_that_a_helper_would_give_it(source: str, verdict: Verdict, said: str) -> None:
    result = judge(PROGRAM, source)
    assert (result.verdict, said in result.message) == (verdict, True), result
    assert result.sandbox.layers == CONFINED.layers


@pytest.mark.usefixtures("shots")
def test_output_cpu_and_memory_are_told() -> None:
    result = judge(PROGRAM, f"print('loaded')\n{RIGHT}")
    assert result.output == "loaded\n"
    assert 0 < result.cpu_s < 10
    assert result.peak_rss_bytes > 1 << 20


@pytest.mark.usefixtures("shots")
def test_queries_classes_arrays_and_own_checks_run_too() -> None:
    rows = Case("rows", Group.EXAMPLES, True, "create table t(x); insert into t values (1), (2);", "[(2,), (1,)]")
    query = Program(CallKind.SQL, "", "", "", (rows,), check=Check("rows"))
    assert judge(query, "select x from t").verdict is Verdict.ACCEPTED
    calls = Case("calls", Group.EXAMPLES, True, "[('new', ()), ('append', (1,)), ('pop', ())]", "[None, None, 1]")
    stack = "class Stack:\n    def __init__(self): self.append, self.pop = (made := []).append, made.pop\n"
    assert judge(Program(CallKind.CLASS, "Stack", "", "", (calls,)), stack).verdict is Verdict.ACCEPTED
    array = Case("array", Group.EXAMPLES, True, "(array([1, 2], 'int64'),)", "3")
    total = Program(CallKind.FUNCTION, "f", "", "", (array,), packages=("numpy",))
    assert judge(total, "import numpy as np\ndef f(x): return int(np.sum(x))").verdict is Verdict.ACCEPTED
    assert [test.verdict for test in run_own(PROGRAM, RIGHT, "assert f(1) == 2\nassert f(1) == 3").tests] == [
        Verdict.ACCEPTED,
        Verdict.WRONG_ANSWER,
    ]


def test_distrusted_spare_is_ended_and_not_handed_out(shots: OneShots) -> None:
    shots.expect(ORDER)
    (spare,) = [child for _, child in shots._spares]
    shots.distrust(ORDER)
    assert spare.has_ended()
    with Cell(ORDER) as child:
        assert child.pid != spare.pid


def test_nothing_is_left_of_an_answer_and_of_what_it_started(shots: OneShots) -> None:
    source = """
import os, time

def f(wait):
    child = os.fork()
    while child == 0 or wait:
        time.sleep(60)
    return child
"""
    with Cell(ORDER, shots) as child:
        child.ask(load(source), 5.0, 10.0)
        grandchild = int(str(child.ask({"do": "test", "args": ["t", [False]]}, 5.0, 10.0).reply["value"]))
        pidfds = [os.pidfd_open(child.pid), os.pidfd_open(grandchild)]
        assert child.ask({"do": "test", "args": ["t", [True]]}, 5.0, 0.2).cause is Cause.WALL
    assert [wait_for_end(pidfd) for pidfd in pidfds] == [True, True]
    assert (child.end().code, child.end().by_us) == (-signal.SIGKILL, True)


def test_the_next_process_is_ready_and_ends_with_the_pool(shots: OneShots) -> None:
    shots.expect(ORDER)
    ((_, ahead),) = shots._spares
    with Cell(ORDER, shots) as child:
        assert child.pid == ahead.pid
    ((_, spare),) = shots._spares
    assert not spare.has_ended()
    pidfd = os.pidfd_open(spare.pid)
    shots.close()
    assert wait_for_end(pidfd)


def test_spares_are_few(shots: OneShots) -> None:
    for seconds in range(1, MAX_SPARES + 3):
        shots.expect(replace(ORDER, cpu_s=seconds))
        shots.expect(replace(ORDER, cpu_s=seconds))
    assert len(shots._spares) == MAX_SPARES


def test_a_spare_that_was_killed_is_replaced(shots: OneShots) -> None:
    shots.expect(ORDER)
    ((_, spare),) = shots._spares
    os.kill(spare.pid, signal.SIGKILL)
    assert spare.has_ended(HANG_S)
    assert judge(PROGRAM, RIGHT).verdict is Verdict.ACCEPTED


def test_a_process_killed_from_outside_is_a_fault_of_ours(shots: OneShots) -> None:
    source = "import os, signal\ndef f(x):\n    os.kill(os.getpid(), signal.SIGKILL)\n"
    assert judge(PROGRAM, source).verdict is Verdict.JUDGE_ERROR
    assert judge(PROGRAM, RIGHT).verdict is Verdict.ACCEPTED
    assert len(shots._spares) == 1


def test_a_process_that_cannot_start_is_a_fault_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def start(order: Order, confined: bool) -> PosixProcess:
        return start_here(order, confined, ["/nonexistent/wrapper"])

    children = OneShots(start, lambda: CONFINED)
    children.expect(ORDER)
    with pytest.raises(CellFault, match="cannot be started"):
        children.take(ORDER)
    monkeypatch.setattr(cell, "children", lambda: children)
    assert judge(PROGRAM, RIGHT).verdict is Verdict.JUDGE_ERROR


def test_a_wrapper_that_refuses_is_told_with_its_words() -> None:
    refusing = [sys.executable, "-c", "import sys; sys.exit('sandbox: no such profile')"]
    children = OneShots(lambda order, _: PosixProcess(refusing, usage_here, order.memory_bytes), lambda: CONFINED)
    with pytest.raises(CellFault, match="no such profile"):
        Cell(ORDER, children)
    children.close()


MISSING = Standing({"wrapper": "missing"}, {"wrapper": "it was seen to read a file"})


def test_a_missing_layer_makes_the_judge_unavailable_unless_unsafe_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[bool] = []

    def start(order: Order, confined: bool) -> PosixProcess:
        started.append(confined)
        return start_here(order, confined)

    children = OneShots(start, lambda: MISSING)
    monkeypatch.setattr(cell, "children", lambda: children)
    with pytest.raises(JudgeUnavailable, match="wrapper: it was seen to read a file"):
        judge(PROGRAM, RIGHT)
    assert set(started) == {True}
    unsafe = judge(PROGRAM, RIGHT, unsafe=True)
    assert (unsafe.verdict, unsafe.sandbox.unsafe, unsafe.sandbox.layers) == (Verdict.ACCEPTED, True, MISSING.layers)
    assert started[-1] is False
    children.close()


def test_the_process_loads_only_the_files_that_its_profile_opens(shots: OneShots) -> None:
    source = """
import sys

def f(x):
    return sorted(m.__file__ for n, m in sys.modules.items() if n.startswith(("judge_", "__main__")))
"""
    with Cell(ORDER, shots) as child:
        child.ask(load(source), 5.0, 10.0)
        value = child.ask({"do": "test", "args": ["t", [1]]}, 5.0, 10.0).reply["value"]
    assert isinstance(value, list)
    helper = next(path for path in LONE_FILES if path.endswith("helper.py"))
    assert {*value[1], helper} == set(LONE_FILES)
    assert all(Path(path).is_file() for path in LONE_FILES)


REFEREE = """
from interviewprep.judge.cell import Cell
from interviewprep.judge.platforms.oneshot import OneShots
from support.ending import has_ended
from support.oneshot import CONFINED, start_here
from interviewprep.judge.order import Order

shots = OneShots(start_here, lambda: CONFINED)
cell = Cell(Order(memory_bytes=64 << 20, cpu_s=60), shots)
print(cell.pid, *(spare.pid for _, spare in shots._spares), flush=True)
source = "import time\\ndef f(x): time.sleep(60)"
cell.ask({"do": "load", "kind": "function", "name": "f", "source": source, "in_place": False, "watch": False}, 9, 9)
cell.ask({"do": "test", "args": ["t", [1]]}, 60, 60)
"""


def test_processes_end_with_the_referee_also_while_they_wait() -> None:
    support = str(Path(__file__).parents[2])
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([support, *filter(None, sys.path)])}
    with subprocess.Popen([sys.executable, "-c", REFEREE], stdout=subprocess.PIPE, env=environment) as referee:
        assert referee.stdout is not None
        pidfds = [os.pidfd_open(int(word)) for word in referee.stdout.readline().split()]
        referee.kill()
        assert [wait_for_end(pidfd) for pidfd in pidfds] == [True, True]
