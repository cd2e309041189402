"""A candidate at a keyboard or behind a file of answers: the session's questions become lines and prompts.

What they do at a question is in `answering`, what comes after an answer in `judged`; here is the rest of a session.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from interviewprep.base.text import counted, percent
from interviewprep.model.question import Hint
from interviewprep.model.verdict import Judgement
from interviewprep.report.past import Past
from interviewprep.session.candidate import View
from interviewprep.session.plan import Part, Plan
from interviewprep.ui import asking, showing
from interviewprep.ui.answering import Answering
from interviewprep.ui.judged import Earlier, Judged
from interviewprep.ui.lines import Lines
from interviewprep.ui.opening import Opener
from interviewprep.ui.screen import Screen
from interviewprep.ui.speaker import Manner

if TYPE_CHECKING:
    from interviewprep.session.scorecard import Scorecard

WHAT_NEXT = "`prep` tells what makes sense next."


def _none_known(ref: str) -> Sequence[Past]:
    del ref
    return ()


class Person(Answering, Judged):
    """Shows on a screen, reads lines, opens an editor."""

    def __init__(
        self, screen: Screen, lines: Lines, opener: Opener, manner: Manner, earlier: Earlier = _none_known
    ) -> None:
        Answering.__init__(self, screen, lines, manner, opener)
        Judged.__init__(self, screen, lines, manner, earlier)

    def choose(self, message: str, choices: Mapping[str, str]) -> str:
        """Ask for one of several words by its key; Enter takes the first."""
        self._screen.line(message)
        keys = ", ".join(f"{key} {word}" for key, word in choices.items())

        def read(text: str) -> str:
            typed = text.strip().casefold()
            if not typed:
                return next(iter(choices.values()))
            if typed in choices or typed in choices.values():
                return choices.get(typed, typed)
            raise ValueError(f"'{typed[:20]}' is none of: {keys}.")

        return self._repeat(f"What shall it be? {keys} (Enter: {next(iter(choices.values()))})", read)

    def begin(self, plan: Plan, notices: tuple[str, ...]) -> None:
        """Say what is about to happen."""
        showing.begin(self._screen, plan, notices)

    def enter(self, part: Part, number: int, total: int) -> None:
        """Begin a part, after its break."""
        if part.break_s:
            showing.interval(self._screen, part)
            if self._manner.prompts_all:
                self._repeat(asking.BREAK_PROMPT, asking.read_break)
        showing.part(self._screen, part, number, total)

    def refuse(self, message: str) -> None:
        """Say why an answer cannot be taken."""
        self._screen.line(message)

    def tell(self, message: str) -> None:
        """Say something that is good to know."""
        self._screen.line(message)

    def recall(self, view: View, answer: str) -> None:
        """Put a question again, with the answer that was given."""
        showing.recall(self._screen, view, answer)

    def hint(self, hint: Hint, *, left: int) -> None:
        """Show a hint."""
        more = f"; {counted(left, 'more hint')}" if left else "; that was the last"
        self._screen.line(f"Hint (costs {percent(hint.price)} of the score{more}):")
        self._screen.prose(hint.text)

    def ran(self, view: View, samples: Judgement, own: Judgement | None) -> None:
        """Show how the sample tests and the person's own checks went."""
        from interviewprep.ui import judgements

        judgements.run(self._screen, view, samples, own)

    def finish(self, scorecard: "Scorecard") -> None:
        """Show the scorecard, and where to go from there."""
        from interviewprep.ui import card

        card.scorecard(self._screen, scorecard)
        if not self._is_brief:
            self._screen.line()
            self._screen.line(WHAT_NEXT)
