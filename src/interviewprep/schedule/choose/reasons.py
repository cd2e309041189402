"""Why a question was picked, in words for the learner: each makes one plain sentence after "Why this one:"."""

from interviewprep.base.text import counted, percent
from interviewprep.model.attempt import Card, Mistake

NOTABLE_IMPORTANCE = 1.25
"""From so much above the mean of 1, what an area weighs for the target is told. Ours: a quarter more is felt."""


def due(card: Card, today: int) -> str:
    """Say since when a card is due."""
    overdue = today - card.due_day
    since = "due today" if overdue == 0 else f"overdue by {counted(overdue, 'day')}"
    return f"{since}, last answered {ago(today - card.last_day)}"


def new(topic: str) -> str:
    """Say that a question was never seen."""
    return f"new to you, in {topic}"


def sure_and_wrong(confidence: float, days: int) -> str:
    """Say how sure somebody was of a wrong answer, so many days ago."""
    return f"you were {percent(confidence)} sure and wrong, {ago(days)}"


def recall(chance: float, days: int) -> str:
    """Say how likely an answer is still known, so many days after the last one."""
    return f"expected recall {percent(chance)}, last answered {ago(days)}"


def repeated(kind: str, questions: int) -> str:
    """Say that a class of mistake was made in several questions, which this one exercises."""
    return f"it trains what went wrong in {questions} questions: {kind}"


def belief(misconception: str, questions: int) -> str:
    """Say that a misconception was fallen for in several questions, and that this one tests it."""
    return f"you fell for {_words(misconception)} in {questions} questions, and this one tests it"


def leech(lapses: int) -> str:
    """Say that a question was forgotten again and again, and what else there is to do about it."""
    return f"forgotten {lapses} times: /solution explains it first, /never drops it"


def prerequisite(title: str, mistake: Mistake | None, today: int) -> str:
    """Say that a question comes before another one that was failed."""
    failed = f"failed {ago(today - mistake.study_day)}" if mistake else "forget again and again"
    return f"it comes before '{title}', which you {failed}"


def known(chance: float, days: int) -> str:
    """Say that a question went well and is still known."""
    return f"you know this: {recall(chance, days)}"


def audit(chance: float, days: int) -> str:
    """Say that something mastered is looked at."""
    return f"audit of a mastered question: {recall(chance, days)}"


def importance(area: str, weight: float) -> str:
    """Say how much an area counts for the target."""
    return f"{area} counts {weight:.1f} times for your target"


def ago(days: int) -> str:
    """Say how many days ago something was; the future counts as today."""
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{days} days ago"


def _words(slug: str) -> str:
    """Write the id of a misconception as it reads: `random-split` as `random split`, in quotes."""
    return f"'{slug.replace('-', ' ')}'"
