"""The referee's end of a child's pipes: one exchange at a time, never blocking, with caps on what comes in."""

import os
import select
import time
from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from interviewprep.judge.protocol import wire

OUTPUT_LIMIT_BYTES = 1 << 20
KEPT_OUTPUT_BYTES = 1024

_POLL_S = 0.02


class Cause(StrEnum):
    """How asking ended."""

    REPLIED = "replied"
    CPU = "cpu"
    MEMORY = "memory"
    WALL = "wall"
    OUTPUT = "output"
    OVERSIZE = "oversize"
    GARBLED = "garbled"
    ENDED = "ended"


class Line(Protocol):
    """What carries frames to a child and back, and what it prints; `kept_output` is the beginning of that."""

    kept_output: bytearray

    def exchange(self, frame: bytes, cpu_left_s: Callable[[], float], wall_limit_s: float) -> tuple[Cause, bytes]:
        """Send a frame and wait for one; tell why waiting ended, and the frame's body where one came."""

    def drain(self) -> None:
        """Take what was printed and not read yet; the child has ended."""


class Intake:
    """What has come in from a child so far: frames, one after another, and what it printed."""

    def __init__(self) -> None:
        self._inbox = wire.Inbox()
        self._printed_bytes = 0
        self._ended = False
        self.kept_output = bytearray()

    def _note_reply(self, part: bytes) -> None:
        self._inbox.add(part)
        self._ended = self._ended or not part

    def _note_output(self, part: bytes) -> None:
        self._printed_bytes += len(part)
        self.kept_output += part[: max(0, KEPT_OUTPUT_BYTES - len(self.kept_output))]

    def _judge(self, cpu_left_s: Callable[[], float]) -> tuple[Cause | None, bytes]:
        if self._printed_bytes > OUTPUT_LIMIT_BYTES:
            return Cause.OUTPUT, b""
        try:
            body = self._inbox.take()
        except wire.TooLarge:
            return Cause.OVERSIZE, b""
        if body is not None:
            return Cause.REPLIED, body
        if self._ended:
            return Cause.ENDED, b""
        return (Cause.CPU, b"") if cpu_left_s() < 0 else (None, b"")


class Channel(Intake):
    """Pipes to a child: frames out, frames in, and what it prints."""

    def __init__(self, requests: int, replies: int, output: int) -> None:
        super().__init__()
        self._requests = requests
        self._replies = replies
        self._output = output
        self._open = {replies, output}
        self._poller = select.poll()
        for descriptor in self._open:
            self._poller.register(descriptor, select.POLLIN)

    def exchange(self, frame: bytes, cpu_left_s: Callable[[], float], wall_limit_s: float) -> tuple[Cause, bytes]:
        """Send a frame and wait for one; tell why waiting ended, and the frame's body where one came.

        `cpu_left_s` reads the child's clock. Both limits are looked at every 20 ms and when anything arrives.
        """
        deadline = time.monotonic() + wall_limit_s
        rest = self._send(memoryview(frame))
        if rest:
            self._poller.register(self._requests, select.POLLOUT)
        try:
            while True:
                for descriptor, _ in self._poller.poll(_POLL_S * 1000):
                    if descriptor != self._requests:
                        self._read(descriptor)
                    elif not (rest := self._send(rest)):
                        self._poller.unregister(self._requests)
                cause, body = self._judge(cpu_left_s)
                if cause is None and time.monotonic() > deadline:
                    cause = Cause.WALL
                if cause is not None:
                    return cause, body
        finally:
            if rest:
                self._poller.unregister(self._requests)

    def drain(self) -> None:
        """Take what was printed and not read yet; the writers have ended."""
        while self._printed_bytes <= OUTPUT_LIMIT_BYTES and self._read(self._output):
            pass

    def _send(self, rest: memoryview) -> memoryview:
        try:
            return rest[os.write(self._requests, rest[: wire.CHUNK_BYTES]) :] if rest else rest
        except BlockingIOError:
            return rest
        except BrokenPipeError:
            self._ended = True
            return rest[:0]

    def _read(self, descriptor: int) -> bool:
        """Read what is there; False when nothing is, for now or for good."""
        try:
            part = os.read(descriptor, wire.CHUNK_BYTES)
        except BlockingIOError:
            return False
        if not part and descriptor in self._open:
            self._open.remove(descriptor)
            self._poller.unregister(descriptor)
        if descriptor == self._replies:
            self._note_reply(part)
        else:
            self._note_output(part)
        return bool(part)
