"""What the referee needs of a child's process, whatever system it runs on."""

from typing import Protocol

from interviewprep.base.records import dataclass
from interviewprep.judge.channel import Line
from interviewprep.judge.order import Order

KILLED = -9
"""The exit code of a process that was killed, as `subprocess` has it; Windows has no name for the signal."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a child ended: exit code, negative for a signal as in `subprocess`; None when nobody could tell.

    `by_us`: it lived until this side killed it.
    """

    code: int | None
    cpu_s: float
    peak_rss_bytes: int
    by_us: bool = False


class AtHand(Protocol):
    """A child at hand, which confines itself, says so, and then waits for an answer."""

    @property
    def pid(self) -> int:
        """Its process id."""

    @property
    def line(self) -> Line:
        """What carries frames to it and back."""

    def cpu_s(self) -> float:
        """Read its CPU clock, in seconds; the last value once it has ended."""

    def has_ended(self, wait_s: float = 0.0) -> bool:
        """Whether it has ended, or does so within a time."""

    def peak_rss_bytes(self) -> int:
        """Tell the most memory it has had; 0 once it has ended."""

    def kill(self) -> None:
        """Kill it, if it has not ended."""

    def ending(self, wait_s: float) -> Ending | None:
        """Wait until it can be told how it ended; None when nobody can tell."""

    def close(self) -> None:
        """Close this side's ends."""


class Children(Protocol):
    """What has children ready before they are needed."""

    def expect(self, order: Order) -> None:
        """Have a child prepared for this order; returns before that is done."""

    def take(self, order: Order) -> AtHand:
        """Hand out a child for this order.

        Raises:
            CellFault: none could be started.
        """

    def distrust(self, order: Order) -> None:
        """Hand out nothing that was prepared for this order before something outside ended a child of it."""
