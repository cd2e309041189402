"""Lines typed at a terminal in plain mode, with a look at the clock every second while none comes."""

import os
import select
import sys
from collections.abc import Callable

LOOK_EVERY_S = 1.0
"""As often as the countdown beside a prompt is drawn."""
_READ_BYTES = 65536


class TypedLines:
    """Reads a terminal's descriptor itself: what a buffer of Python's holds, `select` does not see.

    One object reads all lines of a process, since it keeps what was pasted beyond the first of them.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._pending = b""

    def next_line(self, look: Callable[[], object]) -> bytes:
        """Read a line with its end, calling `look` before and while nothing comes; empty at the end of the input."""
        look()
        while b"\n" not in self._pending:
            while not select.select([self._descriptor], [], [], LOOK_EVERY_S)[0]:
                look()
            read = os.read(self._descriptor, _READ_BYTES)
            if not read:
                rest, self._pending = self._pending, b""
                return rest
            self._pending += read
        line, end, self._pending = self._pending.partition(b"\n")
        return line + end


def find_typed_lines() -> TypedLines | None:
    """Give what reads standard input where it is a terminal that can be waited for; None for pipes and files."""
    # Windows waits for sockets only.
    return TypedLines(sys.stdin.fileno()) if sys.stdin.isatty() and os.name != "nt" else None
