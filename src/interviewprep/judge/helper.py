"""The process between referee and answer: a fresh interpreter that forks one child, waits for it and reports its end.

Started as `python -I -S helper.py REQUESTS REPLIES REPORTS PARENT`, the first three being descriptors and the last
the referee's process id. It reads one order from REQUESTS, loads what the answer may import, and forks. The child
confines itself before it reads the answer from the same pipe. No module of the package is imported: the few that
are needed are loaded by path. They import the standard library alone, and little of it: every start pays for it,
which is why `pathlib`, `dataclasses` and `typing` stay out.
"""

import importlib
import os
import sys
from collections.abc import Callable
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType

_FOLDER = __file__.rpartition("/")[0]


class Packages:
    """Finds the packages that an answer may import, each in its folder, and nothing beside them."""

    # By duck-typing: `importlib.abc` loads `tempfile` and `zipfile`.

    def __init__(self, folders: dict[str, str]) -> None:
        self._folders = folders

    def find_spec(self, fullname: str, path: object, target: ModuleType | None = None) -> ModuleSpec | None:
        """Find a package at the top; what lies inside one is found by Python's own finder."""
        folder = self._folders.get(fullname) if path is None else None
        return PathFinder.find_spec(fullname, [folder], target) if folder else None


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


def main(requests: int, replies: int, reports: int, parent: int) -> None:
    """Serve one answer, then end."""
    kernel = load("confine/kernel")
    kernel.die_with_parent(parent)
    wire = load("protocol/wire")
    order = wire.Pipe(requests, reports).receive()
    worker, mishap = load("worker"), load("mishap")
    confinement = load("confine/confinement")
    layers = {name: load(f"confine/{name}") for name in ("namespaces", "landlock", "limits", "seccomp", "syscalls")}
    readable = [*load("confine/readable").standard_library(), *order["readable"]]
    warm(order["folders"], order["warm"])
    helper = os.getpid()
    pid = os.fork()
    if pid:
        wait(wire.Pipe(requests, reports).send, pid, (requests, replies, 0, 1, 2))
        return
    os.close(reports)
    found = confinement.confine(
        kernel,
        layers,
        readable=readable,
        memory_bytes=order["memory_bytes"],
        cpu_s=order["cpu_s"],
        parent=helper,
    )
    wire.Pipe(requests, replies).send({"layers": found.layers, "reasons": found.reasons})
    if order["unsafe"] is True or not found.missing:
        worker.Worker((requests, replies), wire, mishap).serve()


def warm(folders: dict[str, str], names: list[str]) -> None:
    """Import, before confinement, the packages that the answer imports: their libraries lie outside its reach."""
    sys.dont_write_bytecode = True
    if folders:
        sys.meta_path.append(Packages(folders))
    for name in names:
        importlib.import_module(name)


def wait(send: Callable[[dict[str, object]], None], pid: int, inherited: tuple[int, ...]) -> None:
    """Let go of the child's pipes, tell its process id, wait for its end and tell how it ended."""
    for descriptor in inherited:
        os.close(descriptor)
    send({"pid": pid})
    _, status, usage = os.wait4(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    send({"code": code, "cpu_s": usage.ru_utime + usage.ru_stime, "peak_rss_bytes": usage.ru_maxrss * 1024})


if __name__ == "__main__":
    main(*map(int, sys.argv[1:5]))
