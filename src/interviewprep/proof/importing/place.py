"""The place of a new bank: made beside it, and moved there as a whole."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from interviewprep.bank.files.markdown import SLUG
from interviewprep.base.errors import EnvironmentFault, UsageFault


def place_for(into: Path) -> Path:
    """Give the folder in which a bank can be made.

    Raises:
        UsageFault: it is taken, or its name is none for a bank.
    """
    target = into.resolve()
    if not SLUG.fullmatch(target.name):
        raise UsageFault(
            f"'{into}' cannot be a bank: its folder gives the bank its name, in lower-case letters, digits and hyphens"
        )
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise UsageFault(f"'{into}' is there already and is not empty. Name a new folder.")
    return target


@contextmanager
def workplace(target: Path) -> Iterator[Path]:
    """Give a folder of the bank's name beside the bank's place, on the same disk, and clear away what is left of it.

    Raises:
        EnvironmentFault: the disk refuses.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shelter = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
        try:
            root = shelter / target.name
            root.mkdir()
            yield root
        finally:
            shutil.rmtree(shelter, ignore_errors=True)
    except OSError as error:
        raise EnvironmentFault(f"'{target}' cannot be written: {error.strerror or error}") from error
