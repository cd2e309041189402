"""The functions and structures of Windows that the back end uses, declared for ctypes.

Source: winnt.h, processthreadsapi.h, jobapi2.h, securitybaseapi.h, sddl.h and winbase.h of the Windows SDK, as
Microsoft's pages on each function and structure give them.
"""

import ctypes
from collections.abc import Callable
from ctypes import wintypes
from typing import Any


class _BasicLimits(ctypes.Structure):
    """`JOBOBJECT_BASIC_LIMIT_INFORMATION`."""

    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", wintypes.DWORD),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", wintypes.DWORD),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", wintypes.DWORD),
        ("SchedulingClass", wintypes.DWORD),
    )


class ExtendedLimits(ctypes.Structure):
    """`JOBOBJECT_EXTENDED_LIMIT_INFORMATION`, with `IO_COUNTERS` as six numbers."""

    _fields_ = (
        ("BasicLimitInformation", _BasicLimits),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


class Accounting(ctypes.Structure):
    """`JOBOBJECT_BASIC_ACCOUNTING_INFORMATION`; times in 100 ns."""

    _fields_ = (
        ("TotalUserTime", ctypes.c_int64),
        ("TotalKernelTime", ctypes.c_int64),
        ("ThisPeriodTotalUserTime", ctypes.c_int64),
        ("ThisPeriodTotalKernelTime", ctypes.c_int64),
        ("TotalPageFaultCount", wintypes.DWORD),
        ("TotalProcesses", wintypes.DWORD),
        ("ActiveProcesses", wintypes.DWORD),
        ("TotalTerminatedProcesses", wintypes.DWORD),
    )


class Label(ctypes.Structure):
    """`TOKEN_MANDATORY_LABEL`."""

    _fields_ = (("Sid", ctypes.c_void_p), ("Attributes", wintypes.DWORD))


class StartupInfo(ctypes.Structure):
    """`STARTUPINFOW`."""

    _fields_ = (
        ("cb", wintypes.DWORD),
        ("lpReserved", wintypes.LPWSTR),
        ("lpDesktop", wintypes.LPWSTR),
        ("lpTitle", wintypes.LPWSTR),
        *((name, wintypes.DWORD) for name in ("dwX", "dwY", "dwXSize", "dwYSize", "dwXCountChars", "dwYCountChars")),
        ("dwFillAttribute", wintypes.DWORD),
        ("dwFlags", wintypes.DWORD),
        ("wShowWindow", wintypes.WORD),
        ("cbReserved2", wintypes.WORD),
        ("lpReserved2", ctypes.c_void_p),
        ("hStdInput", wintypes.HANDLE),
        ("hStdOutput", wintypes.HANDLE),
        ("hStdError", wintypes.HANDLE),
    )


class ProcessInformation(ctypes.Structure):
    """`PROCESS_INFORMATION`."""

    _fields_ = (
        ("hProcess", wintypes.HANDLE),
        ("hThread", wintypes.HANDLE),
        ("dwProcessId", wintypes.DWORD),
        ("dwThreadId", wintypes.DWORD),
    )


_BOOL, _DWORD, _HANDLE, _POINTER, _TEXT = (
    wintypes.BOOL,
    wintypes.DWORD,
    wintypes.HANDLE,
    ctypes.c_void_p,
    wintypes.LPCWSTR,
)

_ALL_ONES = 0xFFFFFFFF
_KERNEL32: dict[str, tuple[Any, ...]] = {
    "AssignProcessToJobObject": (_BOOL, _HANDLE, _HANDLE),
    "CloseHandle": (_BOOL, _HANDLE),
    "CreateJobObjectW": (_HANDLE, _POINTER, _TEXT),
    "GetCurrentProcess": (_HANDLE,),
    "GetExitCodeProcess": (_BOOL, _HANDLE, _POINTER),
    "LocalFree": (_POINTER, _POINTER),
    "QueryInformationJobObject": (_BOOL, _HANDLE, ctypes.c_int, _POINTER, _DWORD, _POINTER),
    "ResumeThread": (_DWORD, _HANDLE),
    "SetInformationJobObject": (_BOOL, _HANDLE, ctypes.c_int, _POINTER, _DWORD),
    "TerminateJobObject": (_BOOL, _HANDLE, wintypes.UINT),
    "TerminateProcess": (_BOOL, _HANDLE, wintypes.UINT),
    "WaitForSingleObject": (_DWORD, _HANDLE, _DWORD),
}
_ADVAPI32: dict[str, tuple[Any, ...]] = {
    "ConvertStringSidToSidW": (_BOOL, _TEXT, _POINTER),
    "CreateProcessAsUserW": (
        *(_BOOL, _HANDLE, _TEXT, wintypes.LPWSTR, _POINTER, _POINTER),
        *(_BOOL, _DWORD, _POINTER, _TEXT, _POINTER, _POINTER),
    ),
    "CreateRestrictedToken": (_BOOL, _HANDLE, _DWORD, *(_DWORD, _POINTER) * 3, _POINTER),
    "OpenProcessToken": (_BOOL, _HANDLE, _DWORD, _POINTER),
    "SetTokenInformation": (_BOOL, _HANDLE, ctypes.c_int, _POINTER, _DWORD),
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
