"""The banks in use, held fresh in one cache, and those left out because they are broken."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from weakref import finalize

from interviewprep.bank.compiled.cache import (
    Cache,
    CachedBank,
    Compiled,
    Progress,
    discard_cache,
    is_damage,
    memory_cache,
    open_cache,
)
from interviewprep.bank.compiled.freshness import is_fresh, is_trusted
from interviewprep.bank.compiled.stamps import are_current
from interviewprep.bank.discovery import Discovery, Found, Origin
from interviewprep.base.errors import ContentFault, Fault
from interviewprep.base.records import dataclass
from interviewprep.base.text import counted

Result = TypeVar("Result")

# What reading a damaged file can raise. A bug that looks like damage shows all the same: it comes back from the
# second try, on a fresh file.
_DAMAGE = (sqlite3.Error, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class ActiveBank:
    """A bank in use: its row in the cache, and whether its files need no further look."""

    found: Found
    row: CachedBank
    is_trusted: bool


@dataclass(frozen=True, slots=True)
class BrokenBank:
    """A bank left out because of its faults; `ids` are those its files are named after."""

    name: str
    path: Path
    faults: tuple[Fault, ...]
    ids: frozenset[str]

    def error(self) -> ContentFault:
        """Write the error for somebody who asked for this very bank."""
        return ContentFault(f"the bank at {self.path} has {counted(len(self.faults), 'fault')}:", self.faults)


class ActiveBanks:
    """Keeps the compiled form of all found banks up to date.

    `active` has the banks in use by name. Their numbers in the cache change when it is made anew, so that nobody
    holds on to one between two look-ups. `changes` counts how often something was compiled again after opening.
    """

    def __init__(self, cache_file: Path, discovery: Discovery, *, refresh: bool, progress: Progress) -> None:
        self.active: dict[str, ActiveBank] = {}
        self.broken: list[BrokenBank] = []
        self.notices: list[str] = list(discovery.notices)
        self.changes = 0
        self._file = cache_file
        self._discovery = discovery
        self._progress = progress
        # Banks that this process compiled: their stamps were taken just now and need not settle.
        self._compiled_here: set[Path] = set()
        self._cache = self._use(open_cache(cache_file))
        try:
            self._load(refresh=refresh)
        except _DAMAGE as error:
            self.start_over(error)

    def close(self) -> None:
        """Close the cache; nothing can be looked up afterwards."""
        self._closer()

    def look_up(self, question: Callable[[Cache], Result]) -> Result:
        """Ask the cache; when its file turns out to be damaged, make it anew and ask again."""
        try:
            return question(self._cache)
        except _DAMAGE as error:
            self.start_over(error)
            return question(self._cache)

    def numbers(self) -> dict[int, str]:
        """Give the names of the banks in use by their numbers in the cache as of now."""
        return {bank.row.id: name for name, bank in self.active.items()}

    def verified(self, bank: str, name: str) -> Compiled | None:
        """Look up a question whose files are as they were compiled, compiling its bank again if they are not.

        None when there is no such question, or no longer.
        """
        compiled = self.look_up(lambda cache: self._question(cache, bank, name))
        active = self.active.get(bank)
        if compiled is None or active is None or active.is_trusted or self._is_current(active, compiled):
            return compiled
        self.changes += 1
        del self.active[bank]
        self.look_up(lambda _: self._add(active.found, refresh=True))
        return self.look_up(lambda cache: self._question(cache, bank, name))

    def _question(self, cache: Cache, bank: str, name: str) -> Compiled | None:
        active = self.active.get(bank)
        return cache.question(active.row.id, name) if active else None

    def _is_current(self, bank: ActiveBank, compiled: Compiled) -> bool:
        is_believed = compiled.settled or bank.found.path in self._compiled_here
        return is_believed and are_current(compiled.stamps)

    def _use(self, cache: Cache) -> Cache:
        # Python 3.13 warns of connections that are dropped without being closed.
        self._closer = finalize(self, cache.close)
        return cache

    def start_over(self, error: Exception) -> None:
        """Compile all banks again after `error`: into a fresh file, or into memory where that would not help."""
        self._closer()
        self.changes += 1
        if is_damage(error):
            discard_cache(self._file)
            self._cache = self._use(open_cache(self._file))
            try:
                self._load(refresh=False)
            except sqlite3.Error:
                # The file cannot be written after all. Memory can.
                self._closer()
            else:
                return
        self._cache = self._use(memory_cache())
        self._load(refresh=False)

    def _load(self, *, refresh: bool) -> None:
        self.active.clear()
        self.broken.clear()
        self.notices[:] = self._discovery.notices
        for found in self._discovery.found:
            self._add(found, refresh=refresh)

    def _add(self, found: Found, *, refresh: bool) -> None:
        row = self._cache.bank(found.path)
        if refresh or row is None or not is_fresh(found, row):
            row = self._compile(found)
        if row is None:
            return
        first = self.active.setdefault(row.name, ActiveBank(found, row, is_trusted(found, row)))
        if first.found != found:
            self.notices.append(
                f"two banks are called {row.name}: the one at {first.found.path} is used, "
                f"the one at {found.path} is left out; rename one of them"
            )

    def _compile(self, found: Found) -> CachedBank | None:
        """Compile a bank; None when it is broken, which is an error only for a bank that was named.

        Raises:
            ContentFault: the bank was named and has faults.
        """
        from interviewprep.bank.compiled.compiler import compile_bank

        outcome = compile_bank(found.path, self._cache, self._progress)
        if not outcome.faults:
            self._compiled_here.add(found.path)
            return self._cache.bank(found.path)
        broken = BrokenBank(found.path.name, found.path, outcome.faults, outcome.ids)
        if found.origin is Origin.NAMED:
            raise broken.error()
        self.broken.append(broken)
        self.notices.append(
            f"the bank at {found.path} is left out: it has {counted(len(outcome.faults), 'fault')}, the first being "
            f"{outcome.faults[0]} (`prep bank check {found.path}` shows all)"
        )
        return None
