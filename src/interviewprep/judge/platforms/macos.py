"""macOS: the process runs under a `sandbox-exec` profile that denies all but what Python needs to start.

It sets its own limits on CPU and files. Memory is watched from outside, 50 times a second, because no limit there is
kept to by the system. Not tried on a real system: the label comes from attacks alone.

Source: sandbox-exec(1), sandbox(7); the profile language is not documented by Apple, its last matching rule wins, and
/System/Library/Sandbox/Profiles/bsd.sb holds what every program needs to start. libproc.h and sys/resource.h of the
SDK for `proc_pid_rusage`, mach/mach_time.h for the unit of its times.
"""

import ctypes
import os
import sys
import sysconfig
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from interviewprep.judge.order import Order
from interviewprep.judge.packages import Packages
from interviewprep.judge.platforms.backend import Backend, Guard
from interviewprep.judge.platforms.oneshot import OWN_MEMORY_BYTES
from interviewprep.judge.platforms.process import FLAGS, LONE, LONE_FILES, PosixProcess

SANDBOX_EXEC = "/usr/bin/sandbox-exec"

_PROFILE = """\
(version 1)
(deny default)
(import "bsd.sb")
(deny file-write* ipc-posix* mach-lookup network* process-fork signal)
(deny file-read-data (subpath "/private/etc"))
(allow sysctl-read file-read-metadata)
(allow process-exec* {programs})
(allow file-read* file-map-executable {python})
(deny file-read* (regex #"/(site|dist)-packages(/|$)"))
(allow file-read* file-map-executable {packages})
"""
"""Metadata of all files can be read, which Python's start needs; their contents cannot."""

_SYSTEM = ("/usr/lib", "/System/Library", "/usr/share/zoneinfo", "/dev/null", "/dev/urandom")

_RUSAGE_INFO_V0 = 0


class _Usage(ctypes.Structure):
    """`rusage_info_v0` of sys/resource.h; its times are in ticks of the machine's clock."""

    _fields_ = (
        ("ri_uuid", ctypes.c_uint8 * 16),
        ("ri_user_time", ctypes.c_uint64),
        ("ri_system_time", ctypes.c_uint64),
        ("ri_pkg_idle_wkups", ctypes.c_uint64),
        ("ri_interrupt_wkups", ctypes.c_uint64),
        ("ri_pageins", ctypes.c_uint64),
        ("ri_wired_size", ctypes.c_uint64),
        ("ri_resident_size", ctypes.c_uint64),
        ("ri_phys_footprint", ctypes.c_uint64),
        ("ri_proc_start_abstime", ctypes.c_uint64),
        ("ri_proc_exit_abstime", ctypes.c_uint64),
    )


class _Timebase(ctypes.Structure):
    """`mach_timebase_info_data_t` of mach/mach_time.h: nanoseconds are ticks times numer over denom."""

    _fields_ = (("numer", ctypes.c_uint32), ("denom", ctypes.c_uint32))


def write_profile(packages: Packages) -> str:
    """Write the profile for an answer that may import these packages."""
    python = os.path.realpath(sys.executable)
    app = f"{os.path.realpath(sys.base_prefix)}/Resources/Python.app"
    own = [*packages.readable, *LONE_FILES]
    # The folders themselves can be listed, since Python finds a package by its folder's list of names.
    folders = {os.path.realpath(folder) for folder in dict(packages.folders).values()}
    return _PROFILE.format(
        programs=f"(literal {_quote(python)}) {_below([app])}",
        python=_below([python, app, *_library(), *_SYSTEM]),
        packages=" ".join([_below(own), *(f"(literal {_quote(folder)})" for folder in sorted(folders))]),
    )


def usage_reader(library: Any) -> Callable[[int], tuple[float, int]]:  # noqa: ANN401 -- a library has any function
    """Give what reads a process's CPU seconds and its memory in bytes: all that is charged to it, also compressed."""
    timebase = _Timebase()
    library.mach_timebase_info(ctypes.byref(timebase))

    def read(pid: int) -> tuple[float, int]:
        usage = _Usage()
        if library.proc_pid_rusage(pid, _RUSAGE_INFO_V0, ctypes.byref(usage)) != 0:
            raise ProcessLookupError(f"process {pid} has ended")
        ticks = usage.ri_user_time + usage.ri_system_time
        return ticks * timebase.numer / timebase.denom / 1e9, usage.ri_phys_footprint

    return read


def start(order: Order, confined: bool) -> PosixProcess:
    """Start the process for an order.

    Raises:
        OSError: it cannot be started.
    """
    wrapper = [SANDBOX_EXEC, "-p", write_profile(order.packages)] if confined else []
    command = [*wrapper, os.path.realpath(sys.executable), *FLAGS, LONE]
    return PosixProcess(command, usage_reader(ctypes.CDLL(None)), order.memory_bytes + OWN_MEMORY_BYTES)


def _library() -> Iterator[str]:
    """Name the standard library, and the file that holds the interpreter where it is a library of its own."""
    yield from {sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")}
    base = Path(sys.base_prefix)
    yield str(base / "Python")
    yield from map(str, base.glob("lib/libpython*"))
    # Homebrew's Python links against other packages of Homebrew's.
    prefix, is_homebrew, _ = os.path.realpath(base).partition("/Cellar/")
    yield from (f"{prefix}/Cellar", f"{prefix}/opt") if is_homebrew else ()


def _below(paths: Iterable[str]) -> str:
    return " ".join(f"(subpath {_quote(path)})" for path in dict.fromkeys(map(os.path.realpath, paths)))


def _quote(path: str) -> str:
    escaped = path.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


BACKEND = Backend(
    start,
    (
        Guard(
            "sandbox-exec",
            (
                ("read a file", "planted"),
                ("read a file", "/etc/passwd"),
                ("list a folder", "home"),
                ("write a file", "created"),
                ("empty a file", "planted"),
                ("change a file's mode", "planted"),
                ("change a file's times", "planted"),
                ("reach the network", ""),
                ("fork", ""),
                ("run a program", "/usr/bin/true"),
                ("signal the parent", ""),
            ),
            f"It needs {SANDBOX_EXEC}, outside any other sandbox; start `prep` from an ordinary terminal.",
        ),
        Guard(
            "limits",
            (("fill 640 MiB", ""), ("open 500 files", ""), ("use 4 s of CPU", "")),
            "Start `prep` without limits below its own needs (`ulimit -a` shows them).",
        ),
    ),
)
