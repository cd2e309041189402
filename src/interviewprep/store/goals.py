"""The interview that is prepared for."""

from interviewprep.model.goal import Goal
from interviewprep.store.connection import insert
from interviewprep.store.file import HistoryFile
from interviewprep.store.rows import goal_record, read_goal

_SINCE_VERSION = 2


class Goals(HistoryFile):
    """What the practice is for: one goal at a time."""

    def goal(self) -> Goal | None:
        """Give the goal, or None where there is none."""
        return self._one(read_goal, "SELECT * FROM goal") if self._has_version(_SINCE_VERSION) else None

    def set_goal(self, goal: Goal) -> None:
        """Set the goal, in place of the one before."""
        with self._writing() as db:
            insert(db, "goal", goal_record(goal), replace=True)

    def drop_goal(self) -> bool:
        """Give the goal up; tell whether there was one."""
        with self._writing() as db:
            return bool(db.execute("DELETE FROM goal").rowcount)
