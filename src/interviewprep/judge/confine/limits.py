"""Resource limits: memory, CPU, files. The soft and the hard limit are the same, so none can be raised again."""

import resource
from pathlib import Path

_OPEN_FILES = 64


def address_space_bytes() -> int:
    """Tell how much address space this process has mapped."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * resource.getpagesize()


def confine(memory_bytes: int, cpu_s: int) -> None:
    """Limit this process for good: `memory_bytes` above what it has mapped, `cpu_s` whole CPU seconds in all.

    Raises:
        OSError, ValueError: the system refused, for instance because a lower limit is set already.
    """
    limits = {
        resource.RLIMIT_AS: address_space_bytes() + memory_bytes,
        resource.RLIMIT_CPU: cpu_s,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: _OPEN_FILES,
        resource.RLIMIT_CORE: 0,
    }
    for name, value in limits.items():
        _, hard = resource.getrlimit(name)
        lowered = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(name, (lowered, lowered))
