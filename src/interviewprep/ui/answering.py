"""A person at a question: answers are typed, or written in a file in an editor, and words are taken between."""

from pathlib import Path
from typing import TYPE_CHECKING

from interviewprep.base.records import replace
from interviewprep.model.question import Stage
from interviewprep.model.taxonomy import Format
from interviewprep.session.candidate import Action, Do, View
from interviewprep.ui import asking, showing
from interviewprep.ui.console import MAX_WIDTH
from interviewprep.ui.countdown import ROOM, countdown
from interviewprep.ui.keys import COMMANDS, FILE_KEYS, help_lines, key_prompt, split_command
from interviewprep.ui.lines import Interrupted, Lines
from interviewprep.ui.opening import Opener
from interviewprep.ui.screen import Screen
from interviewprep.ui.speaker import Manner, Speaker
from interviewprep.ui.ticker import bell_of, news_of
from interviewprep.ui.title import clock_beside

if TYPE_CHECKING:
    from interviewprep.ui.watch.watcher import Watcher


class Answering(Speaker):
    """Puts questions, and waits for what is done about them."""

    def __init__(self, screen: Screen, lines: Lines, manner: Manner, opener: Opener) -> None:
        Speaker.__init__(self, screen, lines, manner)
        self._opener = opener
        self._stage = ""
        self._file: Path | None = None
        self._skips = False
        self._watcher: Watcher | None = None

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

    def pause(self, view: View) -> None:
        """Say that the clock stands still, and wait for Enter."""
        paused = "Paused; the clock stands still. "
        stands = paused + countdown(view, room=ROOM - len(paused))
        self._lines.line("Paused: the clock stands still. Enter to go on", clock=lambda: stands)

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
        from interviewprep.ui.watch.keys import ACTIONS, Deed  # only for what is written in a file
        from interviewprep.ui.watch.screen import watch
        from interviewprep.ui.watch.watcher import Watcher

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
