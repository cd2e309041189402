"""The referee's end of a child's pipes: frames out and frames in, never blocking, with caps on what comes in."""

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

    def send(self, frames: bytes) -> None:
        """Send frames, once all earlier ones have been replied to; returns before the child has all of them."""

    def receive(self, cpu_left_s: Callable[[], float], wall_limit_s: float) -> tuple[Cause, bytes]:
        """Wait for the next frame; tell why waiting ended, and the frame's body where one came."""

    def drain(self) -> None:
        """Take what was printed and not read yet; the child has ended."""


def overrun(cpu_left_s: Callable[[], float], deadline: float) -> Cause | None:
    """Tell whether a child has used up its CPU, or this side's patience, which ends at `deadline`."""
    if cpu_left_s() < 0:
        return Cause.CPU
    return Cause.WALL if time.monotonic() > deadline else None


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

    def _judge(self) -> tuple[Cause | None, bytes]:
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
        return None, b""


class Channel(Intake):
    """Pipes to a child: frames out, frames in, and what it prints."""

    def __init__(self, requests: int, replies: int, output: int) -> None:
        super().__init__()
        self._requests = requests
        self._replies = replies
        self._output = output
        self._open = {replies, output}
        self._unsent = memoryview(b"")
        self._poller = select.poll()
        for descriptor in self._open:
            self._poller.register(descriptor, select.POLLIN)

    def send(self, frames: bytes) -> None:
        """Send as much of some frames as the pipe takes; waiting for replies sends the rest."""
        self._unsent = self._write(memoryview(frames))
        if self._unsent:
            self._poller.register(self._requests, select.POLLOUT)

    def receive(self, cpu_left_s: Callable[[], float], wall_limit_s: float) -> tuple[Cause, bytes]:
        """Wait for the next frame; tell why waiting ended, and the frame's body where one came.

        `cpu_left_s` reads the child's clock. Both limits are looked at every 20 ms and when anything arrives.
        """
        deadline = time.monotonic() + wall_limit_s
        cause, body = self._judge()
        while cause is None:
            for descriptor, _ in self._poller.poll(_POLL_S * 1000):
                if descriptor == self._requests:
                    self._send_on()
                else:
                    self._read(descriptor)
            cause, body = self._judge()
            # Only now: what had been sent by then was in time.
            if cause is None:
                cause = overrun(cpu_left_s, deadline)
        return cause, body

    def drain(self) -> None:
        """Take what was printed and not read yet; the writers have ended."""
        while self._printed_bytes <= OUTPUT_LIMIT_BYTES and self._read(self._output):
            pass

    def _send_on(self) -> None:
        self._unsent = self._write(self._unsent)
        if not self._unsent:
            self._poller.unregister(self._requests)

    def _write(self, rest: memoryview) -> memoryview:
        try:
            return rest[os.write(self._requests, rest[: wire.CHUNK_BYTES]) :]
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
