"""One process for each answer, on the system of the tests: without what would confine it elsewhere."""

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from interviewprep.judge.order import Order
from interviewprep.judge.platforms.oneshot import OWN_MEMORY_BYTES, Standing
from interviewprep.judge.platforms.process import FLAGS, LONE, PosixProcess

CONFINED = Standing({"wrapper": "enforced"}, {})

_CPU_CLOCK_OF_PROCESS = 2
_PAGE_BYTES = os.sysconf("SC_PAGESIZE")


def usage_here(pid: int) -> tuple[float, int]:
    """Tell a process's CPU seconds and resident bytes; raises OSError once it has ended."""
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return time.clock_gettime((~pid << 3) | _CPU_CLOCK_OF_PROCESS), pages * _PAGE_BYTES


def start_here(order: Order, confined: bool, wrapper: Sequence[str] = ()) -> PosixProcess:
    """Start the process for an order, behind a wrapper where there is one."""
    del confined
    return PosixProcess([*wrapper, sys.executable, *FLAGS, LONE], usage_here, order.memory_bytes + OWN_MEMORY_BYTES)
