"""Resource limits: memory, CPU, files. The soft and the hard limit are the same, so none can be raised again.

A process hands down its limits to its children; its address space is as large in a child that has just been forked.
"""

import os
import resource
from collections.abc import Callable
from functools import partial

_OPEN_FILES = 64
_ENOUGH_BYTES = 256


def mapped_bytes() -> int:
    """Tell how much address space this process has mapped."""
    descriptor = os.open("/proc/self/statm", os.O_RDONLY)
    try:
        pages = int(os.read(descriptor, _ENOUGH_BYTES).split()[0])
    finally:
        os.close(descriptor)
    return pages * resource.getpagesize()


def forbid_files() -> None:
    """Have this process write no file for good, neither by a call nor by a crash.

    Raises:
        OSError, ValueError: the system refused.
    """
    for limit in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE):
        resource.setrlimit(limit, (0, 0))


def prepare(address_space_bytes: int | None, cpu_s: int) -> list[Callable[[], None]]:
    """Prepare the calls that limit this process or a child for good: what it may have mapped, its CPU, its open files.

    None leaves memory to somebody else: not every system keeps to a limit on what is mapped, or tells how much that is.
    `cpu_s` is whole seconds of CPU in all. A call raises OSError or ValueError where the system refuses.
    """
    limits = {resource.RLIMIT_CPU: cpu_s, resource.RLIMIT_NOFILE: _OPEN_FILES}
    if address_space_bytes is not None:
        limits[resource.RLIMIT_AS] = address_space_bytes
    return [_lowering(limit, value) for limit, value in limits.items()]


def _lowering(limit: int, value: int) -> Callable[[], None]:
    _, hard = resource.getrlimit(limit)
    lowered = value if hard == resource.RLIM_INFINITY else min(value, hard)
    return partial(resource.setrlimit, limit, (lowered, lowered))
