"""Windows: the process runs in a Job Object, with a restricted token of low integrity.

The job limits memory, CPU and processes (to one), and ends with this process. The token keeps no privilege, and low
integrity may write nothing that belongs to the user. Reading files and the network stay open, so that the best label is
`reduced`. Not tried on a real system: the label comes from attacks alone.

Source of the sequence: Microsoft's pages on CreateRestrictedToken, CreateProcessAsUserW (which asks for no privilege
where the token is a restricted form of the caller's), job objects and mandatory integrity control.
"""

import ctypes
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from interviewprep.judge.child import KILLED, Ending
from interviewprep.judge.launch import environment
from interviewprep.judge.order import Order
from interviewprep.judge.platforms.backend import Backend, Guard
from interviewprep.judge.platforms.oneshot import OWN_MEMORY_BYTES
from interviewprep.judge.platforms.process import FLAGS, LONE, Pipes
from interviewprep.judge.platforms.win32 import (
    Accounting,
    ExtendedLimits,
    Label,
    ProcessInformation,
    StartupInfo,
    Win32,
)

# winnt.h: JOBOBJECTINFOCLASS, JOB_OBJECT_LIMIT_*, all of JOB_OBJECT_UILIMIT_*
_BASIC_ACCOUNTING, _UI_RESTRICTIONS, _EXTENDED_LIMIT = 1, 4, 9
_PROCESS_TIME, _ACTIVE_PROCESS, _PROCESS_MEMORY = 0x2, 0x8, 0x100
_DIE_ON_UNHANDLED_EXCEPTION, _KILL_ON_JOB_CLOSE = 0x400, 0x2000
_ALL_UI_RESTRICTIONS = 0xFF
# winnt.h: TOKEN_ASSIGN_PRIMARY, TOKEN_DUPLICATE, TOKEN_QUERY, TOKEN_ADJUST_DEFAULT
_TOKEN_ACCESS = 0x1 | 0x2 | 0x8 | 0x80
_DISABLE_MAX_PRIVILEGE = 0x1
_TOKEN_INTEGRITY_LEVEL, _SE_GROUP_INTEGRITY, _LOW_INTEGRITY = 25, 0x20, "S-1-16-4096"
# winbase.h: CREATE_SUSPENDED, CREATE_UNICODE_ENVIRONMENT, CREATE_NO_WINDOW
_CREATION_FLAGS = 0x4 | 0x400 | 0x08000000
_STARTF_USESTDHANDLES = 0x100
# winerror.h: the exit code of a process that has used up its time
_ERROR_NOT_ENOUGH_QUOTA = 1816
_TICKS_A_SECOND = 10_000_000

_ONE_START_AT_A_TIME = threading.Lock()
"""Held while a process's ends of its pipes can be inherited: another process would keep them open."""


class WindowsProcess:
    """A process in a job of its own."""

    def __init__(self, win32: Win32, job: int, started: ProcessInformation, pipes: Pipes) -> None:
        self._win32 = win32
        self._job = job
        self._process = started.hProcess
        self._killed = self._closed = False
        self._last_cpu_s = 0.0
        self.pid: int = started.dwProcessId
        self.requests, self.replies, self.output = pipes.requests, pipes.replies, pipes.output

    def cpu_s(self) -> float:
        """Tell its CPU seconds, in user code and for it in the kernel."""
        if not self._closed:
            used = Accounting()
            self._win32("QueryInformationJobObject", self._job, _BASIC_ACCOUNTING, *_sized(used), None)
            self._last_cpu_s = (int(used.TotalUserTime) + int(used.TotalKernelTime)) / _TICKS_A_SECOND
        return self._last_cpu_s

    def memory_bytes(self) -> int:
        """Tell the most memory it has had."""
        limits = ExtendedLimits()
        self._win32("QueryInformationJobObject", self._job, _EXTENDED_LIMIT, *_sized(limits), None)
        return int(limits.PeakProcessMemoryUsed)

    def is_over_memory(self) -> bool:
        """Whether it has more than it may: never, because the job gives it no more."""
        return False

    def has_ended(self, wait_s: float) -> bool:
        """Whether it has ended, or does so within a time."""
        return bool(self._win32.tell("WaitForSingleObject", self._process, int(wait_s * 1000)) == 0)

    def kill(self) -> None:
        """Kill it, if it has not ended."""
        if not self.has_ended(0):
            self._killed = True
            self._win32("TerminateJobObject", self._job, 1)

    def ending(self) -> Ending:
        """Tell how it ended; the system's own ending of it reads as on other systems."""
        code = ctypes.c_uint32()
        self._win32("GetExitCodeProcess", self._process, ctypes.byref(code))
        is_stopped = self._killed or code.value == _ERROR_NOT_ENOUGH_QUOTA
        return Ending(KILLED if is_stopped else code.value, self.cpu_s(), self.memory_bytes())

    def close(self) -> None:
        """Close the handles; the job ends whatever may be left in it."""
        self.cpu_s()  # for the last time that it can be told
        self._closed = True
        for handle in (self._process, self._job):
            self._win32("CloseHandle", handle)


def start(
    order: Order, confined: bool, win32: Win32 | None = None, handle_of: Callable[[int], int] | None = None
) -> WindowsProcess:
    """Start the process for an order; unconfined, it may do what its user may, and is in a job all the same.

    Raises:
        OSError: it cannot be started.
    """
    win32, pipes, job = win32 or Win32(), Pipes(), 0
    try:
        job = win32("CreateJobObjectW", None, None)
        _limit(win32, job, order)
        with _token(win32, confined=confined) as token:
            started = _create(win32, token, pipes, handle_of or _handle_of)
        _begin(win32, job, started)
    except OSError:
        pipes.close_ours()
        if job:
            win32("CloseHandle", job)
        raise
    finally:
        pipes.close_theirs()
    return WindowsProcess(win32, job, started, pipes)


def _limit(win32: Win32, job: int, order: Order) -> None:
    limits = ExtendedLimits()
    basic = limits.BasicLimitInformation
    basic.LimitFlags = (
        _PROCESS_TIME | _ACTIVE_PROCESS | _PROCESS_MEMORY | _DIE_ON_UNHANDLED_EXCEPTION | _KILL_ON_JOB_CLOSE
    )
    basic.PerProcessUserTimeLimit = order.cpu_s * _TICKS_A_SECOND
    basic.ActiveProcessLimit = 1
    limits.ProcessMemoryLimit = order.memory_bytes + OWN_MEMORY_BYTES
    win32("SetInformationJobObject", job, _EXTENDED_LIMIT, *_sized(limits))
    win32("SetInformationJobObject", job, _UI_RESTRICTIONS, *_sized(ctypes.c_uint32(_ALL_UI_RESTRICTIONS)))


@contextmanager
def _token(win32: Win32, *, confined: bool) -> Iterator[int]:
    own, restricted = ctypes.c_void_p(), ctypes.c_void_p()
    win32("OpenProcessToken", win32.tell("GetCurrentProcess"), _TOKEN_ACCESS, ctypes.byref(own))
    flags = _DISABLE_MAX_PRIVILEGE if confined else 0
    try:
        win32("CreateRestrictedToken", own, flags, *(0, None) * 3, ctypes.byref(restricted))
    finally:
        win32("CloseHandle", own)
    try:
        if confined:
            _lower_integrity(win32, restricted)
        yield restricted.value or 0
    finally:
        win32("CloseHandle", restricted)


def _lower_integrity(win32: Win32, token: ctypes.c_void_p) -> None:
    identity = ctypes.c_void_p()
    win32("ConvertStringSidToSidW", _LOW_INTEGRITY, ctypes.byref(identity))
    try:
        win32("SetTokenInformation", token, _TOKEN_INTEGRITY_LEVEL, *_sized(Label(identity.value, _SE_GROUP_INTEGRITY)))
    finally:
        win32.tell("LocalFree", identity)


def _create(win32: Win32, token: int, pipes: Pipes, handle_of: Callable[[int], int]) -> ProcessInformation:
    # In a virtual environment `sys.executable` is a launcher, which would need a second process.
    python: str = getattr(sys, "_base_executable", sys.executable)
    command = ctypes.create_unicode_buffer(subprocess.list2cmdline([python, *FLAGS, LONE]))
    block = ctypes.create_unicode_buffer("".join(f"{name}={value}\0" for name, value in sorted(environment().items())))
    started = ProcessInformation()
    startup = StartupInfo(cb=ctypes.sizeof(StartupInfo), dwFlags=_STARTF_USESTDHANDLES)
    startup.hStdInput, startup.hStdOutput, startup.hStdError = map(handle_of, pipes.theirs)
    with _ONE_START_AT_A_TIME, _inheritable(pipes.theirs):
        win32(
            "CreateProcessAsUserW",
            *(token, python, command, None, None, True, _CREATION_FLAGS, block, os.path.dirname(python)),  # noqa: PTH120
            *(ctypes.byref(startup), ctypes.byref(started)),
        )
    return started


def _begin(win32: Win32, job: int, started: ProcessInformation) -> None:
    """Put the suspended process into the job before it runs; one that is not in it never runs."""
    try:
        win32("AssignProcessToJobObject", job, started.hProcess)
        win32("ResumeThread", started.hThread)
    except OSError:
        win32.tell("TerminateProcess", started.hProcess, 1)
        win32("CloseHandle", started.hProcess)
        raise
    finally:
        win32("CloseHandle", started.hThread)


@contextmanager
def _inheritable(descriptors: Iterable[int]) -> Iterator[None]:
    for descriptor in descriptors:
        os.set_inheritable(descriptor, True)
    try:
        yield
    finally:
        for descriptor in descriptors:
            os.set_inheritable(descriptor, False)


def _handle_of(descriptor: int) -> int:
    import msvcrt  # Windows alone has it

    handle: int = getattr(msvcrt, "get_osfhandle")(descriptor)  # noqa: B009 -- not in the types of other systems
    return handle


def _sized(structure: Any) -> tuple[object, int]:  # noqa: ANN401 -- any structure of ctypes
    return ctypes.byref(structure), ctypes.sizeof(structure)


BACKEND = Backend(
    start,
    (
        Guard(
            "restricted token",
            (
                ("read a file", "planted"),
                ("list a folder", "home"),
                ("reach the network", ""),
                ("write a file", "created"),
                ("empty a file", "planted"),
                ("change a file's mode", "planted"),
                ("change a file's times", "planted"),
                ("open the parent", ""),
            ),
            "Reading files and the network stay open on Windows. Where answers are not your own, use Linux for them.",
        ),
        Guard(
            "job object",
            (("start a program", ""), ("take 640 MiB", ""), ("use 4 s of CPU", "")),
            "Start `prep` from an ordinary terminal: one inside another program's job may be refused a job of its own.",
        ),
    ),
    open_by_design=frozenset({"read a file", "list a folder", "reach the network"}),
)
