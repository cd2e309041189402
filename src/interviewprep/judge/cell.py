"""One confined child as the referee sees it: ask it one thing at a time, with clock and caps kept on this side."""

import secrets
import signal
import threading
import time
from dataclasses import dataclass
from typing import Self

from interviewprep.judge.channel import Cause, Channel
from interviewprep.judge.order import CellFault, Order
from interviewprep.judge.pool import Pool, shared_pool
from interviewprep.judge.protocol import wire

_START_WALL_S = 30.0
_END_WALL_S = 5.0
_DYING_WALL_S = 2.0
_CPU_CLOCK_OF_PROCESS = 2

_spent = threading.local()


def cpu_spent_s() -> float:
    """Tell the CPU seconds of all children that this thread has ended so far."""
    found: float = getattr(_spent, "cpu_s", 0.0)
    return found


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a question; `reply` is empty unless the cause is REPLIED. The child's CPU in seconds."""

    cause: Cause
    reply: dict[str, object]
    cpu_s: float


@dataclass(frozen=True, slots=True)
class Ending:
    """How a child ended: exit code, negative for a signal as in `subprocess`; None when nobody could tell.

    `by_us`: it lived until this side killed it.
    """

    code: int | None
    cpu_s: float
    peak_rss_bytes: int
    by_us: bool = False


class Cell:
    """A child of the pool's. Use as a context manager: it does not outlive the block."""

    def __init__(self, order: Order, pool: Pool | None = None) -> None:
        self._child = (pool or shared_pool()).take(order)
        self._channel = Channel(self._child.requests, self._child.replies, self._child.output)
        self._reports = Channel(self._child.requests, self._child.reports, self._child.output)
        self._ending: Ending | None = None
        self._last_cpu_s = 0.0
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
    def pid(self) -> int:
        """The child's process id."""
        return self._child.pid

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
        if cause is Cause.ENDED:
            # Its pipe closes a moment before it is gone; only one that lives on has cut itself off.
            self._child.has_ended(_DYING_WALL_S)
        if cause is Cause.REPLIED:
            return _open(body, nonce, used_s) if used_s <= cpu_limit_s else Answer(Cause.CPU, {}, used_s)
        return Answer(cause, {}, used_s)

    def end(self) -> Ending:
        """Kill the child at once and tell how it ended; a second call tells the same."""
        if self._ending is None:
            self._note(self._kill())
        assert self._ending is not None
        return self._ending

    def dismiss(self) -> Ending:
        """Kill a child that has replied to all it was asked, without waiting until the kernel has cleared up."""
        if self._ending is None:
            peak_rss_bytes = self._child.peak_rss_bytes()
            self._child.kill()
            self._channel.drain()
            self._child.close()
            self._note(Ending(-signal.SIGKILL, self._cpu_s(), peak_rss_bytes, by_us=True))
        assert self._ending is not None
        return self._ending

    def _note(self, ending: Ending) -> None:
        self._ending = ending
        _spent.cpu_s = cpu_spent_s() + ending.cpu_s

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
        was_alive = not self._child.has_ended()
        self._child.kill()
        cause, body = self._reports.exchange(b"", lambda: 1.0, _END_WALL_S)
        # Where the helper is gone, the kernel ends the child; nothing outlives this call.
        self._child.has_ended(_END_WALL_S)
        self._channel.drain()
        self._child.close()
        if cause is not Cause.REPLIED:
            return Ending(None, self._last_cpu_s, 0, by_us=was_alive)
        report = wire.unpack(body)
        return Ending(
            int(str(report["code"])), float(str(report["cpu_s"])), int(str(report["peak_rss_bytes"])), by_us=was_alive
        )


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
