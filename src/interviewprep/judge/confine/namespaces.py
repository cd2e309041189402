"""Namespaces: own user, network, IPC and mount namespaces where the system grants them. A bonus, never relied upon.

For root the user namespace matters most: all capabilities over the real system are gone. There is no process
namespace: its first process ignores the signals it sends itself, and it would take a further process for each
child. The layer is therefore `reduced` at best.
"""

from collections.abc import Callable

_NEW_MOUNT, _NEW_IPC, _NEW_USER, _NEW_NETWORK = 0x00020000, 0x08000000, 0x10000000, 0x40000000


def confine(unshare: Callable[[int], None]) -> None:
    """Move this process into namespaces of its own.

    Raises:
        OSError: the system does not grant them, as in many containers.
    """
    unshare(_NEW_USER | _NEW_NETWORK | _NEW_IPC | _NEW_MOUNT)
