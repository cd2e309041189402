"""Namespaces: processes, users, network, IPC and mounts of one's own where the system grants them. Never relied upon.

The helper takes those that an answer can leave nothing in: processes, network (with no device up) and mounts. All its
children live in them. The first process in there does nothing but hold it, because a first one ignores the signals it
sends itself; when it ends, the kernel ends all others. Each child then takes users and IPC for itself. For root the
user namespace matters most: all capabilities over the real system, and over what the helper took, are gone.
"""

import os
from collections.abc import Callable

_NEW_MOUNT, _NEW_IPC, _NEW_USER = 0x00020000, 0x08000000, 0x10000000
_NEW_PROCESSES, _NEW_NETWORK = 0x20000000, 0x40000000


def enclose(unshare: Callable[[int], None]) -> None:
    """Have all later children of this process live in new process, network and mount namespaces; the first must stay.

    Raises:
        OSError: the system does not grant it, as in many containers.
    """
    user, group = os.geteuid(), os.getegid()
    unshare(_NEW_USER | _NEW_PROCESSES | _NEW_NETWORK | _NEW_MOUNT)
    # Without a name for its user in the new namespace a child could make none of its own.
    _write("setgroups", "deny")
    _write("uid_map", f"{user} {user} 1")
    _write("gid_map", f"{group} {group} 1")


def confine(unshare: Callable[[int], None], *, enclosed: bool) -> None:
    """Move this process into a user and an IPC namespace of its own, and into the others where it is not `enclosed`.

    Raises:
        OSError: the system does not grant them.
    """
    unshare(_NEW_USER | _NEW_IPC | (0 if enclosed else _NEW_NETWORK | _NEW_MOUNT))


def _write(name: str, text: str) -> None:
    descriptor = os.open(f"/proc/self/{name}", os.O_WRONLY)
    try:
        os.write(descriptor, text.encode("ascii"))
    finally:
        os.close(descriptor)
