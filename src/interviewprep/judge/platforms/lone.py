"""An answer's process where no helper forks it: an interpreter for one answer, then the same worker as on Linux.

Started as `python -I -S -B lone.py`, inside whatever confines it from outside. Requests come from standard input,
replies go to standard output, and what is printed goes to standard error. The first frame is the kit; the second tells
what is known of the confinement, which the greeting hands back together with what this process adds to it.
"""

from __future__ import annotations

import importlib
import os
import sys
import threading
import time
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType

LIMITS = "limits"

_FOLDER = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120 -- as in `helper`
_LOOK_S = 1.0


def main() -> None:
    """Serve one answer until the referee is gone."""
    requests, replies = _take_pipes()
    if os.name == "posix":
        threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()
    helper = _load_helper()
    wire, foreign, worker, mishap = map(helper.load, ("protocol/wire", "protocol/foreign", "worker", "mishap"))
    pipe = wire.Pipe(requests, replies)
    reasons = _take_kit(helper, pipe.receive())
    told = pipe.receive()
    layers = {**told["layers"], **dict.fromkeys(reasons, "missing")}
    pipe.send({"layers": layers, "reasons": {**told["reasons"], **reasons}})
    worker.Worker(pipe, wire, foreign, mishap).serve()


def _take_pipes() -> tuple[int, int]:
    """Keep the pipes for this file, and leave the answer an empty input and the pipe of what is printed."""
    requests, replies = os.dup(0), os.dup(1)
    os.dup2(2, 1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    return requests, replies


def _take_kit(helper: ModuleType, kit: dict[str, object]) -> dict[str, str]:
    """Set the limits and load what the answer imports; tell which layer is missing, and why."""
    folders, warm, cpu_s = kit["folders"], kit["warm"], kit["cpu_s"]
    assert isinstance(warm, list)
    reasons = {}
    if os.name == "posix":  # elsewhere they are set from outside
        try:
            limits = helper.load("confine/limits")
            limits.forbid_files()
            for limit in limits.prepare(None, cpu_s):
                limit()
        except (OSError, ValueError) as refusal:
            reasons[LIMITS] = str(refusal)
    sys.meta_path.append(helper.Packages(folders))
    for name in warm:
        importlib.import_module(name)
    return reasons


def _end_with_parent(parent: int) -> None:
    # The CPU limit ends an answer that computes; this one also ends one that waits.
    while os.getppid() == parent:
        time.sleep(_LOOK_S)
    os._exit(1)


def _load_helper() -> ModuleType:
    spec = spec_from_file_location("judge_helper", f"{_FOLDER}/helper.py")
    if spec is None or spec.loader is None:
        raise ImportError(f"no helper in {_FOLDER}")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
