"""The processes around an answer: how they start, how they end, and that none outlives the others."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from interviewprep.judge import launch
from interviewprep.judge.cell import Cell, Request
from interviewprep.judge.channel import Cause
from interviewprep.judge.order import CellFault, Order
from interviewprep.judge.pool import Pool, close
from interviewprep.judge.protocol import wire
from interviewprep.judge.referee import judge
from interviewprep.model.question import CallKind, Case, Group, Program
from interviewprep.model.verdict import Verdict
from support.ending import has_ended

ORDER = Order(memory_bytes=64 << 20, cpu_s=5)

REFEREE = """
from interviewprep.judge.cell import Cell
from interviewprep.judge.order import Order
from interviewprep.judge.pool import shared_pool

cell = Cell(Order(memory_bytes=64 << 20, cpu_s=5))
print(cell.pid, *shared_pool().helper_pids, flush=True)
input()
"""


def load(source: str) -> dict[str, object]:
    """Write the message that has an answer with the function `f` loaded."""
    return {"do": "load", "kind": "function", "name": "f", "source": source, "in_place": False, "watch": False}


def cpu_s(pid: int) -> float:
    """Read a process's CPU clock; clock_getcpuclockid(3) by its formula."""
    return time.clock_gettime((~pid << 3) | 2)


def test_child_and_helper_die_with_the_referee() -> None:
    with subprocess.Popen([sys.executable, "-c", REFEREE], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as referee:
        assert referee.stdout is not None
        pidfds = [os.pidfd_open(int(word)) for word in referee.stdout.readline().split()]
        referee.kill()
        assert [has_ended(pidfd) for pidfd in pidfds] == [True, True]
        for pidfd in pidfds:
            os.close(pidfd)


def test_child_dies_with_its_helper() -> None:
    pool = Pool()
    with Cell(ORDER, pool) as cell:
        pidfd = os.pidfd_open(cell.pid)
        os.kill(pool.helper_pids[0], signal.SIGKILL)
        assert has_ended(pidfd)
        os.close(pidfd)
        assert cell.end().code is None
    pool.close()


def test_child_is_gone_after_the_block_and_tells_how_it_ended() -> None:
    with Cell(ORDER) as cell:
        assert cell.ask(load("def f(): pass"), 1.0, 10.0).reply["loaded"] is True
        pidfd = os.pidfd_open(cell.pid)
    assert has_ended(pidfd)
    os.close(pidfd)
    assert cell.end().code == -signal.SIGKILL
    assert cell.end().peak_rss_bytes > 1 << 20


def test_children_begin_with_what_was_rehearsed() -> None:
    rehearsed = replace(ORDER, rehearsal="import sys\nsys.rehearsed = 7")
    with Cell(rehearsed) as cell:
        cell.ask(load("import sys\ndef f(): return sys.rehearsed"), 1.0, 10.0)
        assert cell.ask({"do": "test", "args": ["t", []]}, 1.0, 10.0).reply["value"] == 7


def test_cpu_is_counted_and_sleep_is_not() -> None:
    with Cell(ORDER) as cell:
        cell.ask(load("import time\ndef f(spin):\n    while spin: pass\n    time.sleep(0.2)"), 1.0, 10.0)
        slept = cell.ask({"do": "test", "args": ["t", [False]]}, 0.1, 10.0)
        spun = cell.ask({"do": "test", "args": ["t", [True]]}, 0.1, 10.0)
    assert slept.cause is Cause.REPLIED
    assert slept.cpu_s < 0.1
    assert spun.cause is Cause.CPU
    assert spun.cpu_s >= 0.1


def test_a_reply_is_not_late_by_what_the_child_does_after_it() -> None:
    with Cell(ORDER) as cell:
        cell.ask(load("def f(spin):\n    while spin: pass"), 1.0, 10.0)
        short, endless = (wire.write({"do": "test", "args": ["t", [spin]]}) for spin in (False, True))
        start_s = cpu_s(cell.pid)
        cell.send([Request(short, 0.1, 10.0), Request(endless, 0.2, 10.0)])
        while cpu_s(cell.pid) < start_s + 0.2:
            pass
        first, second = cell.answers()
    assert (first.cause, second.cause) == (Cause.REPLIED, Cause.CPU)


def test_reply_to_an_earlier_nonce_is_garbled() -> None:
    source = """
import os, sys

def f():
    message = sys._getframe(3).f_locals["message"]
    body = b'{"nonce": "%s", "value": 1, "mutated": false}' % message["nonce"].encode()
    for descriptor in range(3, 20):
        try:
            os.write(descriptor, len(body).to_bytes(4, "big") + body)
        except OSError:
            pass
"""
    with Cell(ORDER) as cell:
        cell.ask(load(source), 1.0, 10.0)
        first = cell.ask({"do": "test", "args": ["t", []]}, 1.0, 10.0)
        second = cell.ask({"do": "test", "args": ["t", []]}, 1.0, 10.0)
    assert (first.cause, first.reply["value"]) == (Cause.REPLIED, 1)
    assert second.cause is Cause.GARBLED


def test_helper_that_cannot_start_is_our_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    program = Program(CallKind.FUNCTION, "f", "", "", (Case("a", Group.EXAMPLES, True, "(1,)", "1"),))
    monkeypatch.setattr(launch, "_SCRIPT", launch._SCRIPT.replace("start.py", "missing.py"))
    close()
    with pytest.raises(CellFault, match=r"helper process failed: .*missing\.py"):
        Cell(ORDER)
    assert judge(program, "def f(x): return x").verdict is Verdict.JUDGE_ERROR
    monkeypatch.setattr(sys, "executable", "/nonexistent/python")
    with pytest.raises(CellFault, match="cannot be started"):
        Cell(ORDER)
