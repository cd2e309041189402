"""The referee's end of a child's pipes where pipes cannot be polled: a thread waits on each of them."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, Queue, SimpleQueue
from threading import Thread

from interviewprep.judge.channel import Cause, Intake, overrun

_CHUNK_BYTES = 1 << 16
_PARTS_AHEAD = 16
"""Parts that were read and not looked at; beyond that the child waits, as with a full pipe."""
_LOOK_S = 0.02
_DRAIN_S = 2.0


class ThreadedLine(Intake):
    """Pipes to a child: frames out, frames in, and what it prints. The descriptors are closed at their ends."""

    def __init__(self, requests: int, replies: int, output: int, is_over_memory: Callable[[], bool]) -> None:
        super().__init__()
        self._is_over_memory = is_over_memory
        self._frames: SimpleQueue[bytes] = SimpleQueue()
        self._parts: Queue[tuple[Callable[[bytes], None], bytes]] = Queue(_PARTS_AHEAD)
        self._open = 2
        _start(_write_all, requests, self._frames)
        _start(_read_all, replies, lambda part: self._parts.put((self._note_reply, part)))
        _start(_read_all, output, lambda part: self._parts.put((self._note_output, part)))

    def send(self, frames: bytes) -> None:
        """Send frames; returns before the child has them."""
        self._frames.put(frames)

    def receive(self, cpu_left_s: Callable[[], float], wall_limit_s: float) -> tuple[Cause, bytes]:
        """Wait for the next frame; tell why waiting ended, and the frame's body where one came.

        All limits are looked at every 20 ms and when anything arrives.
        """
        deadline = time.monotonic() + wall_limit_s
        cause, body = self._judge()
        while cause is None:
            self._take(_LOOK_S)
            cause, body = self._judge()
            if cause is None:
                cause = Cause.MEMORY if self._is_over_memory() else overrun(cpu_left_s, deadline)
        return cause, body

    def drain(self) -> None:
        """Take what was printed and not read yet; the child has ended."""
        deadline = time.monotonic() + _DRAIN_S
        while self._open and time.monotonic() < deadline:
            self._take(_LOOK_S)

    def close(self) -> None:
        """Send nothing more; the threads end with the child."""
        self._frames.put(b"")

    def _take(self, wait_s: float) -> None:
        with suppress(Empty):
            note, part = self._parts.get(timeout=wait_s)
            self._open -= not part
            note(part)


def _start(target: Callable[..., None], *args: object) -> None:
    Thread(target=target, args=args, daemon=True).start()


def _write_all(descriptor: int, frames: SimpleQueue[bytes]) -> None:
    # A child that has ended says so by the end of its replies.
    with suppress(OSError):
        while frame := frames.get():
            rest = memoryview(frame)
            while rest:
                rest = rest[os.write(descriptor, rest[:_CHUNK_BYTES]) :]
    os.close(descriptor)


def _read_all(descriptor: int, hand_over: Callable[[bytes], None]) -> None:
    part = b" "
    while part:
        part = os.read(descriptor, _CHUNK_BYTES)
        hand_over(part)
    os.close(descriptor)
