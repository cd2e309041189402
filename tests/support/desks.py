"""A desk with a real history and a real file, and what stands around it in watch mode."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event

from interviewprep.base.paths import Paths
from interviewprep.model.attempt import EventKind
from interviewprep.model.question import Case, Group, Hint, Question, Stage
from interviewprep.model.taxonomy import Format
from interviewprep.session.candidate import View
from interviewprep.session.desk import Desk
from interviewprep.session.engine import Engine
from interviewprep.session.workspace import Workspace
from support import programs
from support.clock import FakeClock
from support.process import HANG_S
from support.questions import dimension_of, open_of, question
from support.sessions import Stand

THREE = Case("three", Group.EXAMPLES, sample=True, args="(3,)", expected="6")
DOUBLE = replace(programs.DOUBLE, cases=(programs.DOUBLE.cases[0], THREE, *programs.DOUBLE.cases[1:]))
CODE = replace(question(Format.CODE, DOUBLE), hints=(Hint("Think.", 0.1), Hint("Add.", 0.5)))
SAY = Stage("say", "Say it", 2, "Go.")
LONG = question(Format.LONG, replace(open_of(dimension_of("framing")), stages=(SAY,)))

RIGHT = "def double(x):\n    return x + x\n"
HALF_RIGHT = "def double(x):\n    return x + 2\n"


@dataclass
class Noted:
    """An opener that notes what it was asked to open; `problem` is what goes wrong, `later` what does afterwards."""

    takes_terminal: bool = False
    problem: str = ""
    later: list[str] = field(default_factory=list)
    opened: list[Path] = field(default_factory=list)

    def open(self, file: Path) -> str:
        """Note the file."""
        self.opened.append(file)
        return self.problem

    def complaint(self) -> str:
        """Tell what goes wrong afterwards, once."""
        return self.later.pop() if self.later else ""


@dataclass
class Seat:
    """A question that was put, with its desk; `view` is as it is at the moment."""

    stand: Stand
    engine: Engine
    desk: Desk

    @classmethod
    def take(cls, paths: Paths, clock: FakeClock, asked: Question) -> "Seat":
        """Put a question and write its file."""
        stand = Stand.build(paths, clock, asked)
        (named,) = stand.questions.values()
        engine = stand.start()
        engine.emit_for_item(EventKind.SHOWN, question=named.ref, revision=named.revision, order=[])
        desk = Desk(engine, Workspace(stand.folder), named, 1, None, unsafe=False)
        desk.prepare()
        return cls(stand, engine, desk)

    @property
    def file(self) -> Path:
        """Where it is answered."""
        file = self.desk.workspace.file(self.desk.question, 1, None)
        assert file is not None
        return file

    @property
    def view(self) -> View:
        """The question as it is put now."""
        return View(
            question=self.desk.question,
            number=1,
            total=1,
            why="",
            order=(),
            draft=self.engine.item.draft,
            file=self.file,
            budget_s=120.0,
            item_left_s=lambda: 60.0,
            session_left_s=lambda: None,
            hints_seen=self.engine.item.hints,
            desk=self.desk,
        )

    def kinds(self) -> list[EventKind]:
        """List the kinds of all events since the question was put."""
        return [event.kind for event in self.stand.history.events(self.engine.session)][1:]


def wait_until(condition: Callable[[], bool]) -> None:
    """Wait for something that comes about in another thread or process."""
    give_up_at = time.monotonic() + HANG_S
    while not condition():
        assert time.monotonic() < give_up_at, "it does not come about"
        Event().wait(0.002)
