"""Resource limits: memory, CPU, files. The soft and the hard limit are the same, so none can be raised again."""

import os
import resource

_OPEN_FILES = 64
_ENOUGH_BYTES = 256


def address_space_bytes() -> int:
    """Tell how much address space this process has mapped."""
    descriptor = os.open("/proc/self/statm", os.O_RDONLY)
    try:
        pages = int(os.read(descriptor, _ENOUGH_BYTES).split()[0])
    finally:
        os.close(descriptor)
    return pages * resource.getpagesize()


def confine(memory_bytes: int | None, cpu_s: int) -> None:
    """Limit this process for good: `memory_bytes` above what it has mapped, `cpu_s` whole CPU seconds in all.

    None leaves memory to somebody else: not every system keeps to a limit on what is mapped, or tells how much that is.

    Raises:
        OSError, ValueError: the system refused, for instance because a lower limit is set already.
    """
    limits = {
        resource.RLIMIT_CPU: cpu_s,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: _OPEN_FILES,
        resource.RLIMIT_CORE: 0,
    }
    if memory_bytes is not None:
        limits[resource.RLIMIT_AS] = address_space_bytes() + memory_bytes
    for name, value in limits.items():
        _, hard = resource.getrlimit(name)
        lowered = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(name, (lowered, lowered))
