"""The process between referee and answers: a fresh interpreter that forks a child for each order, and waits for it.

Started by `launch` as `python -s -P -S start.py PARENT`, with a socket to the referee as descriptor 3; PARENT is the
referee's process id, or 0 where the helper is not to die with the thread that started it. The end of the socket ends it
in any case. It reads a kit, loads what answers may import, and then forks a child for each order, and one more by the
order it got last whenever one of those was killed. What children inherit of the confinement the helper puts into force
for itself; a child confines itself for the rest before it reads an answer from its own pipe.

No module of the package is imported: the few that are needed are loaded by path. They import the standard library
alone, and little of it before the first kit is read: every start pays for it.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import select
import signal
import sys
from _socket import SOL_SOCKET, socket  # `socket` itself loads four more modules, and is nothing but this one here
from collections.abc import Callable, Iterable
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` would cost every start
    from typing import Any

CONTROL = 3
REQUESTS, REPLIES, RULESET = 3, 4, 5
MAX_PACKET_BYTES = 1 << 16

_SCM_RIGHTS = 1
_MAX_DESCRIPTOR = 1 << 20
_RULESET_ASIDE = 63
"""A number out of the way of those that a child's pipes get: taken before there is any child, and so nobody else's."""

_FOLDER = os.path.dirname(__file__)  # noqa: PTH120 -- `pathlib` would cost every start
_LAYERS = ("namespaces", "landlock", "limits", "seccomp", "syscalls")

STANDARD = (
    "ast bisect collections collections.abc contextlib copy dataclasses datetime decimal enum fractions functools "
    "heapq itertools json math operator re string typing"
)
"""What answers import most; all else of the standard library is loaded by the answer that wants it.

Not `random`, nor `statistics`, which loads it: in each process that is forked it draws a new seed, at a twentieth of
what a child costs.
"""

_REHEARSED = "def f(x):\n    return x\n"
REHEARSAL: tuple[dict[str, object], ...] = (
    {"do": "load", "nonce": "", "kind": "function", "name": "f", "in_place": False, "watch": True},
    {"do": "test", "nonce": "", "args": ["t", [1]]},
)
SPECIALISING = 16
"""After so many calls the interpreter has made code over for the types it meets; children are forked with that done."""

Job = Callable[[], None]


class Packages:
    """Finds the packages that an answer may import, each in its folder, and nothing beside them."""

    # By duck-typing: `importlib.abc` loads `tempfile` and `zipfile`.

    def __init__(self, folders: dict[str, str]) -> None:
        self._folders = folders

    def find_spec(self, fullname: str, path: object, target: ModuleType | None = None) -> ModuleSpec | None:
        """Find a package at the top; what lies inside one is found by Python's own finder."""
        folder = self._folders.get(fullname) if path is None else None
        return PathFinder.find_spec(fullname, [folder], target) if folder else None


class Server:
    """Serves the referee: reads its packets, forks children, and tells how they ended."""

    def __init__(self, kernel: ModuleType) -> None:
        self._kernel = kernel
        self._control = socket(fileno=CONTROL)
        self._exposed = enclose(kernel)
        self._wire, self._foreign = load("protocol/wire"), load("protocol/foreign")
        self._worker, self._mishap = load("worker"), load("mishap")
        self._confinement, self._standard_files = load("confine/confinement"), load("confine/readable")
        self._layers = {name: load(f"confine/{name}") for name in _LAYERS}
        self._rehearsal: list[bytes] = []
        self._plan: Any = None
        self._order: dict[str, Any] = {}
        self._steps: list[Any] = []
        # For each child by its process descriptor: its id, where to tell how it ended, and the number of its order.
        self._children: dict[int, tuple[int, int, int]] = {}
        self._poller = select.poll()
        self._poller.register(CONTROL, select.POLLIN)

    def serve(self) -> Job | None:
        """Serve until the referee is gone. In a forked child, return at once with what the child is to do."""
        while True:
            for descriptor, _ in self._poller.poll():
                if descriptor == CONTROL:
                    packet = self._control.recv(MAX_PACKET_BYTES)
                    if not packet:
                        return None
                    message = self._wire.unpack(packet)
                    if message["do"] == "load":
                        self._load(message)
                        continue
                    self._take(message)
                elif not self._report(descriptor):
                    continue
                if job := self._fork():
                    return job

    def _load(self, kit: dict[str, object]) -> None:
        """Import, before any confinement, what answers import: their libraries lie outside a child's reach."""
        sys.dont_write_bytecode = True
        folders, warm, readable = kit["folders"], kit["warm"], kit["readable"]
        assert isinstance(folders, dict)
        assert isinstance(warm, list)
        assert isinstance(readable, list)
        if folders:
            sys.meta_path.append(Packages(folders))
        for name in (*STANDARD.split(), *warm):
            importlib.import_module(name)
        exec(str(kit["rehearsal"]), {})  # noqa: S102 -- a program of ours, and no code of a bank or an answer
        self._specialise("".join(f"import {name}\n" for name in warm))
        # After all that needs a file: from here on this process is confined itself.
        self._prepare([*self._standard_files.standard_library(), *readable], kit["newest_abi"])
        # A collection in a child would touch, and so copy, all that it shares with this process.
        gc.collect()
        gc.freeze()
        gc.enable()

    def _take(self, order: dict[str, Any]) -> None:
        self._order = order
        self._steps = self._plan.steps(ruleset=RULESET, memory_bytes=order["memory_bytes"], cpu_s=order["cpu_s"])

    def _fork(self) -> Job | None:
        """Fork a child for the present order and hand its pipes to the referee; in the child, return its work."""
        number = self._order["number"]
        requests, replies, output, report = (os.pipe() for _ in range(4))
        pid = os.fork()
        if pid == 0:
            self._control.detach()  # its number is about to mean another thing
            _keep_only(requests[0], replies[1], output[1], self._plan.ruleset)
            return self._be_child
        child = os.pidfd_open(pid)
        self._children[child] = pid, report[1], number
        self._poller.register(child, select.POLLIN)
        theirs = (requests[1], replies[0], output[0], report[0])
        rights = b"".join(number.to_bytes(4, sys.byteorder) for number in (*theirs, child))
        for descriptor in theirs:
            os.set_blocking(descriptor, False)
        self._control.sendmsg([f"{pid} {number}".encode("ascii")], [(SOL_SOCKET, _SCM_RIGHTS, rights)])
        _close((*theirs, requests[0], replies[1], output[1]))
        return None

    def _prepare(self, readable: list[str], newest_abi: object) -> None:
        plan = self._plan = self._confinement.Plan(self._kernel, self._layers, readable, newest_abi, self._exposed)
        if plan.ruleset >= 0:
            low, plan.ruleset = plan.ruleset, os.dup2(plan.ruleset, _RULESET_ASIDE, inheritable=False)
            os.close(low)

    def _be_child(self) -> None:
        greeting = self._plan.greeting(self._confinement.confine(self._steps))
        if self._plan.ruleset >= 0:
            os.close(RULESET)
        pipe = self._wire.Pipe(REQUESTS, REPLIES)
        pipe.send(greeting)
        if self._order["unsafe"] is True or not self._confinement.missing_layers(greeting["layers"]):
            self._rehearse(1)
            self._make_worker(pipe).serve()

    def _specialise(self, imports: str) -> None:
        """Have all code of a child's run so often that its children find it made over."""
        load, test = REHEARSAL
        messages = {**load, "source": imports + _REHEARSED}, test
        self._rehearsal = [self._wire.write(message) for message in messages]
        self._rehearse(SPECIALISING)
        ends = os.pipe()
        pipe = self._wire.Pipe(*ends)
        for _ in range(SPECIALISING):
            pipe.send(test)
            pipe.receive()
        _close(ends)

    def _rehearse(self, tests: int) -> None:
        """Run the worker on an answer of ours. What that touches first is slow to touch, above all after a fork."""
        worker = self._make_worker(None)
        load, *more = self._rehearsal
        for body in (load, *more * tests):
            self._wire.pack(worker.answer(self._wire.unpack(body)))
        del sys.modules[self._worker.MODULE]

    def _make_worker(self, pipe: Any) -> Any:  # noqa: ANN401 -- of modules that come by path
        return self._worker.Worker(pipe, self._wire, self._foreign, self._mishap)

    def _report(self, child: int) -> bool:
        """Wait for a child that has ended, and tell how; returns whether it is to be replaced."""
        self._poller.unregister(child)
        pid, report, number = self._children.pop(child)
        _, status, usage = os.wait4(pid, 0)
        code = os.waitstatus_to_exitcode(status)
        with contextlib.suppress(BrokenPipeError):  # the referee no longer wants to know
            os.write(report, f"{code} {usage.ru_utime + usage.ru_stime} {usage.ru_maxrss * 1024}".encode("ascii"))
        _close((report, child))
        if number != self._order["number"]:
            return False
        if code != -signal.SIGKILL:
            # What ended by itself may do so again, at once: the referee shall ask for the next.
            self._control.send(str(number).encode("ascii"))
        return code == -signal.SIGKILL


def load(name: str) -> ModuleType:
    """Load a module of the judge by its path below this folder, without importing its package."""
    path = f"{_FOLDER}/{name}.py"
    spec = spec_from_file_location(f"judge_{name.rpartition('/')[2]}", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"no module at {path}")
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def enclose(kernel: ModuleType) -> str:
    """Put all children into namespaces; empty, or why the system does not grant them."""
    try:
        load("confine/namespaces").enclose(kernel.unshare)
    except OSError as refusal:
        return str(refusal)
    # The helper has no number in there, and may be gone before this child first runs: its descriptor tells at any time.
    helper = os.pidfd_open(os.getpid())
    if os.fork() == 0:
        os.closerange(0, helper)
        os.closerange(helper + 1, _MAX_DESCRIPTOR)
        select.select([helper], [], [])
        os._exit(0)
    os.close(helper)
    return ""


def main(parent: int) -> None:
    """Serve the referee until it is gone; in a child, do what the child is to do."""
    gc.disable()  # until all is loaded: none of it is garbage
    kernel = load("confine/kernel")
    if parent:
        kernel.die_with_parent(parent)
    os.closerange(CONTROL + 1, _MAX_DESCRIPTOR)
    os.chdir("/")
    job = Server(kernel).serve()
    if job is not None:
        job()


def _keep_only(requests: int, replies: int, output: int, ruleset: int) -> None:
    """Close all but standard input, a child's own pipes and the ruleset, and give those their numbers."""
    for number, place in ((output, 1), (output, 2), (requests, REQUESTS), (replies, REPLIES)):
        os.dup2(number, place)
    if ruleset >= 0:
        os.dup2(ruleset, RULESET)
    os.closerange(RULESET + 1 if ruleset >= 0 else RULESET, _MAX_DESCRIPTOR)


def _close(descriptors: Iterable[int]) -> None:
    for descriptor in descriptors:
        os.close(descriptor)
