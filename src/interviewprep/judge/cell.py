"""One confined child as the referee sees it: ask it something, with clock and caps kept on this side."""

import os
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Self

from interviewprep.base.records import dataclass, replace
from interviewprep.judge.channel import Cause
from interviewprep.judge.child import KILLED, Children, Ending
from interviewprep.judge.order import CellFault, Order
from interviewprep.judge.pool import children
from interviewprep.judge.protocol import wire

_START_WALL_S = 30.0
_END_WALL_S = 5.0
_DYING_WALL_S = 2.0
_NONCE_BYTES, _NONCES = 16, 16

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
    reply_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Request:
    """A message that `wire.write` made, and the seconds of CPU and of waiting until it must be answered."""

    body: bytes
    cpu_limit_s: float
    wall_limit_s: float


class Cell:
    """A child of the pool's. Use as a context manager: it does not outlive the block."""

    def __init__(self, order: Order, pool: Children | None = None) -> None:
        self._order = order
        self._pool = pool or children()
        self._child = self._pool.take(order)
        self._channel = self._child.line
        self._nonces = _draw_nonces()
        self._sent: deque[tuple[Request, str]] = deque()
        self._replied_s = 0.0
        self._ending: Ending | None = None
        try:
            self.layers, self.reasons = self._read_greeting()
        except BaseException:
            self.end()
            self.distrust_others()
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
        return bytes(self._channel.kept_output)

    def ask(self, message: dict[str, object] | bytes, cpu_limit_s: float, wall_limit_s: float) -> Answer:
        """Send a message, or one that `wire.write` made, with a fresh nonce and wait for the reply that echoes it.

        The child is left as it is when it does not reply; the caller ends it.

        Raises:
            TooLarge: the message is over the cap of a frame.
        """
        body = message if isinstance(message, bytes) else wire.write(message)
        self.send([Request(body, cpu_limit_s, wall_limit_s)])
        answer = next(self.answers())
        is_late = answer.cause is Cause.REPLIED and answer.cpu_s > cpu_limit_s
        return Answer(Cause.CPU, {}, answer.cpu_s) if is_late else answer

    def send(self, requests: Sequence[Request]) -> None:
        """Send messages together, once all before them are answered; `answers` gives what comes of them.

        Raises:
            TooLarge: a message is over the cap of a frame.
        """
        sent = [(request, next(self._nonces)) for request in requests]
        frames = b"".join(wire.seal(request.body, nonce) for request, nonce in sent)
        self._sent.extend(sent)
        self._replied_s = self._child.cpu_s()
        self._channel.send(frames)

    def answers(self) -> Iterator[Answer]:
        """Give the answers to what was sent as they come, up to the first that is no reply.

        Each limit counts from the reply before. It is held against a child that is still at work, and not against a
        reply that is there: before this side looked at it, the child may have been at work on what follows.
        """
        while self._sent:
            answer = self._receive(*self._sent.popleft())
            yield answer
            if answer.cause is not Cause.REPLIED:
                return

    def _receive(self, request: Request, nonce: str) -> Answer:
        child, start_s = self._child, self._replied_s
        latest_s = start_s + request.cpu_limit_s
        cause, body = self._channel.receive(lambda: latest_s - child.cpu_s(), request.wall_limit_s)
        self._replied_s = max(start_s, child.cpu_s())
        used_s = self._replied_s - start_s
        if cause is Cause.ENDED:
            # Its pipe closes a moment before it is gone; only one that lives on has cut itself off.
            child.has_ended(_DYING_WALL_S)
        return _open(body, nonce, used_s) if cause is Cause.REPLIED else Answer(cause, {}, used_s)

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
            self._note(Ending(KILLED, self._child.cpu_s(), peak_rss_bytes, by_us=True))
        assert self._ending is not None
        return self._ending

    def distrust_others(self) -> None:
        """Have no child handed out that was ready beside this one: what ended this one may be ending them too."""
        self._pool.distrust(self._order)

    def _note(self, ending: Ending) -> None:
        self._ending = ending
        _spent.cpu_s = cpu_spent_s() + ending.cpu_s

    def _read_greeting(self) -> tuple[dict[str, str], dict[str, str]]:
        # The child writes this before it reads the answer, so it can be believed.
        cause, body = self._channel.receive(lambda: 1.0, _START_WALL_S)
        if cause is not Cause.REPLIED:
            self._channel.drain()
            raise CellFault(f"the child did not confine itself ({cause}): {self._last_words()}")
        greeting = wire.unpack(body)
        return _texts(greeting["layers"]), _texts(greeting["reasons"])

    def _last_words(self) -> str:
        lines = self._channel.kept_output.decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else "it said nothing"

    def _kill(self) -> Ending:
        was_alive = not self._child.has_ended()
        self._child.kill()
        ending = self._child.ending(_END_WALL_S)
        # Where nobody can tell, the kernel ends the child all the same; nothing outlives this call.
        self._child.has_ended(_END_WALL_S)
        self._channel.drain()
        self._child.close()
        return replace(ending or Ending(None, self._child.cpu_s(), 0), by_us=was_alive)


def _draw_nonces() -> Iterator[str]:
    # Many at once: each draw is a system call, at which other threads of the judge may cut in.
    while True:
        drawn = os.urandom(_NONCE_BYTES * _NONCES).hex()
        for start in range(0, len(drawn), 2 * _NONCE_BYTES):
            yield drawn[start : start + 2 * _NONCE_BYTES]


def _open(body: bytes, nonce: str, used_s: float) -> Answer:
    try:
        reply = wire.unpack(body)
    except wire.TooLarge:
        return Answer(Cause.OVERSIZE, {}, used_s)
    except wire.WireFault:
        return Answer(Cause.GARBLED, {}, used_s)
    return Answer(Cause.REPLIED if reply.get("nonce") == nonce else Cause.GARBLED, reply, used_s, len(body))


def _texts(mapping: object) -> dict[str, str]:
    return {str(key): str(value) for key, value in mapping.items()} if isinstance(mapping, dict) else {}
