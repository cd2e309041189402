"""What gates found before, kept by the content they looked at: one line of JSON for each result.

The file may be deleted at any time. A line that cannot be read is passed over, lines are appended whole, and the file
is written anew in one step when most of it has had its day; so several processes may use it at once.
"""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from interviewprep.grade.jsonl import LineFault, read_lines, read_object

_MAX_LINE_BYTES = 1 << 20
_MAX_RATIO = 4
_LEAST_LINES = 1000


@dataclass(frozen=True, slots=True)
class KeptFault:
    """A fault with the file's place below its bank, since the same content may lie elsewhere next time."""

    bank: str
    file: str
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What a gate found; `cpu_s` is what it took when it looked."""

    faults: tuple[KeptFault, ...]
    figures: Mapping[str, int]
    cpu_s: float


@dataclass(slots=True)
class KeptResults:
    """The results in a file, by their keys. A file that cannot be written keeps nothing, and no more is lost."""

    path: Path
    _found: dict[str, Kept] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)
    _lines: int = 0

    def load(self) -> "KeptResults":
        """Read the file, if there is one."""
        try:
            with self.path.open("rb") as stream:
                for line in read_lines(stream, _MAX_LINE_BYTES):
                    self._lines += 1
                    with suppress(LineFault, KeyError, TypeError, ValueError):  # damaged: as if it had not been kept
                        fields = read_object(line)
                        self._found[str(fields["key"])] = _read(fields)
        except OSError:
            return self  # nothing was kept yet, or it is out of reach: all is proven anew
        return self

    def get(self, key: str) -> Kept | None:
        """Give the result that was kept under a key."""
        self._used.add(key)
        return self._found.get(key)

    def put(self, key: str, kept: Kept) -> None:
        """Keep a result; when this returns the system has it."""
        self._found[key] = kept
        self._used.add(key)
        self._lines += 1
        with suppress(OSError):  # a full disk costs time on the next run, and no result
            self.path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
            try:
                os.write(descriptor, _line(key, kept))
            finally:
                os.close(descriptor)

    def tidy(self) -> None:
        """Drop what was not asked for since the file was loaded, once that is most of it."""
        if self._lines < max(_LEAST_LINES, _MAX_RATIO * len(self._used)):
            return
        part = self.path.with_name(f".{self.path.name}.{os.getpid()}")
        live = {key: kept for key, kept in self._found.items() if key in self._used}
        with suppress(OSError):  # the long file serves as well
            part.write_bytes(b"".join(_line(key, kept) for key, kept in live.items()))
            part.replace(self.path)
            self._lines = len(live)


def _line(key: str, kept: Kept) -> bytes:
    faults = [[fault.bank, fault.file, fault.line, fault.message] for fault in kept.faults]
    # A line feed ahead: what another process left unfinished does not spoil this line.
    fields = {"key": key, "faults": faults, "figures": dict(kept.figures), "cpu_s": round(kept.cpu_s, 4)}
    return b"\n" + json.dumps(fields, separators=(",", ":")).encode("ascii") + b"\n"


def _read(fields: Mapping[str, object]) -> Kept:
    faults, figures, cpu_s = fields["faults"], fields["figures"], fields["cpu_s"]
    if not isinstance(faults, list) or not isinstance(figures, dict) or not isinstance(cpu_s, float | int):
        raise TypeError
    return Kept(tuple(_fault(*item) for item in faults), {str(k): int(v) for k, v in figures.items()}, float(cpu_s))


def _fault(bank: str, file: str, line: int, message: str) -> KeptFault:
    return KeptFault(str(bank), str(file), int(line), str(message))
