"""Earlier attempts at a question: each with its rating and with the answer that was given, read from the log.

The bank is not needed: a question that has left it keeps its attempts and its answers.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from interviewprep.base.errors import UsageFault
from interviewprep.base.records import dataclass
from interviewprep.base.text import did_you_mean
from interviewprep.model.attempt import Attempt, Event, EventKind, Review
from interviewprep.model.taxonomy import Area


class Archive(Protocol):
    """What is needed of the history."""

    def attempts(self, *, question: str | None = None, area: Area | None = None) -> list[Attempt]:
        """List attempts, oldest first."""

    def reviews(self, question: str | None = None) -> list[Review]:
        """List the reviews that stand."""

    def events(self, session: str) -> list[Event]:
        """List a session's events in order."""


@dataclass(frozen=True, slots=True)
class Past:
    """One attempt. `number` counts the attempts at its question from 1, the oldest.

    `review` is None where the attempt did not move the card. `answer` is what was typed, or None where the log holds
    none; `shown` are the ids of options or steps in the order in which they were displayed.
    """

    number: int
    attempt: Attempt
    review: Review | None = None
    answer: str | None = None
    shown: tuple[str, ...] = ()


def find_ref(name: str, refs: Iterable[str]) -> str:
    """Find the one question of the history that is called `bank/id`, or `id` alone.

    Raises:
        UsageFault: None is, or several are.
    """
    known = sorted(set(refs))
    found = [ref for ref in known if name in {ref, ref.rpartition("/")[2]}]
    if len(found) > 1:
        raise UsageFault(f"several questions are called '{name}': name one of {', '.join(found)}.")
    if not found:
        near = did_you_mean(name, [*known, *(ref.rpartition("/")[2] for ref in known)])
        raise UsageFault(f"your history holds no attempt at '{name}'.{near} `prep history` lists what it holds.")
    return found[0]


def read_past(archive: Archive, ref: str) -> tuple[Past, ...]:
    """List all attempts at a question, oldest first."""
    reviews = {review.attempt: review for review in archive.reviews(ref)}
    attempts = archive.attempts(question=ref)
    answers = {
        session: _answers(archive.events(session), ref)
        for session in dict.fromkeys(attempt.session for attempt in attempts)
    }
    return tuple(
        Past(number, attempt, reviews.get(attempt.id), *next(answers[attempt.session], _NO_ANSWER))
        for number, attempt in enumerate(attempts, start=1)
    )


_Given = tuple[str | None, tuple[str, ...]]
_NO_ANSWER: _Given = (None, ())


def _answers(events: Iterable[Event], ref: str) -> Iterator[_Given]:
    """Give the answers to a question that were graded in one session, in order, each with what was shown."""
    item: object = None
    given = _NO_ANSWER
    for event in events:
        payload: dict[str, Any] = dict(event.payload)
        if event.kind is EventKind.SHOWN and payload.get("question") == ref:
            item, given = payload["item"], (None, tuple(payload["order"]))
        elif item is None or payload.get("item") != item:
            continue
        elif event.kind is EventKind.SUBMIT:
            given = (payload["answer"], given[1])
        elif event.kind is EventKind.VERDICT and payload["final"]:
            yield given
