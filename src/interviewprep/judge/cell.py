"""One confined child as the referee sees it: ask it one thing at a time, with clock and caps kept on this side."""

import contextlib
import os
import secrets
import signal
import time
from dataclasses import dataclass
from typing import Self

from interviewprep.judge.channel import Cause, Channel
from interviewprep.judge.launch import Helper, start_helper
from interviewprep.judge.packages import NO_PACKAGES, Packages
from interviewprep.judge.protocol import wire

_START_WALL_S = 30.0
_END_WALL_S = 5.0
_CPU_CLOCK_OF_PROCESS = 2


class CellFault(Exception):
    """The helper or the child failed before it saw any code: a fault of ours."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a question; `reply` is empty unless the cause is REPLIED. The child's CPU in seconds."""

    cause: Cause
    reply: dict[str, object]
    cpu_s: float


@dataclass(frozen=True, slots=True)
class Ending:
    """How a child ended: exit code, negative for a signal as in `subprocess`; None when nobody could tell."""

    code: int | None
    cpu_s: float
    peak_rss_bytes: int


@dataclass(frozen=True, slots=True)
class Order:
    """What a child may use: memory above its own in bytes, CPU seconds in all as the hard stop, packages."""

    memory_bytes: int
    cpu_s: int
    packages: Packages = NO_PACKAGES
    warm: tuple[str, ...] = ()
    unsafe: bool = False

    def message(self) -> dict[str, object]:
        """Write the order as the helper reads it."""
        return {
            "memory_bytes": self.memory_bytes,
            "cpu_s": self.cpu_s,
            "folders": self.packages.folders or {},
            "readable": list(self.packages.readable),
            "warm": [*self.packages.warm, *self.warm],
            "unsafe": self.unsafe,
        }


class Cell:
    """A helper with its child. Use as a context manager: nothing of it outlives the block."""

    def __init__(self, order: Order) -> None:
        try:
            self._helper: Helper = start_helper()
        except OSError as error:
            raise CellFault(f"the helper process cannot be started: {error}") from error
        self._channel = Channel(self._helper.requests, self._helper.replies, self._helper.output)
        self._reports = Channel(self._helper.requests, self._helper.reports, self._helper.output)
        self._ending: Ending | None = None
        self._last_cpu_s = 0.0
        try:
            self.pid = self._read_pid(order)
            self._pidfd = os.pidfd_open(self.pid)
        except BaseException:
            self._helper.close()
            raise
        try:
            self.layers, self.reasons = self._read_greeting()
        except BaseException:
            self.end()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    @property
    def output(self) -> bytes:
        """The beginning of what the answer printed; complete once the child was ended."""
        return bytes(self._reports.kept_output + self._channel.kept_output)

    def ask(self, message: dict[str, object], cpu_limit_s: float, wall_limit_s: float) -> Answer:
        """Send a message with a fresh nonce and wait for the reply that echoes it.

        The child is left as it is when it does not reply; the caller ends it.

        Raises:
            TooLarge: the message is over the cap of a frame.
        """
        nonce = secrets.token_hex(16)
        start_s = self._cpu_s()
        frame = wire.pack({**message, "nonce": nonce})
        cause, body = self._channel.exchange(frame, lambda: start_s + cpu_limit_s - self._cpu_s(), wall_limit_s)
        used_s = max(0.0, self._cpu_s() - start_s)
        if cause is Cause.REPLIED:
            return _open(body, nonce, used_s) if used_s <= cpu_limit_s else Answer(Cause.CPU, {}, used_s)
        return Answer(cause, {}, used_s)

    def end(self) -> Ending:
        """Kill the child at once and tell how it ended; a second call tells the same."""
        if self._ending is None:
            self._ending = self._kill()
        return self._ending

    def _read_pid(self, order: Order) -> int:
        cause, body = self._reports.exchange(wire.pack(order.message()), lambda: 1.0, _START_WALL_S)
        if cause is not Cause.REPLIED:
            self._reports.drain()
            raise CellFault(f"the helper process did not start ({cause}): {self._last_words(self._reports)}")
        return int(str(wire.unpack(body)["pid"]))

    def _read_greeting(self) -> tuple[dict[str, str], dict[str, str]]:
        # The child writes this before it reads the answer, so it can be believed.
        cause, body = self._channel.exchange(b"", lambda: 1.0, _START_WALL_S)
        if cause is not Cause.REPLIED:
            self._channel.drain()
            raise CellFault(f"the child did not confine itself ({cause}): {self._last_words(self._channel)}")
        greeting = wire.unpack(body)
        return _texts(greeting["layers"]), _texts(greeting["reasons"])

    def _last_words(self, channel: Channel) -> str:
        lines = channel.kept_output.decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else "it said nothing"

    def _cpu_s(self) -> float:
        """Read the child's CPU clock, in seconds; its last value once it has ended."""
        # clock_getcpuclockid(3) by its formula: the standard library wraps the one for threads alone.
        try:
            self._last_cpu_s = time.clock_gettime((~self.pid << 3) | _CPU_CLOCK_OF_PROCESS)
        except OSError:
            return self._last_cpu_s
        return self._last_cpu_s

    def _kill(self) -> Ending:
        with contextlib.suppress(ProcessLookupError):  # it ended by itself
            signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)
        cause, body = self._reports.exchange(b"", lambda: 1.0, _END_WALL_S)
        self._channel.drain()
        os.close(self._pidfd)
        self._helper.close()
        if cause is not Cause.REPLIED:
            return Ending(None, self._last_cpu_s, 0)
        report = wire.unpack(body)
        return Ending(int(str(report["code"])), float(str(report["cpu_s"])), int(str(report["peak_rss_bytes"])))


def _open(body: bytes, nonce: str, used_s: float) -> Answer:
    try:
        reply = wire.unpack(body)
    except wire.TooLarge:
        return Answer(Cause.OVERSIZE, {}, used_s)
    except wire.WireFault:
        return Answer(Cause.GARBLED, {}, used_s)
    return Answer(Cause.REPLIED if reply.get("nonce") == nonce else Cause.GARBLED, reply, used_s)


def _texts(mapping: object) -> dict[str, str]:
    return {str(key): str(value) for key, value in mapping.items()} if isinstance(mapping, dict) else {}
