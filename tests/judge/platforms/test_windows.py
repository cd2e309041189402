"""The Windows back end against a recording fake of its libraries, which starts a real process behind the calls."""

import ctypes
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from interviewprep.judge import cell
from interviewprep.judge.child import KILLED
from interviewprep.judge.order import Order
from interviewprep.judge.platforms import win32, windows
from interviewprep.judge.platforms.oneshot import OWN_MEMORY_BYTES, OneShots
from interviewprep.judge.platforms.process import FLAGS, LONE
from interviewprep.judge.platforms.win32 import Win32
from interviewprep.judge.referee import judge
from interviewprep.model.question import CallKind, Case, Group, Limits, Program
from interviewprep.model.verdict import Verdict
from support.oneshot import CONFINED, usage_here
from support.process import HANG_S

ORDER = Order(memory_bytes=32 << 20, cpu_s=7)
PROGRAM = Program(
    CallKind.FUNCTION, "f", "", "", (Case("a", Group.EXAMPLES, True, "(1,)", "2"),), limits=Limits(cpu_s=0.2)
)
JOB, OWN_TOKEN, TOKEN, SID, PROCESS, THREAD, SELF = 100, 101, 102, 103, 104, 105, 2**64 - 1


_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


class FakeWindows:
    """Notes every call by name, and does what it would where that matters; `returns` holds results instead."""

    def __init__(self, **returns: int) -> None:
        self.returns = returns
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self.process: subprocess.Popen[bytes] | None = None
        self.exit_code: int | None = None

    def load(self, library: str) -> Any:
        assert library in {"kernel32", "advapi32"}
        return self

    def __getattr__(self, name: str) -> Callable[..., int]:
        def call(*arguments: Any) -> int:
            # What ctypes does first: it refuses an argument that is not of the declared type.
            for kind, argument in zip(vars(call)["argtypes"], arguments, strict=True):
                kind.from_param(argument)
            self.calls.append((name, tuple(getattr(argument, "_obj", argument) for argument in arguments)))
            if name in self.returns:
                return self.returns[name]
            do = getattr(type(self), f"do_{_CAPITAL.sub('_', name).lower()}", None)
            return do(self, *self.calls[-1][1]) if do else 1

        return call

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.calls]

    def arguments(self, name: str) -> list[tuple[Any, ...]]:
        return [arguments for called, arguments in self.calls if called == name]

    def do_create_job_object_w(self, *_: object) -> int:
        return JOB

    def do_get_current_process(self) -> int:
        return SELF

    def do_open_process_token(self, _: int, __: int, token: ctypes.c_void_p) -> int:
        token.value = OWN_TOKEN
        return 1

    def do_create_restricted_token(self, *arguments: Any) -> int:
        arguments[-1].value = TOKEN
        return 1

    def do_convert_string_sid_to_sid_w(self, _: str, sid: ctypes.c_void_p) -> int:
        sid.value = SID
        return 1

    def do_create_process_as_user_w(self, *arguments: Any) -> int:
        startup, started = arguments[-2:]
        assert all(os.get_inheritable(handle) for handle in handles(startup))
        stdin, stdout, stderr = handles(startup)
        command = [sys.executable, *FLAGS, LONE]
        self.process = subprocess.Popen(command, stdin=stdin, stdout=stdout, stderr=stderr, close_fds=True)
        started.hProcess, started.hThread, started.dwProcessId = PROCESS, THREAD, self.process.pid
        return 1

    def do_terminate_job_object(self, _: int, code: int) -> int:
        assert self.process is not None
        self.process.kill()
        self.exit_code = code
        return 1

    def do_terminate_process(self, _: int, code: int) -> int:
        return self.do_terminate_job_object(JOB, code)

    def do_wait_for_single_object(self, _: int, milliseconds: int) -> int:
        assert self.process is not None
        try:
            self.process.wait(milliseconds / 1000)
        except subprocess.TimeoutExpired:
            return 0x102
        return 0

    def do_get_exit_code_process(self, _: int, code: ctypes.c_uint32) -> int:
        assert self.process is not None
        code.value = self.exit_code if self.exit_code is not None else self.process.wait()
        return 1

    def do_query_information_job_object(self, _: int, kind: int, found: Any, size: int, __: object) -> int:
        assert self.process is not None
        assert size == ctypes.sizeof(found)
        try:
            cpu_s, memory_bytes = usage_here(self.process.pid)
        except OSError:
            cpu_s, memory_bytes = 0.5, 9 << 20
        if kind == 1:
            found.TotalUserTime = int(cpu_s * 6_000_000)
            found.TotalKernelTime = int(cpu_s * 4_000_000)
        else:
            found.PeakProcessMemoryUsed = memory_bytes
        return 1


def handles(startup: Any) -> tuple[int, int, int]:
    return startup.hStdInput, startup.hStdOutput, startup.hStdError


def start(fake: FakeWindows, order: Order = ORDER, *, confined: bool = True) -> windows.WindowsProcess:
    return windows.start(order, confined, Win32(fake.load, lambda: 5), lambda descriptor: descriptor)


@pytest.fixture
def fake() -> Iterator[FakeWindows]:
    """Give a fake of the system's libraries; stops the process it may have started from outliving the test."""
    made = FakeWindows()
    yield made
    if made.process is not None:
        made.process.kill()
        made.process.wait()


def end(process: windows.WindowsProcess) -> None:
    process.kill()
    assert process.has_ended(HANG_S)
    process.close()
    for descriptor in (process.requests, process.replies, process.output):
        os.close(descriptor)


def test_the_job_and_the_token_come_first_and_the_process_runs_last(fake: FakeWindows) -> None:
    process = start(fake)
    assert fake.names == [
        "CreateJobObjectW",
        "SetInformationJobObject",
        "SetInformationJobObject",
        "GetCurrentProcess",
        "OpenProcessToken",
        "CreateRestrictedToken",
        "CloseHandle",
        "ConvertStringSidToSidW",
        "SetTokenInformation",
        "LocalFree",
        "CreateProcessAsUserW",
        "CloseHandle",
        "AssignProcessToJobObject",
        "ResumeThread",
        "CloseHandle",
    ]
    assert fake.arguments("AssignProcessToJobObject") == [(JOB, PROCESS)]
    assert fake.arguments("ResumeThread") == [(THREAD,)]
    end(process)
    closed = [getattr(handle, "value", handle) for (handle,) in fake.arguments("CloseHandle")]
    assert closed == [OWN_TOKEN, TOKEN, THREAD, PROCESS, JOB]


def test_the_job_limits_memory_cpu_and_processes_and_ends_with_us(fake: FakeWindows) -> None:
    process = start(fake)
    (_, kind, limits, size), (_, ui_kind, restrictions, ui_size) = fake.arguments("SetInformationJobObject")
    basic = limits.BasicLimitInformation
    assert (kind, size, ui_kind, ui_size) == (9, 144, 4, 4)
    # PROCESS_TIME, ACTIVE_PROCESS, PROCESS_MEMORY, DIE_ON_UNHANDLED_EXCEPTION, KILL_ON_JOB_CLOSE
    assert basic.LimitFlags == 0x2 + 0x8 + 0x100 + 0x400 + 0x2000
    assert (basic.PerProcessUserTimeLimit, basic.ActiveProcessLimit) == (70_000_000, 1)
    assert limits.ProcessMemoryLimit == ORDER.memory_bytes + OWN_MEMORY_BYTES
    assert restrictions.value == 0xFF
    end(process)


def test_the_token_keeps_no_privilege_and_low_integrity(fake: FakeWindows) -> None:
    process = start(fake)
    assert [arguments[1] for arguments in fake.arguments("CreateRestrictedToken")] == [1]
    assert fake.arguments("ConvertStringSidToSidW")[0][0] == "S-1-16-4096"
    ((token, kind, label, size),) = fake.arguments("SetTokenInformation")
    assert (token.value, kind, label.Sid, label.Attributes, size) == (TOKEN, 25, SID, 0x20, 16)
    end(process)


def test_the_process_is_created_suspended_with_pipes_and_a_bare_environment(
    fake: FakeWindows, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET", "x")
    monkeypatch.setenv("SYSTEMROOT", r"C:\Windows")
    process = start(fake)
    ((token, program, command, _, _, inherit, flags, block, folder, startup, _),) = fake.arguments(
        "CreateProcessAsUserW"
    )
    base = getattr(sys, "_base_executable", sys.executable)
    assert (token, program, inherit) == (TOKEN, base, True)
    assert command.value == subprocess.list2cmdline([base, "-I", "-S", "-B", LONE])
    # CREATE_SUSPENDED, CREATE_UNICODE_ENVIRONMENT, CREATE_NO_WINDOW
    assert flags == 0x4 + 0x400 + 0x08000000
    assert block[:].endswith("\0\0")
    assert "SYSTEMROOT=C:\\Windows\0" in block[:]
    assert "SECRET" not in block[:]
    assert folder == os.path.dirname(base)  # noqa: PTH120 -- as the back end has it
    assert (startup.cb, startup.dwFlags) == (104, 0x100)
    end(process)


def test_without_confinement_the_token_is_the_users(fake: FakeWindows) -> None:
    process = start(fake, confined=False)
    assert [arguments[1] for arguments in fake.arguments("CreateRestrictedToken")] == [0]
    assert "SetTokenInformation" not in fake.names
    end(process)


@pytest.mark.parametrize(
    "failing",
    [
        "CreateJobObjectW",
        "SetInformationJobObject",
        "OpenProcessToken",
        "CreateRestrictedToken",
        "ConvertStringSidToSidW",
        "SetTokenInformation",
        "CreateProcessAsUserW",
        "AssignProcessToJobObject",
        "ResumeThread",
    ],
)
def test_where_a_call_fails_nothing_runs_and_no_handle_stays_open(failing: str) -> None:
    fake = FakeWindows(**{failing: 0})
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 -- a count of descriptors
    with pytest.raises(OSError, match=f"{failing} failed with error 5"):
        start(fake)
    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208 -- as above
    opened = {"CreateJobObjectW": 1, "OpenProcessToken": 1, "CreateRestrictedToken": 1, "CreateProcessAsUserW": 2}
    held = sum(opened.get(name, 0) for name in fake.names if name != failing)
    assert fake.names.count("CloseHandle") == held
    if fake.process is not None:
        assert "TerminateProcess" in fake.names
        assert fake.process.wait(10) != 0


def test_a_minus_one_of_32_bits_is_a_failure_too(fake: FakeWindows) -> None:
    fake.returns["ResumeThread"] = 0xFFFFFFFF
    with pytest.raises(OSError, match="ResumeThread failed"):
        start(fake)


def test_the_ending_tells_who_ended_it(fake: FakeWindows) -> None:
    process = start(fake)
    assert not process.has_ended(0)
    assert process.is_over_memory() is False
    process.kill()
    assert process.has_ended(HANG_S)
    assert (process.ending().code, process.ending().peak_rss_bytes) == (KILLED, 9 << 20)
    process.close()
    assert process.cpu_s() == pytest.approx(0.5)
    for descriptor in (process.requests, process.replies, process.output):
        os.close(descriptor)


@pytest.mark.parametrize(("code", "told"), [(3, 3), (0xC0000005, 0xC0000005), (1816, KILLED)])
def test_exit_codes_are_kept_but_for_the_systems_own_end_of_time(fake: FakeWindows, code: int, told: int) -> None:
    process = start(fake)
    end(process)
    fake.exit_code, process._killed = code, False
    process._closed = False
    assert process.ending().code == told


def test_structures_have_the_sizes_of_64_bit_windows() -> None:
    sizes = {
        win32.ExtendedLimits: 144,
        win32.Accounting: 48,
        win32.Label: 16,
        win32.StartupInfo: 104,
        win32.ProcessInformation: 24,
    }
    assert {structure: ctypes.sizeof(structure) for structure in sizes} == sizes


ANSWERS = {
    "right": ("def f(x): return x + 1", Verdict.ACCEPTED),
    "wrong": ("def f(x): return x", Verdict.WRONG_ANSWER),
    "endless": ("def f(x):\n    while True: pass", Verdict.TIME_LIMIT),
    "exits": ("import os\ndef f(x): os._exit(3)", Verdict.RUNTIME_ERROR),
}


@pytest.mark.parametrize(("source", "verdict"), ANSWERS.values(), ids=ANSWERS)
def test_an_answer_is_judged_through_these_calls(
    source: str, verdict: Verdict, monkeypatch: pytest.MonkeyPatch
) -> None:
    fakes: list[FakeWindows] = []

    def start_one(order: Order, confined: bool) -> windows.WindowsProcess:
        fakes.append(FakeWindows())
        return start(fakes[-1], order, confined=confined)

    children = OneShots(start_one, lambda: CONFINED)
    monkeypatch.setattr(cell, "children", lambda: children)
    result = judge(PROGRAM, source)
    children.close()
    assert (result.verdict, result.cpu_s > 0) == (verdict, True), result
    for fake in fakes:
        assert fake.process is not None
        fake.process.wait(HANG_S)
        assert fake.names.count("CloseHandle") == 5
