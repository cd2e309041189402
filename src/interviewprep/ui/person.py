"""A candidate at a keyboard or behind a file of answers: the session's questions become lines and prompts."""

from collections.abc import Callable, Mapping, Sequence
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
from interviewprep.report.past import Past
from interviewprep.session.anchors import Statement
from interviewprep.session.candidate import Action, Confirmation, Do, EndOfAnswers, Outcome, View
from interviewprep.session.plan import Part, Plan
from interviewprep.session.scorecard import Scorecard
from interviewprep.ui import asking, card, explaining, feedback, judgements, proposing, showing
from interviewprep.ui.bell import Alarm, Bell
from interviewprep.ui.console import MAX_WIDTH
from interviewprep.ui.countdown import countdown
from interviewprep.ui.keys import COMMANDS, FILE_KEYS, help_lines, key_prompt, split_command
from interviewprep.ui.lines import Interrupted, Lines, no_news
from interviewprep.ui.long_parts import LongPart, long_parts
from interviewprep.ui.opening import Opener
from interviewprep.ui.screen import Screen
from interviewprep.ui.ticker import Ticker, bell_of, news_of, standing_still
from interviewprep.ui.title import Write, clock_beside
from interviewprep.ui.watch.keys import ACTIONS, Deed
from interviewprep.ui.watch.screen import watch
from interviewprep.ui.watch.watcher import Watcher

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Manner:
    """How a person is spoken to.

    `prompts_all`: every prompt appears, not only the answer, confidence and rubric. `edits`: programs are written in
    an editor; otherwise they are read as lines. `watches`: the file is watched meanwhile. `asks_confidence`: a setting
    of the person. `alarm`: how they are told of the marks of time. `title`: how to write to a terminal whose title
    shows the clock beside an editor. `unfolds`: what is long after a verdict is shown in order, and not only when it is
    asked for.
    """

    prompts_all: bool
    edits: bool
    watches: bool = False
    asks_confidence: bool = True
    alarm: Alarm | None = None
    title: Write | None = None
    unfolds: bool = False


def _none_known(ref: str) -> Sequence[Past]:
    del ref
    return ()


class Person:
    """Shows on a screen, reads lines, opens an editor."""

    def __init__(
        self,
        screen: Screen,
        lines: Lines,
        opener: Opener,
        manner: Manner,
        earlier: Callable[[str], Sequence[Past]] = _none_known,
    ) -> None:
        self._screen = screen
        self._lines = lines
        self._opener = opener
        self._manner = manner
        self._earlier = earlier
        self._stage = ""
        self._file: Path | None = None
        self._bell: Bell | None = None
        self._skips = False
        self._watcher: Watcher | None = None
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
        answer = self._at_answer
        if view.file and self._manner.edits:
            answer = self._watch if self._manner.watches else self._at_file
        while True:
            try:
                action = answer(view)
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
            explaining.exemplar(self._screen, view.question)
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
        feedback.verdict(self._screen, view, answer, outcome, told=self._told, briefly=self._is_brief)

    def explain(self, view: View, answer: str, outcome: Outcome) -> None:
        """Show what is right and why, and the rating; the long parts too where they are not asked for."""
        feedback.explain(self._screen, view, answer, outcome, briefly=self._is_brief)
        if self._manner.unfolds:
            for part in self._long_parts(view, answer, outcome):
                part.show(self._screen)

    def adjust(self, view: View, answer: str, outcome: Outcome, allowed: tuple[Rating, ...]) -> Rating | None:
        """Wait for Enter, showing what is asked for; the rating may be moved a step."""
        if not self._manner.prompts_all:
            return None
        parts = [] if self._manner.unfolds else self._long_parts(view, answer, outcome)
        is_followed = view.number == view.total or not outcome.score.passed
        if is_followed and not allowed and not parts:
            return None
        prompt = asking.adjust_prompt(allowed, [f"{part.key} {part.word}" for part in parts])
        while True:
            wish = self._repeat(prompt, lambda text: asking.read_wish(text, allowed, {p.key: p.word for p in parts}))
            if wish is None or isinstance(wish, Rating):
                return wish
            next(part for part in parts if part.key == wish).show(self._screen)

    def post_mortem(self, view: View, outcome: Outcome) -> str:
        """Ask for the class of mistake after a failure."""
        if not self._manner.prompts_all or outcome.score.passed:
            return ""
        kind = view.question.format
        return self._repeat(asking.mistake_prompt(kind), lambda text: asking.read_mistake(text, kind))

    def recollect(self, statements: tuple[Statement, ...]) -> tuple[Statement, ...] | None:
        """Ask which of these hold of how the person worked."""
        if self._is_brief:
            return None
        card.work(self._screen, statements)
        numbers = self._repeat(asking.WORK_PROMPT, lambda text: asking.read_work(text, len(statements)))
        return None if numbers is None else tuple(statements[number - 1] for number in numbers)

    def finish(self, scorecard: Scorecard) -> None:
        """Show the scorecard."""
        card.scorecard(self._screen, scorecard)

    @property
    def _is_brief(self) -> bool:
        return not self._manner.prompts_all

    def _long_parts(self, view: View, answer: str, outcome: Outcome) -> list[LongPart]:
        return long_parts(view, answer, outcome, self._earlier(view.question.ref))

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
        typed = self._word(view, key_prompt(view.question.format)).casefold()
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

    def _word(self, view: View, prompt: str, *, default: str = "") -> str:
        # What stands in this prompt is no answer: that stands in the file.
        news = news_of(view)
        return self._lines.line(prompt, clock=self._clock(view), default=default, news=lambda _: news("")).strip()

    def _watch(self, view: View) -> Action | None:
        if self._watcher is None or self._watcher.file != view.file:
            self._watcher = Watcher(view, self._opener)
        self._watcher.take_up(view)
        match deed := watch(self._watcher, self._clock(view)):
            case Deed.EDIT:
                with clock_beside(self._clock(view), self._manner.title):
                    self._watcher.open()
            case Deed.STATEMENT:
                self._stage = ""
                showing.question(self._screen, view)
                return Action(Do.SAVE)
            case Deed.WORD:
                typed = self._word(view, "A word, such as /help (Enter: go back)", default="/")
                return self._command(view, typed) if typed.strip("/") else None
            case _:
                return Action(ACTIONS[deed])
        return None

    def _edit(self, view: View) -> Action:
        assert view.file is not None
        if not self._opener.takes_terminal:
            problem = self._opener.open(view.file)
        else:
            with clock_beside(self._clock(view), self._manner.title):
                problem = self._opener.open(view.file)
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
