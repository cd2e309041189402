"""Helpers that are ready before they are needed: one for each kit, each with a child forked and confined ahead.

A helper serves many answers, each in a fresh child. When a child was killed, the helper forks the next by itself, with
the order it got last: after the verdict, and not beside it. All helpers end with this process, by `close` or by the
kernel.
"""

import atexit
import contextlib
import os
import select
import signal
import sys
import threading
import time
from collections.abc import Sequence

from interviewprep.judge.channel import Channel
from interviewprep.judge.child import Children, Ending
from interviewprep.judge.launch import HASH_SEED, Helper, start_helper
from interviewprep.judge.order import CellFault, Order, order_for
from interviewprep.model.question import Program

MAX_HELPERS = 4
"""Helpers kept at once; beyond that the one that was used the longest time ago is ended, unless its children live."""

AHEAD = 2
"""Children ready beside those in use, once answers come one after another: making one takes longer than a verdict."""

_START_WALL_S = 30.0
_STARTS = 2
_DESCRIPTORS = 5
_CPU_CLOCK_OF_PROCESS = 2
_STATUS_BYTES = 1 << 12
_MAX_REPORT_BYTES = 1 << 10


class Child:
    """A helper's child at hand: its process id and its order's number.

    `ends` are this side's five descriptors: for requests, replies, output and reports, and of the process itself.
    """

    def __init__(self, pid: int, number: int, ends: Sequence[int]) -> None:
        self.pid = pid
        self.number = number
        requests, replies, output, self.reports, self.pidfd = self._ends = ends
        self.line = Channel(requests, replies, output)
        self.closed = False
        self._last_cpu_s = 0.0

    def cpu_s(self) -> float:
        """Read the process's CPU clock, in seconds; its last value once it has ended."""
        # clock_getcpuclockid(3) by its formula: the standard library wraps the one for threads alone.
        try:
            self._last_cpu_s = time.clock_gettime((~self.pid << 3) | _CPU_CLOCK_OF_PROCESS)
        except OSError:
            return self._last_cpu_s
        return self._last_cpu_s

    def has_ended(self, wait_s: float = 0.0) -> bool:
        """Whether the process has ended, or does so within a time."""
        poller = select.poll()
        poller.register(self.pidfd, select.POLLIN)
        return bool(poller.poll(wait_s * 1000))

    def peak_rss_bytes(self) -> int:
        """Tell the most memory the process has had resident; 0 once it has ended."""
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            status = os.open(f"/proc/{self.pid}/status", os.O_RDONLY)
            try:
                _, _, peak = os.read(status, _STATUS_BYTES).partition(b"VmHWM:")
            finally:
                os.close(status)
            if peak:
                return int(peak.split(None, 1)[0]) << 10
        return 0

    def kill(self) -> None:
        """Kill the process, if it has not ended."""
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self.pidfd, signal.SIGKILL)

    def ending(self, wait_s: float) -> Ending | None:
        """Wait for the helper's word on how the process ended; None when the helper is gone too."""
        poller = select.poll()
        poller.register(self.reports, select.POLLIN)
        if not poller.poll(wait_s * 1000):
            return None
        match os.read(self.reports, _MAX_REPORT_BYTES).split():
            case [code, cpu_s, peak_rss_bytes]:
                return Ending(int(code), float(cpu_s), int(peak_rss_bytes))
        return None

    def close(self) -> None:
        """Close this side's ends."""
        for descriptor in self._ends:
            os.close(descriptor)
        self.closed = True


class _Gone(Exception):
    """The helper does not serve any more."""


class _Server:
    """A helper with its kit, and the children that were asked of it ahead."""

    def __init__(self, helper: Helper, kit: bytes) -> None:
        self._helper = helper
        self._helper.limit_waiting(_START_WALL_S)
        self._order: Order | None = None
        self._number = 0
        self._living = 0
        self._handed_out: list[Child] = []
        self._lock = threading.Lock()
        try:
            self._send(kit)
        except _Gone:
            helper.close()
            raise

    @property
    def pid(self) -> int:
        """The helper's process id."""
        return self._helper.pid

    @property
    def is_idle(self) -> bool:
        """Whether no child that was handed out is in use."""
        return all(child.closed for child in self._handed_out)

    def expect(self, order: Order) -> None:
        """Have a child forked ahead for this order, unless one is under way."""
        with self._lock:
            self._turn_to(order)
            self._ask_for(1)

    def take(self, order: Order) -> Child:
        """Hand out a child for this order.

        Raises:
            _Gone: the helper does not serve any more; why, as far as it told.
        """
        with self._lock:
            is_first = self._turn_to(order)
            self._handed_out = [earlier for earlier in self._handed_out if not earlier.closed]
            in_use = sum(child.number == self._number for child in self._handed_out)
            self._ask_for(in_use + 1 + (0 if is_first else AHEAD))
            while (child := self._receive()) is None:
                self._ask_for(in_use + 1)
            self._handed_out.append(child)
            return child

    def distrust(self) -> None:
        """Hand out none of the children that are ready, or under way."""
        with self._lock:
            self._number, self._living = self._number + 1, 0

    def kill(self) -> None:
        """Begin to end the helper with all of its children; only `close` may follow."""
        self._helper.kill()

    def close(self) -> None:
        """End the helper with all of its children."""
        with self._lock:
            self._helper.close()

    def abandon(self) -> None:
        """Leave the helper to the process that started it."""
        self._helper.abandon()

    def _turn_to(self, order: Order) -> bool:
        """Make this the order of all further children; tell whether none was handed out for it yet."""
        if order != self._order:
            self._order, self._number, self._living = order, self._number + 1, 0
        return all(child.number != self._number for child in self._handed_out)

    def _ask_for(self, living: int) -> None:
        """Have children forked until so many live by the present order; each is replaced when it was killed."""
        while self._living < living:
            assert self._order is not None
            self._send(self._order.message(self._number))
            self._living += 1

    def _receive(self) -> Child | None:
        """Give the next child that came; None where that one is of no use."""
        try:
            packet, descriptors = self._helper.receive(_DESCRIPTORS)
        except BlockingIOError as error:
            raise _Gone("the helper process does not reply") from error
        except OSError as error:
            raise self._gone() from error
        match packet.split(), descriptors:
            case [number], ():  # of the order of one that ended by itself, and is not replaced
                self._living -= int(number) == self._number
                return None
            case [pid, number], (_, _, _, _, _):
                child = Child(int(pid), int(number), descriptors)
            case _:
                raise self._gone()
        if child.number == self._number and not child.has_ended():
            return child
        child.kill()
        child.close()
        return None

    def _send(self, packet: bytes) -> None:
        try:
            self._helper.control.send(packet)
        except OSError as error:
            raise self._gone() from error

    def _gone(self) -> _Gone:
        return _Gone(f"the helper process failed: {self._helper.last_words()}")


class Pool:
    """Helpers by their kits. May be used by several threads at once. `hash_seed` fixes the order of sets in all."""

    def __init__(self, hash_seed: int = HASH_SEED) -> None:
        self._hash_seed = hash_seed
        self._servers: dict[bytes, _Server] = {}
        self._spare: Helper | None = None
        self._lock = threading.Lock()

    def adopt(self, helper: Helper) -> None:
        """Take over a helper that was started before its kit was known."""
        with self._lock:
            unused, self._spare = self._spare, helper
        if unused is not None:
            unused.close()

    @property
    def helper_pids(self) -> tuple[int, ...]:
        """Process ids of all helpers, the one used last at the end."""
        with self._lock:
            return tuple(server.pid for server in self._servers.values())

    def expect(self, order: Order) -> None:
        """Have a helper started and a child forked for this order; returns before that is done.

        A helper that cannot be started is found out, and told, when a child is taken.
        """
        with contextlib.suppress(OSError, _Gone):
            self._find(order.kit()).expect(order)

    def take(self, order: Order) -> Child:
        """Hand out a child that is about to confine itself, or has.

        Raises:
            CellFault: no helper could be started.
        """
        kit, reason = order.kit(), ""
        for _ in range(_STARTS):
            try:
                server = self._find(kit)
            except OSError as error:
                raise CellFault(f"the helper process cannot be started: {error}") from error
            except _Gone as gone:
                reason = str(gone)
                continue
            try:
                return server.take(order)
            except _Gone as gone:
                reason = str(gone)
                self._discard(server)
            except BaseException:  # interrupted half-way, it may have a child under way that nobody expects
                self._discard(server)
                raise
        raise CellFault(reason)

    def distrust(self, order: Order) -> None:
        """Hand out no child that was ready for this order: what ended one may have ended all, or be about to."""
        with self._lock:
            server = self._servers.get(order.kit())
        if server is not None:
            server.distrust()

    def kill(self) -> None:
        """Begin to end all helpers: they die while their process does something else, until `close` waits for them."""
        with self._lock:
            for helper in self._all():
                helper.kill()

    def close(self) -> None:
        """End all helpers with all of their children; the next call starts new ones."""
        for helper in self._forget():
            helper.close()

    def abandon(self) -> None:
        """Forget all helpers without ending them: they belong to the process that this one was forked from."""
        self._lock = threading.Lock()
        for helper in self._forget():
            helper.abandon()

    def _find(self, kit: bytes) -> _Server:
        with self._lock:
            server = self._servers.pop(kit, None)
            if server is None:
                helper, self._spare = self._spare or start_helper(self._hash_seed), None
                server = _Server(helper, kit)
            self._servers[kit] = server  # the last one is the one used last
            oldest = next(iter(self._servers))
            if len(self._servers) <= MAX_HELPERS or not self._servers[oldest].is_idle:
                return server
            beyond = self._servers.pop(oldest)
        beyond.close()
        return server

    def _discard(self, server: _Server) -> None:
        with self._lock:
            kits = [kit for kit, kept in self._servers.items() if kept is server]
            for kit in kits:
                del self._servers[kit]
        if kits:
            server.close()

    def _forget(self) -> list[_Server | Helper]:
        with self._lock:
            everything = self._all()
            self._servers, self._spare = {}, None
        return everything

    def _all(self) -> list[_Server | Helper]:
        return [*self._servers.values(), *([self._spare] if self._spare else [])]


_SHARED = Pool()
atexit.register(_SHARED.close)
if hasattr(os, "register_at_fork"):  # where there is no fork, nothing is shared by it
    os.register_at_fork(after_in_child=_SHARED.abandon)


def shared_pool() -> Pool:
    """Give the pool of this process, which ends with it."""
    return _SHARED


def children() -> Children:
    """Give what has children ready on this system.

    Raises:
        JudgeUnavailable: the judge knows no way to confine answers on this system.
    """
    if sys.platform != "linux":
        from interviewprep.judge.platforms.here import one_shots

        return one_shots()
    return _SHARED


def warm_up(program: Program, *, unsafe: bool = False) -> None:
    """Have the helper started that answers to this question most likely need; returns before that is done.

    Worth calling when the question is shown. What an answer really imports decides which helper it gets.
    """
    children().expect(order_for(program, program.reference, unsafe=unsafe))


def close() -> None:
    """End all helpers of this process now instead of when it ends."""
    _SHARED.close()
