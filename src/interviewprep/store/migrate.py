"""The numbered steps that bring a history file to the present version.

`migrations/NNNN_name.sql` leads from version NNNN - 1 to NNNN; a new file takes all of them. The version is kept
in the file's header (`user_version`), which SQLite writes in the same transaction as the steps themselves.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from interviewprep.base.errors import EnvironmentFault, StoreFault
from interviewprep.base.records import dataclass
from interviewprep.store.backup import copy_history, migration_backup_name
from interviewprep.store.connection import Transaction, connect, pragma

APPLICATION_ID = int.from_bytes(b"prep", "big")
FOLDER = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: after it the file has version `number`."""

    number: int
    path: Path

    def statements(self) -> Iterator[str]:
        """Read the step's statements one by one."""
        statement = ""
        for line in self.path.read_text(encoding="utf-8").splitlines(keepends=True):
            statement += line
            if sqlite3.complete_statement(statement):
                yield statement
                statement = ""


def known_migrations() -> tuple[Migration, ...]:
    """List all steps in order.

    Raises:
        EnvironmentFault: there are none, since this program was removed while it runs.
    """
    known = tuple(Migration(int(path.name[:4]), path) for path in sorted(FOLDER.glob("[0-9]*_*.sql")))
    if not known:
        raise EnvironmentFault(f"{FOLDER} has no migrations: its prep was removed. Install it again.")
    return known


def present_version() -> int:
    """Tell the version that this program writes."""
    return known_migrations()[-1].number


def pending(db: sqlite3.Connection, path: Path) -> tuple[Migration, ...]:
    """List the steps that the file still needs. Only reads.

    Raises:
        StoreFault: the file is from a newer version, or from another program.
    """
    # The name of its program last: another process may bring a new file up after any of these was read.
    tables, version = pragma(db, "schema_version"), pragma(db, "user_version")
    application = pragma(db, "application_id")
    is_new = not (tables or version or application)
    if application != APPLICATION_ID and not is_new:
        raise StoreFault(
            f"{path} is an SQLite file of another program, not a history of prep. Nothing was changed. "
            "Move it away, or set PREP_HOME to another folder."
        )
    known = known_migrations()
    if version > known[-1].number:
        raise StoreFault(
            f"{path} is a history of version {version}, and this prep knows versions up to {known[-1].number}. "
            "Nothing was changed. Upgrade prep (`pipx upgrade interviewprep`), or set PREP_HOME to another folder."
        )
    return tuple(step for step in known if step.number > version)


def migrate(db: sqlite3.Connection, path: Path, backups: Path) -> None:
    """Bring a file to the present version in one transaction, after a copy of what it held went to `backups`.

    Of several processes that come to it at once, one does all of it; the others wait, and find it done.
    """
    if not pending(db, path):
        return
    with Transaction(db):
        version, steps = pragma(db, "user_version"), pending(db, path)
        if steps and version:
            # By a connection of its own: SQLite copies nothing from one that is about to write.
            with closing(connect(_file_of(db))) as reader:
                copy_history(reader, migration_backup_name(backups, version, steps[-1].number))
        for step in steps:
            _apply(db, step)


def _file_of(db: sqlite3.Connection) -> str:
    return str(db.execute("PRAGMA database_list").fetchone()["file"])


def _apply(db: sqlite3.Connection, step: Migration) -> None:
    for statement in step.statements():
        db.execute(statement)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {step.number}")
