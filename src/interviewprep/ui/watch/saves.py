"""Looking at the answer's file: what it holds, and whether that was saved since.

Polling `stat` sees every kind of save, also by renaming another file into place and on network folders.
"""

from datetime import UTC, datetime
from pathlib import Path

from interviewprep.base.errors import EnvironmentFault
from interviewprep.base.records import dataclass
from interviewprep.session.workspace import read_answer


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at the file found: its text and the local time of its last save, or why it cannot be read."""

    text: str = ""
    saved_at: str = ""
    trouble: str = ""


class SavedFile:
    """One file, looked at again and again."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._stamp: tuple[int, int, int] | None = None
        self._is_settled = False

    def look(self) -> Look | None:
        """Tell what the file holds if it may have changed since the last look, or None."""
        stamp = self._read_stamp()
        is_changed = stamp != self._stamp
        if self._is_settled and not is_changed:
            return None
        # Once more at the next look: what is written in the same tick of the clock as it is read has the same stamp.
        self._stamp, self._is_settled = stamp, not is_changed
        try:
            text = read_answer(self._file)
        except EnvironmentFault as fault:
            return Look(trouble=str(fault))
        seconds = stamp[0] / 1e9 if stamp else 0.0
        return Look(text, saved_at=f"{datetime.fromtimestamp(seconds, UTC).astimezone():%H:%M:%S}")

    def _read_stamp(self) -> tuple[int, int, int] | None:
        try:
            found = self._file.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino
