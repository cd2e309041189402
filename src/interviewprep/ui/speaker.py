"""What all that is asked of a person shares: a screen, lines, and how they like to be spoken to."""

from collections.abc import Callable
from typing import TypeVar

from interviewprep.base.records import dataclass
from interviewprep.session.candidate import View
from interviewprep.ui.bell import Alarm, Bell
from interviewprep.ui.lines import Lines
from interviewprep.ui.screen import Screen
from interviewprep.ui.ticker import Ticker, standing_still
from interviewprep.ui.title import Write

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


class Speaker:
    """Shows on a screen and reads lines until they can be understood."""

    def __init__(self, screen: Screen, lines: Lines, manner: Manner) -> None:
        self._screen = screen
        self._lines = lines
        self._manner = manner
        self._bell: Bell | None = None

    @property
    def _is_brief(self) -> bool:
        return not self._manner.prompts_all

    def _clock(self, view: View) -> Ticker:
        return Ticker(view, self._bell)

    def _repeat(self, prompt: str, read: Callable[[str], T], *, default: str = "") -> T:
        while True:
            try:
                return read(self._lines.line(prompt, clock=standing_still, default=default))
            except ValueError as fault:
                self._screen.line(str(fault))
