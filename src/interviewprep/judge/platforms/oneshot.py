"""One process for one answer as the referee sees it, with spare ones started ahead of need."""

import contextlib
import threading
from collections.abc import Callable
from typing import Protocol

from interviewprep.base.records import dataclass
from interviewprep.judge.child import Ending
from interviewprep.judge.order import CellFault, Order
from interviewprep.judge.platforms.line import ThreadedLine
from interviewprep.judge.protocol import wire

MAX_SPARES = 4
"""Processes kept ready, each for another order; beyond that the one kept the longest is ended."""

OWN_MEMORY_BYTES = 128 << 20
"""What an interpreter with numpy and pandas takes for itself, rounded up: limits on memory come on top."""

_DYING_WALL_S = 2.0


class Process(Protocol):
    """A started process, with this side's ends of its pipes."""

    pid: int
    requests: int
    replies: int
    output: int

    def cpu_s(self) -> float:
        """Tell its CPU seconds; the last value once it has ended."""

    def memory_bytes(self) -> int:
        """Tell how much memory it has, or the most it has had; 0 once it has ended."""

    def is_over_memory(self) -> bool:
        """Whether it has more memory than it may, where nothing but the referee keeps to the limit."""

    def has_ended(self, wait_s: float) -> bool:
        """Whether it has ended, or does so within a time."""

    def kill(self) -> None:
        """Kill it with all that it started, if it has not ended."""

    def ending(self) -> Ending:
        """Tell how it ended; it has."""

    def close(self) -> None:
        """Give back what the system holds for it; it has ended."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the confinement is worth here: each layer `enforced`, `reduced` or `missing`, and why it is not enforced."""

    layers: dict[str, str]
    reasons: dict[str, str]

    @property
    def is_worthless(self) -> bool:
        """Whether no layer holds anything back."""
        return set(self.layers.values()) == {"missing"}


Start = Callable[[Order, bool], Process]
"""Starts `lone` for an order, confined unless the second argument is False. Raises OSError."""


class LoneChild:
    """A process at hand; `greet` has it confirm what is known of its confinement."""

    def __init__(self, process: Process, order: Order) -> None:
        self._process = process
        self.pid = process.pid
        self.line = ThreadedLine(process.requests, process.replies, process.output, process.is_over_memory)
        self.line.send(wire.pack({**wire.unpack(order.kit()), "cpu_s": order.cpu_s}))

    def greet(self, standing: Standing) -> None:
        """Have the process say what confines it, which the referee reads next."""
        self.line.send(wire.pack({"layers": standing.layers, "reasons": standing.reasons}))

    def cpu_s(self) -> float:
        """Tell the process's CPU seconds; the last value once it has ended."""
        return self._process.cpu_s()

    def has_ended(self, wait_s: float = 0.0) -> bool:
        """Whether the process has ended, or does so within a time."""
        return self._process.has_ended(wait_s)

    def peak_rss_bytes(self) -> int:
        """Tell how much memory the process has, or the most it has had; 0 once it has ended."""
        return self._process.memory_bytes()

    def kill(self) -> None:
        """Kill the process with all that it started, if it has not ended."""
        self._process.kill()

    def ending(self, wait_s: float) -> Ending | None:
        """Wait until the process has ended, and tell how; None where it does not end."""
        return self._process.ending() if self._process.has_ended(wait_s) else None

    def close(self) -> None:
        """Give everything back; the process was killed."""
        self._process.has_ended(_DYING_WALL_S)
        self.line.close()
        self._process.close()

    def end(self) -> None:
        """Kill the process, and give everything back."""
        self.kill()
        self.line.drain()
        self.close()


class OneShots:
    """Starts a process for each answer, and the next one ahead of need. May be used by several threads at once."""

    def __init__(self, start: Start, standing: Callable[[], Standing]) -> None:
        self._start = start
        self._standing = standing
        self._spares: list[tuple[Order, LoneChild]] = []
        self._lock = threading.Lock()

    def expect(self, order: Order) -> None:
        """Have a process ready for this order; one that cannot be started is found out when it is taken."""
        with contextlib.suppress(OSError), self._lock:
            if all(kept != order for kept, _ in self._spares):
                self._spares.append((order, self._new(order)))
            if len(self._spares) > MAX_SPARES:
                self._spares.pop(0)[1].end()

    def take(self, order: Order) -> LoneChild:
        """Hand out a process for this order, and have the next one started.

        Raises:
            CellFault: it cannot be started.
        """
        standing = self._standing()
        try:
            child = self._take_spare(order) or self._new(order)
        except OSError as error:
            raise CellFault(f"the answer's process cannot be started: {error}") from error
        child.greet(standing)
        self.expect(order)
        return child

    def distrust(self, order: Order) -> None:
        """End the spare process for this order."""
        self._end_spares(order)

    def close(self) -> None:
        """End all spare processes; the next call starts new ones."""
        self._end_spares()

    def _end_spares(self, order: Order | None = None) -> None:
        """End the spare processes for an order, or all."""
        with self._lock:
            ended = [(kept, spare) for kept, spare in self._spares if order in {None, kept}]
            self._spares = [one for one in self._spares if one not in ended]
        for _, spare in ended:
            spare.end()

    def _take_spare(self, order: Order) -> LoneChild | None:
        """Hand out the spare process for an order, where there is one that lives."""
        with self._lock:
            place = next((place for place, (kept, _) in enumerate(self._spares) if kept == order), None)
            spare = None if place is None else self._spares.pop(place)[1]
        if spare is not None and spare.has_ended():
            spare.end()
            return None
        return spare

    def _new(self, order: Order) -> LoneChild:
        confined = not (order.unsafe and self._standing().is_worthless)
        return LoneChild(self._start(order, confined), order)
