"""What goes wrong with a file of ours, in words for the person at the keyboard."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from interviewprep.base.errors import EnvironmentFault, PrepError, StoreFault
from interviewprep.base.paths import Paths


def rescue_advice(paths: Paths) -> str:
    """Say what to do about a damaged history."""
    return (
        "Nothing was changed. `prep data restore FILE` puts a copy back and keeps the damaged file; "
        f"copies made so far are in {paths.backups}."
    )


@contextmanager
def reaching(path: Path) -> Iterator[None]:
    """Turn an error of the file system that happens inside into a fault which names `path`."""
    try:
        yield
    except OSError as error:
        raise EnvironmentFault(
            f"{error.filename or path} cannot be used: {error.strerror or error}. "
            "See that the folder exists, belongs to you and has room, or set PREP_HOME to another one."
        ) from error


class Translation:
    """Turns an error of SQLite that happens inside a `with` into a fault which names `path`.

    `rescue` is the advice for a damaged file. No generator: to enter and leave one takes longer than a statement.
    """

    __slots__ = ("_path", "_rescue")

    def __init__(self, path: Path, rescue: str) -> None:
        self._path, self._rescue = path, rescue

    def __enter__(self) -> None:
        """Do nothing yet."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        """Raise the fault in the place of the error."""
        if isinstance(error, sqlite3.Error):
            raise fault_of(error, self._path, self._rescue) from error
        if isinstance(error, UnicodeDecodeError):
            # Even SQLite's own message may quote broken bytes of the file, and then no error of SQLite gets this far.
            raise _damaged(self._path, "a text in it is none", self._rescue) from error
        if isinstance(error, UnicodeEncodeError):
            raise StoreFault(
                f"{self._path} cannot keep a text with half a character in it ({error.reason} at {error.start}). "
                "This step was not saved: enter the text again without it."
            ) from error


def fault_of(error: sqlite3.Error, path: Path, rescue: str) -> PrepError:
    """Choose the fault for an error of SQLite by its primary code (sqlite.org/rescode.html)."""
    match getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF:
        case sqlite3.SQLITE_FULL:
            return EnvironmentFault(
                f"the disk is full: {path} cannot grow. This step was not saved, all before it was. "
                "Free some space and repeat it."
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return EnvironmentFault(
                f"{path} cannot be written ({error}). This step was not saved. "
                "Allow writing to the file and its folder, or set PREP_HOME to another one."
            )
        case sqlite3.SQLITE_CANTOPEN:
            return EnvironmentFault(
                f"{path} cannot be opened ({error}). See that it is a file in a folder you may write to, "
                "or set PREP_HOME to another one."
            )
        case sqlite3.SQLITE_IOERR:
            return EnvironmentFault(
                f"the disk failed while {path} was used ({error}). This step was not saved, all before it was. "
                "See that the disk is connected and has room, then repeat it."
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return StoreFault(
                f"another program has kept {path} locked. This step was not saved. "
                "Let the other one finish (is a second `prep` running?) and repeat it."
            )
        case sqlite3.SQLITE_CONSTRAINT:
            return StoreFault(
                f"{path} refused a row that contradicts what it holds ({error}). This step was not saved. "
                "`prep data check` tells whether the file is sound; if it is, please report this."
            )
        case sqlite3.SQLITE_NOTADB:
            return StoreFault(f"{path} is no history of prep, or its beginning is damaged. {rescue}")
        case _:
            return _damaged(path, str(error), rescue)


def _damaged(path: Path, what: str, rescue: str) -> StoreFault:
    return StoreFault(f"{path} is damaged ({what}). {rescue}")
