"""Reading files that people wrote: whatever lies there becomes text or faults, never a traceback."""

import re
import stat
from pathlib import Path

from interviewprep.base.errors import Fault

MAX_BYTES = 1024 * 1024
_CONTROL = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff]"


class FaultLog:
    """Collects the faults of one file into a list that the files of a bank share."""

    def __init__(self, path: Path, faults: list[Fault]) -> None:
        self.path = path
        self.faults = faults

    def add(self, line: int, message: str, gate: str = "G1") -> None:
        """Note one fault at a line of this file; `gate` is the rule of `prep bank check` that it breaks."""
        self.faults.append(Fault(self.path, line, message, gate))

    def sibling(self, path: Path) -> "FaultLog":
        """Log the faults of another file into the same list."""
        return FaultLog(path, self.faults)


def read_text(log: FaultLog) -> str | None:
    """Read the log's file as UTF-8 text with LF line ends, or note why it cannot be and return None."""
    try:
        # A pipe or a device of that name would block or never end.
        if not stat.S_ISREG(log.path.stat().st_mode):
            log.add(1, "this is no regular file; put a text file here")
            return None
        with log.path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        log.add(1, f"the file cannot be read: {error.strerror or error}")
        return None
    if len(data) > MAX_BYTES:
        log.add(1, "the file is larger than 1 MiB; split it or shorten it")
        return None
    return _decode(data, log)


def _decode(data: bytes, log: FaultLog) -> str | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        log.add(line, f"byte 0x{data[error.start]:02x} is not UTF-8; save the file as UTF-8")
        return None
    found = re.search(_CONTROL, text)
    if found is None:
        return text
    log.add(text.count("\n", 0, found.start()) + 1, _describe(found.group()))
    return None


def _describe(character: str) -> str:
    match character:
        case "\r":
            return "the line ends with CR; save the file with LF line ends"
        case "\ufeff":
            return "there is a byte order mark; save the file as UTF-8 without one"
        case _:
            return f"control character U+{ord(character):04X} is not allowed; delete it"
