"""A candidate at a keyboard or behind a file of answers: the session's questions become lines and prompts."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from interviewprep.base.records import dataclass
from interviewprep.base.text import counted
from interviewprep.grade.answers import Findings, parse_answer
from interviewprep.grade.review import criteria_to_confirm
from interviewprep.grade.text.propose import Proposal
from interviewprep.model.evidence import Rating
from interviewprep.model.question import Hint, Open, Review, Short, Stage
from interviewprep.model.score import Score
from interviewprep.model.taxonomy import Format
from interviewprep.model.verdict import Judgement
from interviewprep.session.candidate import Action, Confirmation, Do, EndOfAnswers, Outcome, View
from interviewprep.session.plan import Part, Plan
from interviewprep.session.scorecard import Scorecard
from interviewprep.ui import asking, judgements, proposing, showing
from interviewprep.ui.bell import Alarm, Bell
from interviewprep.ui.console import MAX_WIDTH
from interviewprep.ui.countdown import countdown
from interviewprep.ui.editor import Editor
from interviewprep.ui.keys import COMMANDS, FILE_KEYS, help_lines, key_prompt, split_command
from interviewprep.ui.lines import Interrupted, Lines
from interviewprep.ui.screen import Screen
from interviewprep.ui.ticker import Ticker, bell_of, news_of, standing_still
from interviewprep.ui.title import Write, clock_beside

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Manner:
    """How a person is spoken to.

    `prompts_all`: every prompt appears, not only the answer, confidence and rubric. `edits`: programs are written in
    an editor; otherwise they are read as lines. `asks_confidence`: a setting of the person. `alarm`: how they are told
    of the marks of time. `title`: how to write to a terminal whose title shows the clock beside an editor.
    """

    prompts_all: bool
    edits: bool
    asks_confidence: bool = True
    alarm: Alarm | None = None
    title: Write | None = None


class Person:
    """Shows on a screen, reads lines, opens an editor."""

    def __init__(self, screen: Screen, lines: Lines, editor: Editor | None, manner: Manner) -> None:
        self._screen = screen
        self._lines = lines
        self._editor = editor
        self._manner = manner
        self._stage = ""
        self._file: Path | None = None
        self._bell: Bell | None = None
        self._skips = False
        self._told: Judgement | None = None

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

    def show(self, view: View) -> None:
        """Put a question."""
        self._stage = ""
        self._skips = False
        self._bell = bell_of(view, self._manner.alarm)
        self._file = None
        showing.question(self._screen, view)

    def act(self, view: View, stage: Stage | None) -> Action:
        """Wait for the person to do something."""
        if stage is not None and stage.id != self._stage:
            self._stage = stage.id
            showing.stage(self._screen, stage)
        if view.file != self._file and self._manner.edits:
            self._file = view.file
            self._screen.line(f"Your file: {view.file}")
        while True:
            try:
                action = self._at_file(view) if view.file and self._manner.edits else self._at_answer(view)
            except Interrupted as left:
                return Action(Do.PAUSE, draft="" if view.file and self._manner.edits else left.text)
            if action is not None:
                return action

    def refuse(self, message: str) -> None:
        """Say why an answer cannot be taken."""
        self._screen.line(message)

    def tell(self, message: str) -> None:
        """Say something that is good to know."""
        self._screen.line(message)

    def pause(self, view: View) -> None:
        """Say that the clock stands still, and wait for Enter."""
        stands = f"Paused; the clock stands still. {countdown(view)}"
        self._lines.line("Paused: the clock stands still. Enter to go on", clock=lambda: stands)

    def recall(self, view: View, answer: str) -> None:
        """Put a question again, with the answer that was given."""
        showing.recall(self._screen, view, answer)

    def hint(self, hint: Hint, *, left: int) -> None:
        """Show a hint."""
        more = f"; {counted(left, 'more hint')}" if left else "; that was the last"
        self._screen.line(f"Hint (costs {hint.price:.0%} of the score{more}):")
        self._screen.prose(hint.text)

    def ran(self, view: View, samples: Judgement, own: Judgement | None) -> None:
        """Show how the sample tests and the person's own checks went."""
        judgements.run(self._screen, view, samples, own)

    def try_again(self, view: View, score: Score) -> bool:
        """Show a submission that was not accepted, and ask whether to go on with it."""
        if not self._manner.prompts_all:
            return False
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

    def confirm(self, view: View, answer: str, proposal: Proposal | None) -> Confirmation:
        """Show rubric, exemplar and proposal, and ask what the answer holds."""
        content = view.question.content
        if isinstance(content, Review):
            choices = self._confirmable(view, answer, content)
        else:
            showing.exemplar(self._screen, view.question)
            choices = proposing.rubric(self._screen, view.question, proposal)
        if not choices:
            return Confirmation((), ())
        numbers = self._numbers(choices, proposal)
        ids = [choices[number - 1] for number in numbers]
        wrong = {belief.id for belief in content.misconceptions} if isinstance(content, Short | Open) else set()
        return Confirmation(tuple(one for one in ids if one not in wrong), tuple(one for one in ids if one in wrong))

    def compare(self, view: View, proposal: Proposal, confirmed: Confirmation) -> None:
        """Show where a proposal that was kept back differs."""
        proposing.compare(self._screen, view.question, proposal, confirmed)

    def outcome(self, view: View, answer: str, outcome: Outcome) -> str:
        """Show the verdict and what it means; ask for the class of mistake after a failure."""
        showing.outcome(self._screen, view, answer, outcome, told=self._told)
        if not self._manner.prompts_all or outcome.score.passed:
            return ""
        kind = view.question.format
        return self._repeat(asking.mistake_prompt(kind), lambda text: asking.read_mistake(text, kind))

    def adjust(self, view: View, allowed: tuple[Rating, ...]) -> Rating | None:
        """Wait for Enter, at which the rating may be moved a step."""
        if not self._manner.prompts_all or (view.number == view.total and not allowed):
            return None
        return self._repeat(asking.adjust_prompt(allowed), lambda text: asking.read_rating(text, allowed))

    def finish(self, scorecard: Scorecard) -> None:
        """Show the scorecard."""
        showing.scorecard(self._screen, scorecard)

    def _numbers(self, choices: list[str], proposal: Proposal | None) -> list[int]:
        proposed = proposing.proposed_numbers(choices, proposal)
        if not proposed:
            return self._repeat(asking.NUMBERS_PROMPT, lambda text: asking.read_numbers(text, len(choices)))
        return self._repeat(
            asking.PROPOSED_PROMPT,
            lambda text: asking.read_numbers(text, len(choices), proposed),
            default=" ".join(map(str, proposed)),
        )

    def _confirmable(self, view: View, answer: str, content: Review) -> list[str]:
        parsed = parse_answer(view.question, answer)
        assert isinstance(parsed, Findings)
        criteria = criteria_to_confirm(content, parsed.findings)
        return showing.confirmable(self._screen, criteria) if criteria else []

    def _at_answer(self, view: View) -> Action | None:
        """Read an answer or a command; None when it was answered on the spot."""
        prompt = asking.answer_prompt(view.question)
        clock, news = self._clock(view), news_of(view)
        if view.question.format in {Format.SHORT, Format.CASE, Format.LONG, Format.REVIEW} or view.file:
            typed = self._lines.text(prompt, clock=clock, draft=view.draft, news=news)
        else:
            typed = self._lines.line(prompt, clock=clock, news=news)
        above, command = split_command(typed)
        if not command:
            return Action(Do.SUBMIT, typed)
        action = self._command(view, command)
        if action is None:
            return Action(Do.SAVE, above) if above.strip() else None
        return replace(action, draft=above)

    def _at_file(self, view: View) -> Action | None:
        # What stands in this prompt is a key: the answer stands in the file.
        news = news_of(view)
        typed = self._lines.line(key_prompt(view.question.format), clock=self._clock(view), news=lambda _: news(""))
        typed = typed.strip().casefold()
        word = FILE_KEYS[typed][0] if typed in FILE_KEYS else typed or "edit"
        match word:
            case "edit":
                return self._edit(view)
            case "run" if view.question.format.is_executable:
                return Action(Do.RUN)
            case "submit":
                return Action(Do.SUBMIT)
            case _:
                return self._command(view, word)

    def _edit(self, view: View) -> Action:
        assert view.file is not None
        if self._editor is None:
            self._screen.line(f"No editor was found: set VISUAL or EDITOR, or write {view.file} in another window.")
        else:
            with clock_beside(self._clock(view), self._manner.title):
                problem = self._editor.open(view.file)
            if problem:
                self._screen.line(problem)
        return Action(Do.SAVE)

    def _command(self, view: View, word: str) -> Action | None:
        name = word.split(maxsplit=1)[0] if word else ""
        match name:
            case "/help":
                for line in help_lines(view.question.format if view.file and self._manner.edits else None):
                    self._screen.line(line)
            case "/time":
                self._screen.line(countdown(view, room=MAX_WIDTH))
            case "/show":
                self.show(view)
            case "/skip" if view.total > 1 and self._manner.prompts_all and not self._skips:
                self._skips = True
                self._screen.line("/skip once more closes this question for good; /later sets it aside.")
            case _ if name in COMMANDS:
                return Action(COMMANDS[name][0], word[len(name) :].strip())
            case _:
                self._screen.line(f"{name or 'Nothing'} is no command here; /help lists them.")
        return None

    def _clock(self, view: View) -> Ticker:
        return Ticker(view, self._bell)

    def _repeat(self, prompt: str, read: Callable[[str], T], *, default: str = "") -> T:
        while True:
            try:
                return read(self._lines.line(prompt, clock=standing_still, default=default))
            except ValueError as fault:
                self._screen.line(str(fault))
