"""The time of day, and the time that a session counts with.

Two clocks are needed. Wall time dates events and may jump. Awake time never jumps and stands still while
the machine sleeps, so a budget measured with it is fair; it starts anew at every boot, which `boot_id` tells.
"""

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from interviewprep.base.records import dataclass


@dataclass(frozen=True, slots=True)
class Moment:
    """One reading of all clocks.

    `at` is aware and UTC; `utc_offset_s` is what the local zone added to UTC at that moment, in seconds;
    `awake_s` counts seconds since boot without sleep.
    """

    at: datetime
    utc_offset_s: int
    awake_s: float
    boot_id: str


class Clock(Protocol):
    """Where a session gets its time from."""

    def read(self) -> Moment:
        """Read all clocks at once."""
        ...


class SystemClock:
    """The machine's clocks."""

    def __init__(self) -> None:
        self._boot_id = _read_boot_id()

    def read(self) -> Moment:
        """Read all clocks at once."""
        at = datetime.now(UTC)
        offset = at.astimezone().utcoffset()
        return Moment(
            at=at,
            utc_offset_s=int(offset.total_seconds()) if offset else 0,
            # CLOCK_MONOTONIC stops during suspend on Linux and macOS; on Windows it goes on (untested there).
            awake_s=time.monotonic(),
            boot_id=self._boot_id,
        )


def _read_boot_id() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        # Elsewhere: the moment of boot to the minute, which moves by little between two readings.
        return f"boot-{int((time.time() - time.monotonic()) // 60)}"
