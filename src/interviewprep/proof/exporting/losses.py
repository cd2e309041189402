"""What an export leaves out, one line for each kind of question that it happens to."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from interviewprep.base.text import counted
from interviewprep.model.question import Question

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Loss:
    """What is left out, and of which questions (`bank/id`)."""

    message: str
    questions: tuple[str, ...]

    def __str__(self) -> str:
        named = ", ".join(self.questions[:_NAMED])
        more = len(self.questions) - _NAMED
        return f"{self.message}: {named}" + (f" and {counted(more, 'other')}" if more > 0 else "")


def gather(questions: Iterable[Question], what: Callable[[Question], Sequence[str]]) -> tuple[Loss, ...]:
    """Put together the questions of which the same is left out, in the order in which they come."""
    groups: dict[str, list[str]] = {}
    for question in questions:
        if parts := what(question):
            listed = " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
            groups.setdefault(f"{question.format} without {listed}", []).append(question.ref)
    return tuple(Loss(message, tuple(refs)) for message, refs in groups.items())
