"""Landlock: which files the child may read. It may write none, and reach no port, socket or process outside.

A right that is handled and not granted is refused. Rules are hierarchical, so a folder is granted only where
all below it may be read.

Source: linux/landlock.h and the kernel's userspace-api/landlock, ABI 1 to 7.
"""

import os
import stat
import struct
from collections.abc import Callable, Iterable

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_ASK_VERSION = 1
_RULE_PATH_BENEATH = 1

_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
# Rights of the first ABI: execute, write, read, list, remove (two kinds), make (seven kinds).
_FILE_RIGHTS_1 = (1 << 13) - 1
_REFER_2, _TRUNCATE_3, _IOCTL_DEVICE_5 = 1 << 13, 1 << 14, 1 << 15
_BIND_TCP_4, _CONNECT_TCP_4 = 1 << 0, 1 << 1
_SCOPE_ABSTRACT_SOCKET_6, _SCOPE_SIGNAL_6 = 1 << 0, 1 << 1


NEWEST_ABI = 7
"""The last one that is known here; each later one refuses what this one does."""

Syscall = Callable[..., int]
"""A raw system call: see `kernel.syscall`."""


def find_abi(syscall: Syscall) -> int:
    """Ask the kernel for its Landlock version, from 1.

    Raises:
        OSError: the kernel has no Landlock, or it is switched off at boot.
    """
    return syscall(_CREATE_RULESET, None, 0, _ASK_VERSION)


def handled_rights(abi: int) -> tuple[int, int, int]:
    """Tell all rights that this ABI can withhold: of files, of the network, of scopes."""
    files = _FILE_RIGHTS_1
    for since, right in ((2, _REFER_2), (3, _TRUNCATE_3), (5, _IOCTL_DEVICE_5)):
        files |= right if abi >= since else 0
    network = _BIND_TCP_4 | _CONNECT_TCP_4 if abi >= 4 else 0
    scopes = _SCOPE_ABSTRACT_SOCKET_6 | _SCOPE_SIGNAL_6 if abi >= 6 else 0
    return files, network, scopes


def make_ruleset(syscall: Syscall, readable: Iterable[str], newest_abi: int) -> int:
    """Open a ruleset that leaves nothing but reading below `readable`, as a descriptor for `restrict`.

    Its ABI is the kernel's, or `newest_abi` where the kernel's is newer.

    Raises:
        OSError: the kernel has no Landlock or refused a rule.
    """
    attributes = struct.pack("=QQQ", *handled_rights(min(find_abi(syscall), newest_abi)))
    # A kernel takes a longer structure as long as the fields it does not know are zero.
    ruleset = syscall(_CREATE_RULESET, attributes, len(attributes), 0)
    try:
        for path in readable:
            _grant_reading(syscall, ruleset, path)
    except OSError:
        os.close(ruleset)
        raise
    return ruleset


def prepare(prepare_call: Callable[..., Callable[[], int]], ruleset: int) -> Callable[[], int]:
    """Prepare the call that puts a ruleset into force for the process that makes it, for good.

    `no_new_privs` must be set. The call raises OSError where the kernel refuses.
    """
    return prepare_call(_RESTRICT_SELF, ruleset, 0)


def _grant_reading(syscall: Syscall, ruleset: int, path: str) -> None:
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return  # nothing there, nothing to grant
    try:
        is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        rights = _READ_FILE | (_READ_DIR if is_folder else 0)
        syscall(_ADD_RULE, ruleset, _RULE_PATH_BENEATH, struct.pack("=Qi", rights, descriptor), 0)
    finally:
        os.close(descriptor)
