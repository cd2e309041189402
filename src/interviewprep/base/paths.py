"""Where the user's files live: one module, one override.

`PREP_HOME` puts everything below one folder (tests, teams, sticks); otherwise the platform's own
directories are used.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from interviewprep.base.records import dataclass

APP = "interviewprep"


@dataclass(frozen=True, slots=True)
class Paths:
    """The user's folders. None of them need exist; whoever writes makes them."""

    data: Path
    cache: Path
    workspace: Path

    @property
    def history(self) -> Path:
        """The SQLite file with everything that was practised."""
        return self.data / "history.db"

    @property
    def backups(self) -> Path:
        """Copies of the history, made before migrations and on demand."""
        return self.data / "backups"

    @property
    def banks(self) -> Path:
        """The folder in which a user puts banks of their own, one folder each."""
        return self.data / "banks"

    @property
    def bank_cache(self) -> Path:
        """The compiled banks: may be deleted at any time."""
        return self.cache / "banks.db"

    @property
    def proofs(self) -> Path:
        """What `bank check` found before: may be deleted at any time."""
        return self.cache / "proofs.jsonl"

    @property
    def drawn_inputs(self) -> Path:
        """Inputs that a bank's strategies drew, with the reference's values: may be deleted at any time."""
        return self.cache / "inputs"

    @property
    def traces(self) -> Path:
        """Saved traces of unexpected errors."""
        return self.cache / "traces"


def find_paths(environ: Mapping[str, str] | None = None) -> Paths:
    """Tell where the user's files live, without touching the disk."""
    env = os.environ if environ is None else environ
    home = env.get("PREP_HOME")
    if home:
        root = Path(home).expanduser().absolute()
        return Paths(data=root / "data", cache=root / "cache", workspace=root / "workspace")
    from platformdirs import PlatformDirs

    dirs = PlatformDirs(APP, appauthor=False)
    data = Path(dirs.user_data_dir)
    return Paths(data=data, cache=Path(dirs.user_cache_dir), workspace=data / "workspace")
