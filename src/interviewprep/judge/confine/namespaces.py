"""Namespaces: processes, users, network, IPC and mounts of one's own where the system grants them. Never relied upon.

The helper takes them, and all its children live in them: an answer can leave nothing there, since the network has no
device up, and what makes IPC objects or mounts is refused by the filter. The first process in there does nothing but
hold it, because a first one ignores the signals it sends itself; when it ends, the kernel ends all others. Inside, the
capabilities over the real system are gone; those over the namespaces themselves the helper gives up for good before it
forks a child. To take namespaces anew for each child would keep it from nothing more, and makes a verdict a twentieth
slower.
"""

import os
from collections.abc import Callable
from types import ModuleType

_NEW_MOUNT, _NEW_IPC, _NEW_USER = 0x00020000, 0x08000000, 0x10000000
_NEW_PROCESSES, _NEW_NETWORK = 0x20000000, 0x40000000


def enclose(unshare: Callable[[int], None]) -> None:
    """Have all later children of this process live in new process, network and mount namespaces; the first must stay.

    Raises:
        OSError: the system does not grant it, as in many containers.
    """
    user, group = os.geteuid(), os.getegid()
    unshare(_NEW_USER | _NEW_PROCESSES | _NEW_NETWORK | _NEW_MOUNT | _NEW_IPC)
    # Without a name for its user in the new namespace a child could make none of its own.
    _write("setgroups", "deny")
    _write("uid_map", f"{user} {user} 1")
    _write("gid_map", f"{group} {group} 1")


def isolate(kernel: ModuleType) -> None:
    """Take namespaces for this process alone, without those of processes, and give up all capabilities over them.

    Raises:
        OSError: the system does not grant them.
    """
    kernel.unshare(_NEW_USER | _NEW_IPC | _NEW_NETWORK | _NEW_MOUNT)
    kernel.drop_capabilities()


def _write(name: str, text: str) -> None:
    descriptor = os.open(f"/proc/self/{name}", os.O_WRONLY)
    try:
        os.write(descriptor, text.encode("ascii"))
    finally:
        os.close(descriptor)
