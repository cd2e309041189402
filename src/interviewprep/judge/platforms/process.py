"""Starting `lone`: its command, its pipes, and its process on systems of the POSIX family."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from interviewprep.judge.child import Ending
from interviewprep.judge.launch import environment

LONE = str(Path(__file__).resolve().with_name("lone.py"))
_BESIDE = ("helper", "worker", "mishap", "protocol/wire", "protocol/foreign", "confine/limits", "platforms/lone")
LONE_FILES = tuple(str(Path(LONE).parent.parent / f"{name}.py") for name in _BESIDE)
"""All files of the judge that `lone` loads."""
FLAGS = ("-I", "-S", "-B")

_LOOK_S = 0.002
_RSS_UNIT_BYTES = 1 if sys.platform == "darwin" else 1024
"""getrusage(2): `ru_maxrss` is in bytes on macOS, in KiB elsewhere."""


class Pipes:
    """Three pipes: this side's ends, and the process's standard input, output and error."""

    def __init__(self) -> None:
        (stdin, self.requests), (self.replies, stdout), (self.output, stderr) = (os.pipe() for _ in range(3))
        self.theirs = (stdin, stdout, stderr)

    def close_theirs(self) -> None:
        """Close the process's ends; it has its own copies."""
        for descriptor in self.theirs:
            os.close(descriptor)

    def close_ours(self) -> None:
        """Close this side's ends; nobody else has them."""
        for descriptor in (self.requests, self.replies, self.output):
            os.close(descriptor)


class PosixProcess:
    """A process in a session of its own, measured by `usage`: CPU seconds and bytes of memory by process id.

    `usage` raises OSError once the process has ended. The referee sees to it that `memory_limit_bytes` is kept.
    """

    def __init__(
        self, command: Sequence[str], usage: Callable[[int], tuple[float, int]], memory_limit_bytes: int
    ) -> None:
        pipes = Pipes()
        self.requests, self.replies, self.output = pipes.requests, pipes.replies, pipes.output
        self._usage = usage
        self._memory_limit_bytes = memory_limit_bytes
        self._last_cpu_s = 0.0
        self._ending: Ending | None = None
        stdin, stdout, stderr = pipes.theirs
        try:
            self._process = subprocess.Popen(
                command, stdin=stdin, stdout=stdout, stderr=stderr, cwd="/", env=environment(), start_new_session=True
            )
        except OSError:
            pipes.close_ours()
            raise
        finally:
            pipes.close_theirs()
        self.pid = self._process.pid

    def cpu_s(self) -> float:
        """Tell its CPU seconds; the last value once it has ended."""
        return self._measure()[0]

    def memory_bytes(self) -> int:
        """Tell how much memory it has; 0 once it has ended."""
        return self._measure()[1]

    def is_over_memory(self) -> bool:
        """Whether it has more memory than it may."""
        return self.memory_bytes() > self._memory_limit_bytes

    def has_ended(self, wait_s: float) -> bool:
        """Whether it has ended, or does so within a time."""
        deadline = time.monotonic() + wait_s
        while not self._reap():
            if time.monotonic() >= deadline:
                return False
            time.sleep(_LOOK_S)
        return True

    def kill(self) -> None:
        """Kill it with all of its group, if it has not ended."""
        if self._ending is None:
            self._kill_group()

    def ending(self) -> Ending:
        """Tell how it ended; it has."""
        assert self._ending is not None
        return self._ending

    def close(self) -> None:
        """Do nothing: what has ended was waited for."""

    def _measure(self) -> tuple[float, int]:
        memory_bytes = 0
        if self._ending is None:
            with contextlib.suppress(OSError):
                self._last_cpu_s, memory_bytes = self._usage(self.pid)
        return self._last_cpu_s, memory_bytes

    def _reap(self) -> bool:
        if self._ending is not None:
            return True
        pid, status, usage = os.wait4(self.pid, os.WNOHANG)
        if pid == 0:
            return False
        # `subprocess` would wait for it once more, without asking what it used.
        self._process.returncode = os.waitstatus_to_exitcode(status)
        self._last_cpu_s = usage.ru_utime + usage.ru_stime
        self._ending = Ending(self._process.returncode, self._last_cpu_s, usage.ru_maxrss * _RSS_UNIT_BYTES)
        self._kill_group()
        return True

    def _kill_group(self) -> None:
        # Where nobody is left in the group, macOS says EPERM.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
