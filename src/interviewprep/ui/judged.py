"""A person after an answer: what only they can say of it, the verdict and what follows from it.

Nobody has answered yet when the first question is put: what is needed from then on is loaded then.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from interviewprep.base.records import replace
from interviewprep.model.evidence import Rating
from interviewprep.model.question import Open, Review, Short
from interviewprep.model.score import Score
from interviewprep.model.verdict import Judgement
from interviewprep.report.past import Past
from interviewprep.session.anchors import Statement
from interviewprep.session.candidate import Confirmation, Do, EndOfAnswers, Outcome, View
from interviewprep.ui import asking, showing
from interviewprep.ui.console import MAX_WIDTH
from interviewprep.ui.countdown import countdown
from interviewprep.ui.lines import Lines, no_news
from interviewprep.ui.screen import Screen
from interviewprep.ui.speaker import Manner, Speaker
from interviewprep.ui.ticker import news_of, standing_still

if TYPE_CHECKING:
    from interviewprep.grade.text.propose import Proposal
    from interviewprep.ui.long_parts import LongPart

T = TypeVar("T")

UNDO = {"u": "undo"}
NEVER = {"n": "never"}
"""Keys after a rating, with their words."""

Earlier = Callable[[str], Sequence[Past]]
"""Gives the attempts that there were at a question before."""


class Judged(Speaker):
    """Asks what an answer holds, shows what it is worth, and asks what a person makes of that."""

    def __init__(self, screen: Screen, lines: Lines, manner: Manner, earlier: Earlier) -> None:
        Speaker.__init__(self, screen, lines, manner)
        self._earlier = earlier
        self._told: Judgement | None = None

    def try_again(self, view: View, score: Score) -> bool:
        """Show a submission that was not accepted, and ask whether to go on with it."""
        if not self._manner.prompts_all:
            return False
        from interviewprep.ui import judgements

        judgements.submission(self._screen, view, score)
        self._told = score.judgement
        return self._repeat(asking.GO_ON_PROMPT, asking.read_go_on)

    def confidence(self, view: View) -> float | None:
        """Ask how sure the person is."""
        if not self._manner.asks_confidence:
            return None
        try:
            return self._repeat(asking.CONFIDENCE_PROMPT, lambda text: asking.read_confidence(text, view.question))
        except EndOfAnswers:
            # The answer itself was given: it counts, without a confidence.
            return None

    def confirm(self, view: View, answer: str, proposal: "Proposal | None") -> Confirmation:
        """Show rubric, exemplar and proposal, and ask what the answer holds."""
        from interviewprep.ui import explaining, proposing

        content = view.question.content
        if isinstance(content, Review):
            choices = self._confirmable(view, answer, content)
        else:
            explaining.exemplar(self._screen, view.question)
            choices = proposing.rubric(self._screen, view.question, proposal)
        if not choices:
            return Confirmation((), ())
        numbers = self._numbers(choices, proposal)
        ids = [choices[number - 1] for number in numbers]
        wrong = {belief.id for belief in content.misconceptions} if isinstance(content, Short | Open) else set()
        return Confirmation(tuple(one for one in ids if one not in wrong), tuple(one for one in ids if one in wrong))

    def compare(self, view: View, proposal: "Proposal", confirmed: Confirmation) -> None:
        """Show where a proposal that was kept back differs."""
        from interviewprep.ui import proposing

        proposing.compare(self._screen, view.question, proposal, confirmed)

    def follow_up(self, view: View, text: str, *, timed: bool) -> str | None:
        """Ask something further, to be answered in a line."""
        if not self._manner.prompts_all:
            return None
        self._screen.line()
        self._screen.line(f"Follow-up: {text}")
        # Of a stage that was answered the time is over: what is left is that of the question.
        view = replace(view, stage_left_s=lambda: None)
        clock: Callable[[], str] = self._clock(view) if timed else standing_still
        news = news_of(view) if timed else no_news
        while True:
            typed = self._lines.line(asking.FOLLOW_UP_PROMPT, clock=clock, news=news).strip()
            match typed:
                case "/quit":
                    raise KeyboardInterrupt
                case "/time":
                    self._screen.line(countdown(view, room=MAX_WIDTH) if timed else clock())
                case _ if typed.startswith("/"):
                    self._screen.line("Here /time and /quit are taken, and Enter when you have nothing to add.")
                case _:
                    return typed

    def good_answer(self, text: str) -> None:
        """Say what a good answer contains."""
        self._screen.line(f"A good answer contains: {text}")

    def outcome(self, view: View, answer: str, outcome: Outcome) -> None:
        """Show the verdict and what it rests on."""
        from interviewprep.ui import feedback

        feedback.verdict(self._screen, view, answer, outcome, told=self._told, briefly=self._is_brief)

    def explain(self, view: View, answer: str, outcome: Outcome) -> None:
        """Show what is right and why, and the rating; the long parts too where they are not asked for."""
        from interviewprep.ui import feedback

        feedback.explain(self._screen, view, answer, outcome, briefly=self._is_brief)
        if self._manner.unfolds:
            for part in self._long_parts(view, answer, outcome):
                part.show(self._screen)

    def adjust(self, view: View, answer: str, outcome: Outcome, allowed: tuple[Rating, ...]) -> Rating | Do | None:
        """Wait for Enter, showing what is asked for; the rating may be moved a step, or taken back.

        After a failure `post_mortem` waits.
        """
        if not self._manner.prompts_all or not outcome.score.passed:
            return None
        parts, wishes = self._offered(view, answer, outcome)
        if view.number == view.total and not allowed and not parts:
            return None
        prompt = asking.adjust_prompt(allowed, [f"{key} {word}" for key, word in wishes.items()])
        wish = self._unfold(prompt, lambda text: asking.read_wish(text, allowed, wishes), parts)
        return Do.UNDO if isinstance(wish, str) else wish

    def post_mortem(self, view: View, answer: str, outcome: Outcome) -> str | Do:
        """Ask for the class of mistake after a failure, showing before what is asked for.

        The rating may be taken back, and a leech dropped.
        """
        if not self._manner.prompts_all or outcome.score.passed:
            return ""
        kind = view.question.format
        parts, wishes = self._offered(view, answer, outcome)
        wishes |= NEVER if outcome.leech_lapses else {}
        prompt = asking.mistake_prompt(kind, wishes)
        said = self._unfold(prompt, lambda text: asking.read_mistake(text, kind, wishes), parts)
        return Do.UNDO if said in UNDO else Do.NEVER_AGAIN if said in NEVER else said

    def recollect(self, statements: tuple[Statement, ...]) -> tuple[Statement, ...] | None:
        """Ask which of these hold of how the person worked."""
        if self._is_brief:
            return None
        from interviewprep.ui import card

        card.work(self._screen, statements)
        numbers = self._repeat(asking.WORK_PROMPT, lambda text: asking.read_work(text, len(statements)))
        return None if numbers is None else tuple(statements[number - 1] for number in numbers)

    def _offered(self, view: View, answer: str, outcome: Outcome) -> tuple[list["LongPart"], dict[str, str]]:
        """Give the long parts that have not been shown, and by their keys the words of all that may be wished."""
        parts = [] if self._manner.unfolds else self._long_parts(view, answer, outcome)
        return parts, {part.key: part.word for part in parts} | (UNDO if outcome.decision else {})

    def _unfold(self, prompt: str, read: Callable[[str], T], parts: Sequence["LongPart"]) -> T:
        """Read a line, and again after each that asks for one of these parts."""
        while True:
            wish = self._repeat(prompt, read)
            part = next((part for part in parts if part.key == wish), None)
            if part is None:
                return wish
            part.show(self._screen)

    def _long_parts(self, view: View, answer: str, outcome: Outcome) -> list["LongPart"]:
        from interviewprep.ui.long_parts import long_parts

        return long_parts(view, answer, outcome, self._earlier(view.question.ref))

    def _numbers(self, choices: list[str], proposal: "Proposal | None") -> list[int]:
        from interviewprep.ui import proposing

        proposed = proposing.proposed_numbers(choices, proposal)
        if not proposed:
            return self._repeat(asking.NUMBERS_PROMPT, lambda text: asking.read_numbers(text, len(choices)))
        return self._repeat(
            asking.PROPOSED_PROMPT,
            lambda text: asking.read_numbers(text, len(choices), proposed),
            default=" ".join(map(str, proposed)),
        )

    def _confirmable(self, view: View, answer: str, content: Review) -> list[str]:
        from interviewprep.grade.answers import Findings, parse_answer
        from interviewprep.grade.review import criteria_to_confirm

        parsed = parse_answer(view.question, answer)
        assert isinstance(parsed, Findings)
        criteria = criteria_to_confirm(content, parsed.findings)
        return showing.confirmable(self._screen, criteria) if criteria else []
