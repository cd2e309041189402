"""Whether the compiled form of a bank may be believed without reading its files."""

from pathlib import Path
from zlib import crc32

from interviewprep.bank.compiled.cache import CachedBank
from interviewprep.bank.compiled.stamps import are_current
from interviewprep.bank.discovery import Found
from interviewprep.bank.files.layout import LOCK, MANIFEST


def fingerprint(root: Path) -> str:
    """Hash the manifest of a bank, `bank.toml` and `bank.lock`; empty where one of them cannot be read.

    The lock names every question with its revision and comes with a release, so that it stands for the files.
    """
    try:
        parts = [(root / name).read_bytes() for name in (MANIFEST, LOCK)]
    except OSError:
        # Without a manifest there is nothing to trust, and the folder is looked at instead.
        return ""
    # No adversary here, and `hashlib` loads OpenSSL, which costs a quarter of a bare start.
    return " ".join(f"{len(part)}-{crc32(part):08x}" for part in parts)


def is_trusted(found: Found, cached: CachedBank) -> bool:
    """Tell whether a bank was installed with the package and compiled from the very manifest it has now."""
    return found.is_installed and bool(cached.fingerprint) and fingerprint(found.path) == cached.fingerprint


def is_fresh(found: Found, cached: CachedBank | None) -> bool:
    """Tell whether the compiled form of a bank can be used: by its manifest, or by the times of its folders."""
    if cached is None:
        return False
    return is_trusted(found, cached) or (cached.settled and are_current(cached.folders))
