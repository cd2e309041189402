"""Size and time of files, to tell whether they changed since they were compiled."""

import stat
import time
from collections.abc import Iterable
from pathlib import Path

from interviewprep.base.records import dataclass

# File systems keep times in steps of up to two seconds: a file changed within the step in which it was read
# may look unchanged, so that a stamp this young is not believed by later runs.
_COARSEST_STEP_NS = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file or folder looked like: `size` in bytes (0 for a folder), `mtime_ns` since the epoch (0: missing)."""

    path: str
    size: int
    mtime_ns: int


def take_stamp(path: Path) -> Stamp:
    """Look at a file or folder; one that is missing or out of reach has a stamp as well."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return Stamp(str(path), 0, 0)
    size = 0 if stat.S_ISDIR(status.st_mode) else status.st_size
    return Stamp(str(path), size, status.st_mtime_ns)


def are_settled(stamps: Iterable[Stamp], now_ns: int | None = None) -> bool:
    """Tell whether a change after these stamps were taken would show in the next ones."""
    now = time.time_ns() if now_ns is None else now_ns
    return all(abs(now - stamp.mtime_ns) > _COARSEST_STEP_NS for stamp in stamps)


def are_current(stamps: Iterable[Stamp]) -> bool:
    """Tell whether all these files and folders still look the same."""
    return all(take_stamp(Path(stamp.path)) == stamp for stamp in stamps)
