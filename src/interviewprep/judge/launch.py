"""Starts a helper: a fresh interpreter with a clean environment, no terminal, and nothing open but its socket.

Cheap to import, because one cold command starts its helper before it loads anything else: no `subprocess`, no
`socket`, no `dataclasses`.
"""

import _socket
import contextlib
import os
import sys
import threading
from collections.abc import Iterator

_SCRIPT = __file__.rpartition("/")[0] + "/start.py"
_CONTROL = 3
_FREE_FROM = 16
"""Descriptors from here are in nobody's way while the helper's are put into their places."""

_ENVIRONMENT = {
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
    # Functions of the C library are looked up once at the start, and not in each child that is forked.
    "LD_BIND_NOW": "1",
    # Each thread of the allocator or of a numerical library would count against the memory limit.
    "MALLOC_ARENA_MAX": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}
_PASSED_ON = ("LD_LIBRARY_PATH", "SYSTEMROOT")
"""Some interpreters do not start without the first, and none on Windows without the second. Nothing else of the
caller's environment is handed down."""

HASH_SEED = 0
"""An answer that hangs on the order of a set gets the same verdict every time, and so does what a gate finds."""

_ISOLATION = ("-s", "-P", "-S")
"""Without a folder of the script, of the user or of packages on the path; -I would pass over the seed as well."""

_MAX_PACKET_BYTES = 256
_MAX_WORDS_BYTES = 1 << 16
_INT_BYTES, _LONG_BYTES = 4, 8


class Helper:
    """A started helper: its process id, this side's end of its socket, and what it writes when it fails."""

    def __init__(self, pid: int, control: _socket.socket, words: int) -> None:
        self.pid = pid
        self.control = control
        self._words = words

    def limit_waiting(self, seconds: float) -> None:
        """Wait for the helper no longer than this."""
        # The kernel keeps the time: Python's own would poll before each call.
        timeval = (int(seconds), int(seconds % 1 * 1e6))
        limit = b"".join(number.to_bytes(_LONG_BYTES, sys.byteorder) for number in timeval)
        for option in (_socket.SO_RCVTIMEO, _socket.SO_SNDTIMEO):
            self.control.setsockopt(_socket.SOL_SOCKET, option, limit)

    def receive(self, descriptors: int) -> tuple[bytes, tuple[int, ...]]:
        """Read a packet and the descriptors that came with it; the packet is empty when the helper is gone.

        Raises:
            BlockingIOError: nothing came in time.
        """
        packet, ancillary, _, _ = self.control.recvmsg(
            _MAX_PACKET_BYTES, _socket.CMSG_LEN(descriptors * _INT_BYTES), _socket.MSG_CMSG_CLOEXEC
        )
        rights = b"".join(data for _, _, data in ancillary)
        starts = range(0, len(rights), _INT_BYTES)
        return packet, tuple(int.from_bytes(rights[at : at + _INT_BYTES], sys.byteorder) for at in starts)

    def last_words(self) -> str:
        """Tell the last line that the helper wrote: why it failed."""
        said = b""
        with contextlib.suppress(BlockingIOError):
            said = os.read(self._words, _MAX_WORDS_BYTES)
        lines = said.decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else "it said nothing"

    def kill(self) -> None:
        """Kill the helper and all of its group; only `close` may follow."""
        # Until it is waited for, its id and so its group cannot belong to anybody else.
        os.killpg(self.pid, 9)

    def close(self) -> None:
        """Kill the helper and all of its group, wait for it, and close this side."""
        self.kill()
        os.waitpid(self.pid, 0)
        self.abandon()

    def abandon(self) -> None:
        """Close this side alone: the helper belongs to another process."""
        self.control.close()
        os.close(self._words)


def environment() -> dict[str, str]:
    """Give the whole environment of a process of the judge's."""
    return _ENVIRONMENT | {name: os.environ[name] for name in _PASSED_ON if name in os.environ}


def start_helper(hash_seed: int = HASH_SEED) -> Helper:
    """Start a helper in a session of its own, which orders sets by this seed.

    Raises:
        OSError: the interpreter cannot be started.
    """
    ours, theirs = _socket.socketpair(_socket.AF_UNIX, _socket.SOCK_SEQPACKET)
    words, words_in = os.pipe()
    os.set_blocking(words, False)
    # The kernel ends the helper with the thread that started it; one that may end early is left to the socket's end.
    parent = os.getpid() if threading.current_thread() is threading.main_thread() else 0
    try:
        with _aside(theirs.fileno()) as control, _aside(words_in) as said:
            pid = os.posix_spawn(
                sys.executable,
                [sys.executable, *_ISOLATION, _SCRIPT, str(parent)],
                environment() | {"PYTHONHASHSEED": str(hash_seed)},
                file_actions=[
                    (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                    (os.POSIX_SPAWN_DUP2, said, 1),
                    (os.POSIX_SPAWN_DUP2, said, 2),
                    (os.POSIX_SPAWN_DUP2, control, _CONTROL),
                ],
                setsid=True,
            )
    except OSError:
        ours.close()
        os.close(words)
        raise
    finally:
        theirs.close()
        os.close(words_in)
    return Helper(pid, ours, words)


@contextlib.contextmanager
def _aside(descriptor: int) -> Iterator[int]:
    import fcntl  # not on Windows, where this module is imported and not used

    copy = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, _FREE_FROM)
    try:
        yield copy
    finally:
        os.close(copy)
