"""A catalogue in memory."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from random import Random

from interviewprep.model.question import Entry


@dataclass(frozen=True)
class Listed:
    """A catalogue of these questions, and of some that are not `ready`, as what they need is not installed."""

    listed: Sequence[Entry]
    unready: Sequence[Entry] = ()

    def entries(
        self,
        *,
        areas: Collection[str] = (),
        topics: Collection[str] = (),
        domains: Collection[str] = (),
        formats: Collection[str] = (),
        difficulties: Collection[str] = (),
        ready: bool = False,
    ) -> list[Entry]:
        """List what matches."""
        wanted = {"area": areas, "topic": topics, "domain": domains, "format": formats, "difficulty": difficulties}
        return [
            entry
            for entry in (*self.listed, *(() if ready else self.unready))
            if all(not names or getattr(entry, name) in names for name, names in wanted.items())
        ]

    def sample(
        self,
        limit: int,
        *,
        seed: int,
        areas: Collection[str] = (),
        formats: Collection[str] = (),
        difficulties: Collection[str] = (),
        exclude: Collection[str] = (),
    ) -> list[Entry]:
        """Draw from what matches and is ready."""
        matching = self.entries(areas=areas, formats=formats, difficulties=difficulties, ready=True)
        there = [entry for entry in matching if entry.ref not in exclude]
        return Random(seed).sample(there, min(limit, len(there)))
