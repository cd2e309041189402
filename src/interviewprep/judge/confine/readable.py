"""Which files Python itself needs to read: the standard library and the folders of the C library."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

# Installed packages lie here, below the standard library's own folder in many installations.
_FOREIGN = {"site-packages", "dist-packages"}
_TIME_ZONES = "/usr/share/zoneinfo"
_LINKER_CACHE = "/etc/ld.so.cache"


def standard_library() -> list[str]:
    """List what may be read: each entry of the standard library but its packages' folders, and system libraries."""
    return [*_library_entries(), *_shared_library_folders(), _LINKER_CACHE, _TIME_ZONES]


def _library_entries() -> Iterator[str]:
    for entry in sys.path:
        if not os.path.isdir(entry):
            yield entry
            continue
        with os.scandir(entry) as children:
            yield from (child.path for child in children if child.name not in _FOREIGN)


def _shared_library_folders() -> set[str]:
    """Find the folders of the libraries in use; one that holds more of Python than that is left out."""
    lines = Path("/proc/self/maps").read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    mapped = {line.split(maxsplit=5)[5] for line in lines if ".so" in line}
    own = tuple(sys.path)
    folders = {os.path.dirname(path) for path in mapped if not path.startswith(own)}
    return {folder for folder in folders if not any(name.startswith("python") for name in os.listdir(folder))}
