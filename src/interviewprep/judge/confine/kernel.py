"""Raw system calls through ctypes, for what the standard library does not wrap."""

import ctypes
import os
import signal
from collections.abc import Callable
from functools import partial

_LIBC = ctypes.CDLL(None, use_errno=True)
_LIBC.syscall.restype = ctypes.c_long
_LIBC.prctl.argtypes = [ctypes.c_int, *[ctypes.c_ulong] * 4]

# Version 3 of the header for this very process, and two words each of effective, permitted and inheritable ones. Made
# once: ctypes writes a class for each size of array, which in a fresh child touches eighty pages.
_CAPABILITIES_OF_SELF, _NO_CAPABILITIES = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
_SET_PARENT_DEATH_SIGNAL = 1
_SET_NO_NEW_PRIVILEGES = 38


def syscall(number: int, *arguments: object) -> int:
    """Make a system call; whole numbers are passed as 64 bits.

    Raises:
        OSError: the kernel refused, with its errno.
    """
    return prepare(number, *arguments)()


def prepare(number: int, *arguments: object) -> Callable[[], int]:
    """Prepare a system call, which takes most of the time that making it would."""
    wide = [ctypes.c_long(argument) if isinstance(argument, int) else argument for argument in (number, *arguments)]
    return partial(_LIBC.syscall, *wide)


def prctl(option: int, argument: int = 0, pointer: int = 0) -> None:
    """Set a property of the process.

    Raises:
        OSError: the kernel refused, with its errno.
    """
    if _LIBC.prctl(option, argument, pointer, 0, 0) < 0:
        raise _last_error()


def unshare(flags: int) -> None:
    """Leave the namespaces named by `flags`.

    Raises:
        OSError: the system does not grant it.
    """
    if _LIBC.unshare(ctypes.c_int(flags)) < 0:
        raise _last_error()


def drop_capabilities() -> None:
    """Give up all capabilities for good: with no new privileges, none can come back.

    Source: capset(2), linux/capability.h.

    Raises:
        OSError: the kernel refused.
    """
    if _LIBC.capset(_CAPABILITIES_OF_SELF, _NO_CAPABILITIES) < 0:
        raise _last_error()


def die_with_parent(parent: int) -> None:
    """Ask to be killed when the parent ends; `parent` is its process id. Ends at once if it is gone already."""
    prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def forbid_new_privileges() -> None:
    """Give up set-user-id programs for good, which Landlock and seccomp ask of their users."""
    prctl(_SET_NO_NEW_PRIVILEGES, 1)


def _last_error() -> OSError:
    number = ctypes.get_errno()
    return OSError(number, os.strerror(number))


def _check(result: int, *_: object) -> int:
    if result < 0:
        raise _last_error()
    return result


_LIBC.syscall.errcheck = _check  # type: ignore[assignment]
