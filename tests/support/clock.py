"""A clock that tests move by hand."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from interviewprep.base.clock import Moment

START = Moment(at=datetime(2026, 11, 2, 9, 0, tzinfo=UTC), utc_offset_s=0, awake_s=1000.0, boot_id="boot-1")


class FakeClock:
    """Both clocks of `interviewprep.base.clock.Clock`, standing still until a test moves them.

    >>> clock = FakeClock()
    >>> clock.advance(60)
    >>> clock.read().awake_s
    1060.0
    """

    def __init__(self, start: Moment = START) -> None:
        self._now = start

    def read(self) -> Moment:
        """Read all clocks at once."""
        return self._now

    def advance(self, seconds: float) -> None:
        """Let time pass on both clocks."""
        self._now = replace(self._now, awake_s=self._now.awake_s + seconds)
        self.jump_wall(seconds)

    def sleep_machine(self, seconds: float) -> None:
        """Suspend the machine: wall time goes on, awake time stands still."""
        self.jump_wall(seconds)

    def jump_wall(self, seconds: float) -> None:
        """Set the wall clock forward, or back with a negative number; awake time notices nothing."""
        self._now = replace(self._now, at=self._now.at + timedelta(seconds=seconds))

    def move_zone(self, utc_offset_s: int) -> None:
        """Travel: the same instant is read with another offset."""
        self._now = replace(self._now, utc_offset_s=utc_offset_s)

    def reboot(self, awake_s: float = 5.0) -> None:
        """Start anew: another boot, whose awake clock begins near zero."""
        self._now = replace(self._now, awake_s=awake_s, boot_id=f"{self._now.boot_id}+")
