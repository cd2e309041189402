"""The functions and structures of Windows that the back end uses, declared for ctypes.

Widths are written out, since the names of `wintypes` mean other widths elsewhere, and the tests run elsewhere.

Source: winnt.h, processthreadsapi.h, jobapi2.h, securitybaseapi.h, sddl.h and winbase.h of the Windows SDK, as
Microsoft's pages on each function and structure give them.
"""

import ctypes
from collections.abc import Callable
from ctypes import c_int32, c_int64, c_size_t, c_uint16, c_uint32, c_uint64, c_void_p, c_wchar_p
from typing import Any


class _BasicLimits(ctypes.Structure):
    """`JOBOBJECT_BASIC_LIMIT_INFORMATION`."""

    _fields_ = (
        ("PerProcessUserTimeLimit", c_int64),
        ("PerJobUserTimeLimit", c_int64),
        ("LimitFlags", c_uint32),
        ("MinimumWorkingSetSize", c_size_t),
        ("MaximumWorkingSetSize", c_size_t),
        ("ActiveProcessLimit", c_uint32),
        ("Affinity", c_size_t),
        ("PriorityClass", c_uint32),
        ("SchedulingClass", c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """`JOBOBJECT_EXTENDED_LIMIT_INFORMATION`, with `IO_COUNTERS` as six numbers."""

    _fields_ = (
        ("BasicLimitInformation", _BasicLimits),
        ("IoInfo", c_uint64 * 6),
        ("ProcessMemoryLimit", c_size_t),
        ("JobMemoryLimit", c_size_t),
        ("PeakProcessMemoryUsed", c_size_t),
        ("PeakJobMemoryUsed", c_size_t),
    )


class Accounting(ctypes.Structure):
    """`JOBOBJECT_BASIC_ACCOUNTING_INFORMATION`; times in 100 ns."""

    _fields_ = (
        ("TotalUserTime", c_int64),
        ("TotalKernelTime", c_int64),
        ("ThisPeriodTotalUserTime", c_int64),
        ("ThisPeriodTotalKernelTime", c_int64),
        ("TotalPageFaultCount", c_uint32),
        ("TotalProcesses", c_uint32),
        ("ActiveProcesses", c_uint32),
        ("TotalTerminatedProcesses", c_uint32),
    )


class Label(ctypes.Structure):
    """`TOKEN_MANDATORY_LABEL`."""

    _fields_ = (("Sid", c_void_p), ("Attributes", c_uint32))


class StartupInfo(ctypes.Structure):
    """`STARTUPINFOW`."""

    _fields_ = (
        ("cb", c_uint32),
        ("lpReserved", c_wchar_p),
        ("lpDesktop", c_wchar_p),
        ("lpTitle", c_wchar_p),
        *((name, c_uint32) for name in ("dwX", "dwY", "dwXSize", "dwYSize", "dwXCountChars", "dwYCountChars")),
        ("dwFillAttribute", c_uint32),
        ("dwFlags", c_uint32),
        ("wShowWindow", c_uint16),
        ("cbReserved2", c_uint16),
        ("lpReserved2", c_void_p),
        ("hStdInput", c_void_p),
        ("hStdOutput", c_void_p),
        ("hStdError", c_void_p),
    )


class ProcessInformation(ctypes.Structure):
    """`PROCESS_INFORMATION`."""

    _fields_ = (
        ("hProcess", c_void_p),
        ("hThread", c_void_p),
        ("dwProcessId", c_uint32),
        ("dwThreadId", c_uint32),
    )


_BOOL, _DWORD, _HANDLE, _POINTER, _TEXT = c_int32, c_uint32, c_void_p, c_void_p, c_wchar_p
_ALL_ONES = 0xFFFFFFFF
_KERNEL32: dict[str, tuple[Any, ...]] = {
    "AssignProcessToJobObject": (_BOOL, _HANDLE, _HANDLE),
    "CloseHandle": (_BOOL, _HANDLE),
    "CreateJobObjectW": (_HANDLE, _POINTER, _TEXT),
    "GetCurrentProcess": (_HANDLE,),
    "GetExitCodeProcess": (_BOOL, _HANDLE, _POINTER),
    "LocalFree": (_POINTER, _POINTER),
    "QueryInformationJobObject": (_BOOL, _HANDLE, c_int32, _POINTER, _DWORD, _POINTER),
    "ResumeThread": (_DWORD, _HANDLE),
    "SetInformationJobObject": (_BOOL, _HANDLE, c_int32, _POINTER, _DWORD),
    "TerminateJobObject": (_BOOL, _HANDLE, c_uint32),
    "TerminateProcess": (_BOOL, _HANDLE, c_uint32),
    "WaitForSingleObject": (_DWORD, _HANDLE, _DWORD),
}
_ADVAPI32: dict[str, tuple[Any, ...]] = {
    "ConvertStringSidToSidW": (_BOOL, _TEXT, _POINTER),
    "CreateProcessAsUserW": (
        *(_BOOL, _HANDLE, _TEXT, c_wchar_p, _POINTER, _POINTER),
        *(_BOOL, _DWORD, _POINTER, _TEXT, _POINTER, _POINTER),
    ),
    "CreateRestrictedToken": (_BOOL, _HANDLE, _DWORD, *(_DWORD, _POINTER) * 3, _POINTER),
    "OpenProcessToken": (_BOOL, _HANDLE, _DWORD, _POINTER),
    "SetTokenInformation": (_BOOL, _HANDLE, c_int32, _POINTER, _DWORD),
}
"""For each function what it returns, and then what it takes."""


class Win32:
    """Calls functions of Windows by name. `load` opens a library, which the tests replace by a recording one."""

    def __init__(self, load: Callable[[str], Any] | None = None, last_error: Callable[[], int] | None = None) -> None:
        # Only on Windows does `ctypes` have these two.
        load = load or (lambda name: getattr(ctypes, "WinDLL")(name, use_last_error=True))  # noqa: B009
        self._last_error = last_error or getattr(ctypes, "get_last_error")  # noqa: B009
        self._functions: dict[str, Any] = {}
        for library, table in (("kernel32", _KERNEL32), ("advapi32", _ADVAPI32)):
            opened = load(library)
            for name, (returned, *taken) in table.items():
                function = self._functions[name] = getattr(opened, name)
                function.restype, function.argtypes = returned, taken

    def __call__(self, name: str, *arguments: object) -> Any:  # noqa: ANN401 -- a handle, a number or a pointer
        """Call a function that returns 0 when it fails, or -1 as a number of 32 bits.

        Raises:
            OSError: it failed, with the number of the error.
        """
        returned = self._functions[name](*arguments)
        if returned in {0, None, _ALL_ONES}:
            raise OSError(f"{name} failed with error {self._last_error()}")
        return returned

    def tell(self, name: str, *arguments: object) -> Any:  # noqa: ANN401 -- as above
        """Call a function for which 0 is a result like others."""
        return self._functions[name](*arguments)
