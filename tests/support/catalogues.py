"""A catalogue in memory."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from interviewprep.model.question import Entry


@dataclass(frozen=True)
class Listed:
    """A catalogue of these questions."""

    listed: Sequence[Entry]

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
        del ready
        wanted = {"area": areas, "topic": topics, "domain": domains, "format": formats, "difficulty": difficulties}
        return [
            entry
            for entry in self.listed
            if all(not names or getattr(entry, name) in names for name, names in wanted.items())
        ]
