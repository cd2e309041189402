"""The process between referee and answers: a fresh interpreter that forks one child for each order, and waits for it.

Started by `launch` as `python -I -S helper.py PARENT`, with a socket to the referee as descriptor 3; PARENT is the
referee's process id, or 0 where the helper is not to die with the thread that started it. The end of the socket ends it
in any case. It reads a kit, loads what answers may import, and then forks a child for each order. A child confines
itself before it reads an answer from its own pipe.

No module of the package is imported: the few that are needed are loaded by path. They import the standard library
alone, and little of it before the first kit is read: every start pays for it.
"""

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

CONTROL = 3
REQUESTS, REPLIES = 3, 4
MAX_PACKET_BYTES = 1 << 16

_SCM_RIGHTS = 1
_MAX_DESCRIPTOR = 1 << 20
_FOLDER = __file__.rpartition("/")[0]
_LAYERS = ("namespaces", "landlock", "limits", "seccomp", "syscalls")

STANDARD = (
    "ast bisect collections collections.abc contextlib copy dataclasses datetime decimal enum fractions functools "
    "heapq itertools json math operator random re statistics string typing"
)
"""What answers import most; all else of the standard library is loaded by the answer that wants it."""

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
        self._exposed = hide_processes(kernel)
        self._wire, self._foreign = load("protocol/wire"), load("protocol/foreign")
        self._worker, self._mishap = load("worker"), load("mishap")
        self._confinement, self._readable_files = load("confine/confinement"), load("confine/readable")
        self._layers = {name: load(f"confine/{name}") for name in _LAYERS}
        self._readable: list[str] = []
        # For each child by its process descriptor: its id, and where to tell how it ended.
        self._children: dict[int, tuple[int, int]] = {}
        self._poller = select.poll()
        self._poller.register(CONTROL, select.POLLIN)

    def serve(self) -> Job | None:
        """Serve until the referee is gone. In a forked child, return at once with what the child is to do."""
        while True:
            for descriptor, _ in self._poller.poll():
                if descriptor != CONTROL:
                    self._report(descriptor)
                    continue
                packet = self._control.recv(MAX_PACKET_BYTES)
                if not packet:
                    return None
                message = self._wire.unpack(packet)
                if message["do"] == "load":
                    self._load(message)
                elif job := self._fork(message):
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
        self._readable = [*self._readable_files.standard_library(), *readable]
        # A collection in a child would touch, and so copy, all that it shares with this process.
        gc.collect()
        gc.freeze()

    def _fork(self, order: dict[str, object]) -> Job | None:
        """Fork a child and hand its pipes to the referee; in the child, return its work."""
        requests, replies, output, report = (os.pipe() for _ in range(4))
        helper = os.getpid()
        pid = os.fork()
        if pid == 0:
            self._control.detach()  # its number is about to mean another thing
            _keep_only(requests[0], replies[1], output[1])
            return lambda: self._be_child(order, helper)
        child = os.pidfd_open(pid)
        self._children[child] = pid, report[1]
        self._poller.register(child, select.POLLIN)
        theirs = (requests[1], replies[0], output[0], report[0])
        rights = b"".join(number.to_bytes(4, sys.byteorder) for number in (*theirs, child))
        self._control.sendmsg([str(pid).encode("ascii")], [(SOL_SOCKET, _SCM_RIGHTS, rights)])
        _close((*theirs, requests[0], replies[1], output[1]))
        return None

    def _be_child(self, order: dict[str, object], helper: int) -> None:
        found = self._confinement.confine(
            self._kernel,
            self._layers,
            readable=self._readable,
            memory_bytes=order["memory_bytes"],
            cpu_s=order["cpu_s"],
            newest_abi=order["newest_abi"],
            # From inside a process namespace, what lies outside has no number.
            parent=helper if self._exposed else 0,
            exposed=self._exposed,
        )
        self._wire.Pipe(REQUESTS, REPLIES).send({"layers": found.layers, "reasons": found.reasons})
        if order["unsafe"] is True or not found.missing:
            self._worker.Worker((REQUESTS, REPLIES), self._wire, self._foreign, self._mishap).serve()

    def _report(self, child: int) -> None:
        """Wait for a child that has ended, and tell how."""
        self._poller.unregister(child)
        pid, report = self._children.pop(child)
        _, status, usage = os.wait4(pid, 0)
        ending = {
            "code": os.waitstatus_to_exitcode(status),
            "cpu_s": usage.ru_utime + usage.ru_stime,
            "peak_rss_bytes": usage.ru_maxrss * 1024,
        }
        with contextlib.suppress(BrokenPipeError):  # the referee no longer wants to know
            self._wire.Pipe(report, report).send(ending)
        _close((report, child))


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


def hide_processes(kernel: ModuleType) -> str:
    """Put all children into a process namespace; empty, or why the system does not grant one."""
    try:
        load("confine/namespaces").hide_processes(kernel.unshare)
    except OSError as refusal:
        return str(refusal)
    if os.fork() == 0:
        kernel.die_with_parent(0)
        os.closerange(0, _MAX_DESCRIPTOR)
        while True:
            signal.pause()
    return ""


def main(parent: int) -> None:
    """Serve the referee until it is gone; in a child, do what the child is to do."""
    kernel = load("confine/kernel")
    if parent:
        kernel.die_with_parent(parent)
    os.closerange(CONTROL + 1, _MAX_DESCRIPTOR)
    os.chdir("/")
    job = Server(kernel).serve()
    if job is not None:
        job()


def _keep_only(requests: int, replies: int, output: int) -> None:
    """Close all but standard input and a child's own pipes, and give those their numbers."""
    for number, place in ((output, 1), (output, 2), (requests, REQUESTS), (replies, REPLIES)):
        os.dup2(number, place)
    os.closerange(REPLIES + 1, _MAX_DESCRIPTOR)


def _close(descriptors: Iterable[int]) -> None:
    for descriptor in descriptors:
        os.close(descriptor)


if __name__ == "__main__":
    main(int(sys.argv[1]))
