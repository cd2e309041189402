"""The clock of the question at hand as a person is told of it: beside a prompt, in a title, by an alarm."""

from math import inf

from interviewprep.base.text import time_left
from interviewprep.session.candidate import View
from interviewprep.session.zero import TimeOver
from interviewprep.ui.bell import Alarm, Bell
from interviewprep.ui.countdown import countdown
from interviewprep.ui.lines import News


class Ticker:
    """One question's clock. Whoever looks at it makes it ring if a mark was reached meanwhile.

    What counts is the question's time or the session's, whichever ends first.
    """

    def __init__(self, view: View, bell: Bell | None) -> None:
        self._view = view
        self._bell = bell

    def __call__(self) -> str:
        """Give the text beside a prompt."""
        self.left_s()
        return countdown(self._view)

    def left_s(self) -> float:
        """Give the seconds left."""
        left_s = seconds_left(self._view)
        if self._bell is not None:
            self._bell.tell(left_s)
        return left_s

    @property
    def title(self) -> str:
        """The text of a window's title."""
        return f"prep {time_left(self.left_s())} - {self._view.question.title}"

    @property
    def next_mark_s(self) -> float:
        """The time left at which it rings next; minus infinity when it never does."""
        return self._bell.next_mark_s if self._bell is not None else -inf


def bell_of(view: View, alarm: Alarm | None) -> Bell | None:
    """Make the bell of a question; None where nobody is to be told."""
    if alarm is None:
        return None
    return Bell(view.budget_s, seconds_left(view), lambda left_s: alarm(left_s, view.question.title))


def news_of(view: View) -> News:
    """Give what brings the news of a question to its prompt, and ends the prompt once nothing more is taken."""

    def news(text: str) -> tuple[str, ...]:
        told = view.news(text)
        if view.is_over():
            raise TimeOver
        return told

    return news


def seconds_left(view: View) -> float:
    """Tell in how many seconds the time of the question is over, its own or the session's."""
    session_s = view.session_left_s()
    return view.item_left_s() if session_s is None else min(view.item_left_s(), session_s)


def standing_still() -> str:
    """Give the text beside a prompt at which no time counts."""
    return "The clock stands still."
