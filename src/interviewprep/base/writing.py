"""Files that are there as a whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from interviewprep.base.errors import EnvironmentFault

_HEAD_BYTES = 1_024


def may_replace(file: Path, mark: str) -> bool:
    """Whether there is nothing yet, or a file that by a mark near its beginning is known to be ours.

    Raises:
        EnvironmentFault: it cannot be read.
    """
    try:
        with file.open("rb") as stream:
            head = stream.read(_HEAD_BYTES)
    except FileNotFoundError:
        return True
    except OSError as error:
        raise EnvironmentFault(f"'{file}' cannot be read: {error.strerror or error}") from error
    return not head or mark.encode("ascii") in head


@contextmanager
def replacing(file: Path) -> Iterator[Path]:
    """Give a file beside `file` to write to, and put it in place once it is whole; only its owner may read it.

    Raises:
        EnvironmentFault: it cannot be written.
    """
    import tempfile  # with its own imports half a bare start

    try:
        handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
        os.close(handle)
        draft = Path(name)
        try:
            yield draft
            draft.replace(file)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise EnvironmentFault(f"'{file}' cannot be written: {error.strerror or error}") from error
