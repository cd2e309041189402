"""Helpers that serve many answers: none reaches the next; whatever is killed, no verdict is wrong, nothing is left."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from interviewprep.judge import cell, pool
from interviewprep.judge.ahead import start_ahead
from interviewprep.judge.cell import Cell
from interviewprep.judge.order import CellFault, Order, order_for
from interviewprep.judge.pool import Pool, shared_pool, warm_up
from interviewprep.judge.referee import judge
from interviewprep.model.question import CallKind, Case, Group, Program
from interviewprep.model.verdict import Verdict
from support.ending import has_ended
from support.process import HANG_S

CASES = tuple(Case(f"n-{n}", Group.EXAMPLES, True, f"({n},)", str(n + 1)) for n in range(10))
PROGRAM = Program(CallKind.FUNCTION, "f", "", "", CASES)
RIGHT = "def f(x):\n    return x + 1\n"
WRONG = "def f(x):\n    return x + (x != 9)\n"
ORDER = order_for(PROGRAM, RIGHT, unsafe=False)
LATEST_KILL_S = 0.012


@pytest.fixture(autouse=True)
def closed_pool() -> Iterator[None]:
    """Give each test helpers of its own, and leave none to the next."""
    pool.close()
    yield
    pool.close()


def children(pid: int) -> list[int]:
    """List the children of a process; none where it is gone."""
    try:
        return [int(text) for text in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]
    except FileNotFoundError:
        return []


def kill_helpers() -> None:
    for pid in shared_pool().helper_pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def kill_children() -> None:
    for helper in shared_pool().helper_pids:
        for pid in children(helper):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)


def judge_while(killing: Callable[[], None], after_s: float, source: str) -> Verdict:
    killer = threading.Timer(after_s, killing)
    killer.start()
    try:
        return judge(PROGRAM, source).verdict
    finally:
        killer.join()


def look_for_wrong_verdicts(killing: Callable[[], None], rounds: int) -> None:
    chance = random.Random(20)
    seen = set()
    for source, verdict in [(RIGHT, Verdict.ACCEPTED), (WRONG, Verdict.WRONG_ANSWER)] * (rounds // 2):
        found = judge_while(killing, chance.uniform(0.0, LATEST_KILL_S), source)
        assert found in {verdict, Verdict.JUDGE_ERROR}
        seen.add(found)
    assert {Verdict.ACCEPTED, Verdict.WRONG_ANSWER} <= seen
    assert judge(PROGRAM, RIGHT).verdict is Verdict.ACCEPTED


def opened(pids: list[int]) -> list[int]:
    """Open process descriptors of those that live."""
    found = []
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            found.append(os.pidfd_open(pid))
    return found


def have_ended(pidfds: list[int]) -> bool:
    """Tell whether all processes end, and close their descriptors."""
    ended = list(map(has_ended, pidfds))
    for pidfd in pidfds:
        os.close(pidfd)
    return all(ended)


def comes_true(condition: Callable[[], bool]) -> bool:
    """Tell whether a condition comes to hold."""
    deadline = time.monotonic() + HANG_S
    while not (holds := condition()) and time.monotonic() < deadline:
        os.sched_yield()
    return holds


@pytest.mark.parametrize("killing", [kill_helpers, kill_children])
def test_killing_at_any_moment_makes_no_verdict_wrong(killing: Callable[[], None]) -> None:
    look_for_wrong_verdicts(killing, 20)


@pytest.mark.soak
@pytest.mark.parametrize("killing", [kill_helpers, kill_children])
def test_killing_at_many_moments_makes_no_verdict_wrong(killing: Callable[[], None]) -> None:
    look_for_wrong_verdicts(killing, 600)


def test_children_of_a_killed_helper_are_not_handed_out_one_after_another() -> None:
    for _ in range(20):
        for _ in range(2):  # from the second verdict on, children are ready beside the one in use
            assert judge(PROGRAM, RIGHT).verdict is Verdict.ACCEPTED
        kill_helpers()
        assert judge(PROGRAM, RIGHT).verdict is Verdict.ACCEPTED


def test_distrusted_children_are_not_handed_out() -> None:
    for _ in range(2):
        with Cell(ORDER):
            pass
    (helper,) = shared_pool().helper_pids
    ready = children(helper)
    shared_pool().distrust(ORDER)
    with Cell(ORDER) as child:
        assert child.pid not in ready
    assert shared_pool().helper_pids == (helper,)


def test_child_that_is_killed_every_time_is_a_judge_error() -> None:
    stop = threading.Event()

    def keep_killing() -> None:
        while not stop.is_set():
            kill_children()

    with ThreadPoolExecutor(1) as killers:
        killers.submit(keep_killing)
        verdict = judge(PROGRAM, "def f(x):\n    while True: pass\n").verdict
        stop.set()
    assert verdict is Verdict.JUDGE_ERROR


def test_closing_leaves_no_process() -> None:
    assert judge(PROGRAM, RIGHT).verdict is Verdict.ACCEPTED
    warm_up(PROGRAM)
    (helper,) = shared_pool().helper_pids
    pidfds = opened([helper, *children(helper)])
    assert len(pidfds) >= 2
    pool.close()
    assert have_ended(pidfds)
    assert shared_pool().helper_pids == ()


def test_all_processes_of_a_helper_end_with_it() -> None:
    with Cell(ORDER):
        (helper,) = shared_pool().helper_pids
        pidfds = opened(children(helper))
        os.kill(helper, signal.SIGKILL)
        assert have_ended(pidfds)


def test_helper_serves_one_answer_after_another_in_fresh_children() -> None:
    leaves = (
        "import builtins, sys\nbuiltins.left = sys.left = 1\n"
        "def f(x):\n    import json; json.dumps = None; return x + 1\n"
    )
    looks = (
        "import builtins, sys, json\n"
        "def f(x):\n    return x + (1 if json.dumps and not hasattr(sys, 'left') | hasattr(builtins, 'left') else 2)\n"
    )
    with Cell(ORDER) as first:
        (helper,) = shared_pool().helper_pids
    assert judge(PROGRAM, leaves).verdict in {Verdict.ACCEPTED, Verdict.RUNTIME_ERROR}
    assert judge(PROGRAM, looks).verdict is Verdict.ACCEPTED
    with Cell(ORDER) as last:
        assert last.pid != first.pid
    assert shared_pool().helper_pids == (helper,)


def test_every_helper_orders_sets_in_the_same_way() -> None:
    names = [f"name-{number}" for number in range(9)]
    ordered = replace(PROGRAM, cases=(Case("set", Group.EXAMPLES, True, f"({names},)", "None"),))
    shown = set()
    for _ in range(3):
        shown.add(judge(ordered, "def f(x):\n    return list(set(x))\n").message)
        pool.close()
    assert len(shown) == 1


def test_each_kit_has_a_helper_of_its_own_and_only_a_few_are_kept() -> None:
    kits = [Order(64 << 20, 16, warm=(name,)) for name in ("sqlite3", "csv", "zlib", "bz2", "lzma", "cmath")]
    for order in kits:
        with Cell(order):
            pass
    assert len(shared_pool().helper_pids) == pool.MAX_HELPERS
    with Cell(kits[-1]):
        assert len(shared_pool().helper_pids) == pool.MAX_HELPERS


def test_child_is_made_for_its_own_order_and_not_for_the_last_one() -> None:
    source = "import resource\ndef f():\n    return resource.getrlimit(resource.RLIMIT_CPU)[0]\n"
    load = {"do": "load", "kind": "function", "name": "f", "source": source, "in_place": False, "watch": False}
    for seconds in (16, 32, 32, 64, 16):
        with Cell(Order(64 << 20, seconds)) as child:
            child.ask(load, 1.0, 10.0)
            assert child.ask({"do": "test", "args": ["t", []]}, 1.0, 10.0).reply["value"] == seconds


def test_child_that_was_killed_is_replaced_before_anybody_asks() -> None:
    with Cell(ORDER) as first:
        (helper,) = shared_pool().helper_pids
        before = children(helper)
    assert comes_true(lambda: first.pid not in children(helper) and len(children(helper)) == len(before))


def test_answers_that_end_their_process_leave_a_helper_that_serves() -> None:
    ends = "import os\ndef f(x):\n    os._exit(0)\n"
    for _ in range(3):
        assert judge(PROGRAM, ends).verdict is Verdict.RUNTIME_ERROR
        (helper,) = shared_pool().helper_pids
        assert judge(PROGRAM, RIGHT).verdict is Verdict.ACCEPTED
        assert shared_pool().helper_pids == (helper,)


def test_children_that_cannot_be_confined_are_not_forked_for_ever() -> None:
    with pytest.raises(CellFault, match="did not confine itself"):
        Cell(Order(1 << 80, 16))
    (helper,) = shared_pool().helper_pids
    assert comes_true(lambda: len(children(helper)) <= 1)  # at most the one that holds the namespaces
    left = children(helper)
    assert all(children(helper) == left for _ in range(2000))


@pytest.mark.soak
def test_helper_that_does_not_move_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_START_WALL_S", 5.0)
    monkeypatch.setattr(cell, "_END_WALL_S", 0.2)
    assert judge(PROGRAM, RIGHT).verdict is Verdict.ACCEPTED
    (helper,) = shared_pool().helper_pids
    with Cell(ORDER):
        os.kill(helper, signal.SIGSTOP)
    verdicts = [judge(PROGRAM, RIGHT).verdict for _ in range(2)]  # the first by the child that was forked ahead
    assert verdicts == [Verdict.ACCEPTED] * 2
    assert shared_pool().helper_pids != (helper,)


def test_several_threads_share_helpers() -> None:
    with ThreadPoolExecutor(4) as threads:
        verdicts = list(threads.map(lambda source: judge(PROGRAM, source).verdict, [RIGHT, WRONG] * 10))
    assert verdicts == [Verdict.ACCEPTED, Verdict.WRONG_ANSWER] * 10
    assert len(shared_pool().helper_pids) == 1


def test_helper_outlives_the_thread_that_started_it() -> None:
    with ThreadPoolExecutor(1) as threads:
        assert threads.submit(judge, PROGRAM, RIGHT).result().verdict is Verdict.ACCEPTED
    (helper,) = shared_pool().helper_pids
    assert judge(PROGRAM, RIGHT).verdict is Verdict.ACCEPTED
    assert shared_pool().helper_pids == (helper,)


@pytest.mark.parametrize("imports", ["", "import math\n", "import numpy as np\n"])
def test_helper_that_was_started_ahead_is_the_one_that_serves(imports: str, tmp_path: Path) -> None:
    file = tmp_path / "answer.py"
    file.write_text(imports + RIGHT, encoding="utf-8")
    start_ahead(["--json", "no-such-file", str(tmp_path), str(file)])
    (helper,) = shared_pool().helper_pids
    program = replace(PROGRAM, packages=("numpy",))
    assert judge(program, file.read_text(encoding="utf-8")).verdict is Verdict.ACCEPTED
    assert shared_pool().helper_pids == (helper,)


def test_starting_ahead_reads_no_pipe_and_needs_no_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    start_ahead([str(pipe), "-", "\0"])
    assert len(shared_pool().helper_pids) == 1


FORKS = """
import os, sys
from interviewprep.judge import cell, pool
from interviewprep.judge.ahead import start_ahead
from interviewprep.judge.cell import Cell
from interviewprep.judge.order import Order

with Cell(Order(64 << 20, 16)):
    (helper,) = pool.shared_pool().helper_pids
    if os.fork() == 0:
        assert pool.shared_pool().helper_pids == ()
        with Cell(Order(64 << 20, 16)):
            assert pool.shared_pool().helper_pids != (helper,)
        sys.exit()
    assert os.waitstatus_to_exitcode(os.wait()[1]) == 0
with Cell(Order(64 << 20, 16)):
    assert pool.shared_pool().helper_pids == (helper,)
print(helper)
"""


def test_forked_process_leaves_its_parents_helpers_alone() -> None:
    done = subprocess.run([sys.executable, "-c", FORKS], capture_output=True, text=True, check=True)
    assert have_ended(opened([int(done.stdout)]))


def test_helper_without_a_referee_ends_though_nothing_kills_it() -> None:
    own = Pool()
    with ThreadPoolExecutor(1) as threads:  # a helper that the kernel does not tie to the thread
        threads.submit(own.expect, ORDER).result()
    (helper,) = own.helper_pids
    own.abandon()
    pidfds = opened([helper])
    assert have_ended(pidfds)
    os.waitpid(helper, 0)


def test_package_that_cannot_be_loaded_is_told() -> None:
    with pytest.raises(CellFault, match="No module named 'no_such_module'"):
        Cell(Order(64 << 20, 16, warm=("no_such_module",)))


def test_killed_helpers_are_gone_beside_their_process_and_replaced_when_needed() -> None:
    assert judge(PROGRAM, RIGHT).verdict is Verdict.ACCEPTED
    (helper,) = shared_pool().helper_pids
    shared_pool().kill()
    assert comes_true(lambda: os.waitid(os.P_PID, helper, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None)
    assert judge(PROGRAM, RIGHT).verdict is Verdict.ACCEPTED
    assert helper not in shared_pool().helper_pids
