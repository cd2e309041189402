"""What was practised, for one who only looks: sessions, attempts, cards, and what they are for."""

from interviewprep.base.paths import Paths
from interviewprep.store.attempts import Attempts
from interviewprep.store.cards import Cards
from interviewprep.store.chosen import Settings
from interviewprep.store.goals import Goals
from interviewprep.store.marks import Marks
from interviewprep.store.memories import Memories
from interviewprep.store.onlooker import look_at
from interviewprep.store.sessions import Sessions
from interviewprep.store.tallies import Tallies
from interviewprep.store.tested_out import TestedOut
from interviewprep.store.weak import Weak


class Practised(Sessions, Attempts, Cards, Memories, Goals, Marks, Settings, Tallies, TestedOut, Weak):
    """All that answers left behind, open for reading."""


def look_at_practice(paths: Paths) -> Practised | None:
    """Open what was practised for reading alone; None where there is no history yet. Raises as `look_at` does."""
    return look_at(paths, Practised)
