"""What a plan has for today, found without making the plan: so cheaply that it can be said at every look."""

from collections.abc import Collection
from typing import Protocol

from interviewprep.model.attempt import Card, MarkKind, SessionRow, SessionStatus
from interviewprep.model.goal import Goal
from interviewprep.model.question import Entry
from interviewprep.model.taxonomy import Area
from interviewprep.schedule.horizon.mocks import Share, calendar_of
from interviewprep.schedule.study_day import study_day
from interviewprep.session.mocks import mock_interviews


class Asking(Protocol):
    """What is needed of the history."""

    def marked(self, kind: MarkKind) -> set[str]:
        """Tell which questions carry a mark."""
        ...

    def tested_out(self) -> set[tuple[Area, str]]:
        """Tell the topics that count as known."""
        ...

    def cards_of(self, questions: Collection[str]) -> list[Card]:
        """List the cards of some questions."""
        ...

    def sessions(self, status: SessionStatus) -> list[SessionRow]:
        """List the sessions of one status."""
        ...


class Catalogue(Protocol):
    """What is needed of the banks."""

    def entries(self, *, ready: bool) -> list[Entry]:
        """List all questions; with `ready` those whose packages are installed."""
        ...


def todays_share(goal: Goal, history: Asking, catalogue: Catalogue, *, today: int, extra_time: float) -> Share:
    """Tell what the plan for an interview that lies ahead has for study day `today`."""
    importance = {area: goal.target.importance(area) for area in Area}
    offer = mock_interviews(importance, askable(history, catalogue), extra_time)
    calendar = calendar_of(goal, today, offer, sat_today=sat_on(history, today))
    return Share(calendar.budgets[0], calendar.mocks.get(0))


def askable(history: Asking, catalogue: Catalogue) -> list[Entry]:
    """List what a plan may ask: nothing suspended, and nothing new of topics that were tested out of."""
    suspended, known_topics = history.marked("suspended"), history.tested_out()
    entries = [entry for entry in catalogue.entries(ready=True) if entry.ref not in suspended]
    known = [entry.ref for entry in entries if (entry.area, entry.topic) in known_topics]
    new = set(known) - {card.question for card in history.cards_of(known)}
    return [entry for entry in entries if entry.ref not in new]


def sat_on(history: Asking, today: int) -> frozenset[str]:
    """Name the loops that were finished and begun on a study day."""
    rows = history.sessions(SessionStatus.FINISHED)
    return frozenset(
        str(row.plan.get("loop", "")) for row in rows if study_day(row.started_at, row.utc_offset_s) == today
    )
