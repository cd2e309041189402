"""The time left of the question at hand, in the words of a prompt, of a title and of an alarm."""

from interviewprep.base.text import minutes_and_seconds, time_left
from interviewprep.session.candidate import View
from interviewprep.ui.bell import Alarm, Bell


def bell_of(view: View, alarm: Alarm | None) -> Bell | None:
    """Make the bell of a question; None where nobody is to be told."""
    if alarm is None:
        return None
    title = view.question.title

    def tell(left_s: float) -> None:
        alarm(f"{time_left(left_s) if round(left_s) > 0 else 'time is up'} - {title}")

    return Bell(view.budget_s, view.item_left_s(), tell)


class Countdown:
    """The clock of one question. Called, it gives the text beside a prompt; whoever looks at it makes it ring."""

    def __init__(self, view: View, bell: Bell | None) -> None:
        self._view = view
        self._bell = bell

    def __call__(self) -> str:
        """Give the text beside a prompt, and ring if a mark was reached."""
        view, left_s = self._view, self.left_s()
        left = f"Question {view.number} of {view.total}: {time_left(left_s)}"
        session_s = view.session_left_s() if view.total > 1 else None
        return left if session_s is None else f"{left}; in all {minutes_and_seconds(session_s)}"

    def left_s(self) -> float:
        """Give the seconds left of the question, and ring if a mark was reached."""
        left_s = self._view.item_left_s()
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
        return self._bell.next_mark_s if self._bell is not None else float("-inf")


def standing_still() -> str:
    """Give the text beside a prompt at which no time counts."""
    return "The clock stands still."
