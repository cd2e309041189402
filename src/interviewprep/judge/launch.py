"""Starts a helper: a fresh interpreter with a clean environment, no terminal, and nothing open but its pipes."""

import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_HELPER = Path(__file__).with_name("helper.py")

_ENVIRONMENT = {
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
    # Each thread of the allocator or of a numerical library would count against the memory limit.
    "MALLOC_ARENA_MAX": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}
_PASSED_ON = ("LD_LIBRARY_PATH",)
"""Some interpreters do not start without it. Nothing else of the caller's environment is handed down."""


@dataclass(frozen=True, slots=True)
class Helper:
    """A started helper and this side's ends of its pipes."""

    process: subprocess.Popen[bytes]
    requests: int
    replies: int
    reports: int
    output: int

    def close(self) -> None:
        """Kill the helper and all of its group, wait for it, and close the pipes."""
        # Until it is waited for, its id and so its group cannot belong to anybody else.
        os.killpg(self.process.pid, 9)
        self.process.wait()
        _close((self.requests, self.replies, self.reports, self.output))


def start_helper() -> Helper:
    """Start a helper in a session of its own.

    Raises:
        OSError: the interpreter cannot be started.
    """
    requests, replies, reports, output = (os.pipe() for _ in range(4))
    theirs = (requests[0], replies[1], reports[1])
    ours = (requests[1], replies[0], reports[0], output[0])
    command = [sys.executable, "-I", "-S", str(_HELPER), *map(str, theirs), str(os.getpid())]
    passed_on = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output[1],
            stderr=output[1],
            pass_fds=theirs,
            env=_ENVIRONMENT | passed_on,
            cwd="/",
            start_new_session=True,
        )
    except OSError:
        _close(ours)
        raise
    finally:
        _close((*theirs, output[1]))
    for descriptor in ours:
        os.set_blocking(descriptor, False)
    return Helper(process, *ours)


def _close(descriptors: Iterable[int]) -> None:
    for descriptor in descriptors:
        os.close(descriptor)
