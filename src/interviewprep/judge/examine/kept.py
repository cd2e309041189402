"""Replies of a bank's code that are always the same, kept on disk: one more verdict need not ask for them again.

They stay what a confined child once sent, in the wire's tagged form, and are decoded under the same caps each time.
A file that is damaged, or belongs to another question, counts as missing. Nothing is kept until a folder is named.
"""

import os
from pathlib import Path

from interviewprep.judge.protocol import wire

MAX_TOTAL_BYTES = 64 << 20
"""Of all files together; beyond that the oldest are dropped."""

_DIGEST_BYTES = 32
_MOST_BYTES = _DIGEST_BYTES + wire.MAX_FRAME_BYTES

_folders: list[Path] = []


def keep_in(folder: Path | None) -> None:
    """Keep replies below this folder from now on, which is made when needed; None ends that."""
    _folders[:] = [] if folder is None else [folder]


def find_kept(key: str) -> object:
    """Give the coded reply that was kept under a key, or None."""
    for folder in _folders:
        try:
            with (folder / key).open("rb") as file:
                data = file.read(_MOST_BYTES)
        except OSError:
            return None  # it was never kept, or is out of reach
        digest, body = data[:_DIGEST_BYTES], data[_DIGEST_BYTES:]
        if _digest(body) == digest:
            return _read(body, key)
    return None


def keep(key: str, coded: object) -> None:
    """Keep a coded reply under a key; where that cannot be done, the next verdict asks for it again."""
    for folder in _folders:
        try:
            body = wire.pack({"key": key, "reply": coded})[wire.HEADER_BYTES :]
            folder.mkdir(parents=True, exist_ok=True)
            _write(folder / key, _digest(body) + body)
            _drop_oldest(folder)
        except (OSError, wire.TooLarge):
            return


def _digest(body: bytes) -> bytes:
    import hashlib  # most commands only name the folder

    return hashlib.sha256(body).digest()


def _read(body: bytes, key: str) -> object:
    try:
        message = wire.unpack(body)
    except wire.WireFault:
        return None
    return message.get("reply") if message.get("key") == key else None


def _write(place: Path, data: bytes) -> None:
    """Write a file as a whole: whoever reads meanwhile finds the old one or none."""
    import tempfile

    descriptor, name = tempfile.mkstemp(dir=place.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _drop_oldest(folder: Path) -> None:
    with os.scandir(folder) as entries:
        files = [(entry.stat().st_mtime_ns, entry.stat().st_size, entry.path) for entry in entries]
    beyond = sum(size for _, size, _ in files) - MAX_TOTAL_BYTES
    for _, size, path in sorted(files):
        if beyond <= 0:
            return
        Path(path).unlink(missing_ok=True)
        beyond -= size
