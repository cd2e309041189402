"""Which files Python itself needs to read: the standard library and the folders of the C library."""

import os
import sys
from collections.abc import Iterator

# Installed packages lie here, below the standard library's own folder in many installations.
_FOREIGN = {"site-packages", "dist-packages"}
_TIME_ZONES = "/usr/share/zoneinfo"
_LINKER_CACHE = "/etc/ld.so.cache"


def standard_library() -> list[str]:
    """List what may be read: the standard library without installed packages, system libraries, time zones."""
    return [*_library_entries(), *_shared_library_folders(), _LINKER_CACHE, _TIME_ZONES]


def _library_entries() -> Iterator[str]:
    for entry in sys.path:
        if not os.access(f"{entry}/", os.R_OK):
            yield entry  # the standard library as a zip file, where there is one
            continue
        names = os.listdir(entry)  # noqa: PTH208 -- see `helper`
        if _FOREIGN.isdisjoint(names):
            yield entry
        else:
            yield from (f"{entry}/{name}" for name in names if name not in _FOREIGN)


def _shared_library_folders() -> set[str]:
    """Find the folders of the libraries in use; one that holds more of Python than that is left out."""
    folders = {path.rpartition("/")[0] for path in _mapped_files() if ".so" in path}
    own = tuple(sys.path)
    return {folder for folder in folders if not folder.startswith(own) and not _holds_python(folder)}


def _mapped_files() -> Iterator[str]:
    with open("/proc/self/maps", encoding="utf-8", errors="surrogateescape") as maps:  # noqa: PTH123 -- see `helper`
        for line in maps:
            fields = line.rstrip("\n").split(maxsplit=5)
            if len(fields) == 6 and fields[5].startswith("/"):
                yield fields[5]


def _holds_python(folder: str) -> bool:
    return any(name.startswith("python") for name in os.listdir(folder))  # noqa: PTH208 -- see `helper`
