"""What `interview` and `drill` share: open everything, find a session that was left, lead the person through."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from interviewprep.bank.library import Library, open_library
from interviewprep.base.clock import SystemClock
from interviewprep.base.errors import PrepError, UsageFault
from interviewprep.base.paths import Paths, find_paths
from interviewprep.base.records import dataclass
from interviewprep.base.text import minutes_and_seconds
from interviewprep.cli.readiness import Readiness
from interviewprep.cli.scheduling import scheduler_of
from interviewprep.judge.examine.kept import keep_in
from interviewprep.model.attempt import Event, MarkKind, SessionKind, SessionRow, SessionStatus
from interviewprep.model.question import Program, Question, Scope
from interviewprep.model.taxonomy import Difficulty, Domain
from interviewprep.report.past import read_past
from interviewprep.schedule.fsrs import DEFAULT_PARAMETERS, FsrsScheduler
from interviewprep.schedule.study_day import study_day
from interviewprep.session.candidate import EndOfAnswers
from interviewprep.session.clock import questions_at_hand
from interviewprep.session.conduct import Conductor
from interviewprep.session.engine import Engine
from interviewprep.session.heartbeat import heartbeat
from interviewprep.session.marking import Placer, Room, admit_at_once
from interviewprep.session.memory import Memoriser
from interviewprep.session.plan import Plan
from interviewprep.session.resume import Unfinished, unfinished_sessions
from interviewprep.session.shelf import Shelf
from interviewprep.session.whole import Known
from interviewprep.session.workspace import Workspace
from interviewprep.store.history import History, open_history
from interviewprep.ui.console import is_terminal, note, show_bar
from interviewprep.ui.typed import find_typed_lines
from interviewprep.ui.words import day_and_time

if TYPE_CHECKING:
    from interviewprep.ui.opening import Opener
    from interviewprep.ui.person import Person


CHOICES = "Resume it, grade what is there and end it, drop what is left of it, or keep it for later and begin another."


class Wish(StrEnum):
    """What to do about a session that was left."""

    ASK = "ask"
    RESUME = "resume"
    GRADE = "grade"
    DROP = "drop"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Manners:
    """How the command line wants the person to be spoken to; `edit_cmd` is empty where none was given."""

    plain: bool
    ask_all: bool
    unsafe: bool
    edit_cmd: str = ""
    no_editor: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether lines are read and written one by one; always so without a terminal on both sides."""
        return self.plain or not is_terminal(sys.stdin) or not is_terminal(sys.stdout)

    @property
    def edits(self) -> bool:
        """Whether programs and long prose are written in files; without a full terminal only on demand."""
        return not self.is_plain or bool(self.edit_cmd) or self.no_editor


class Sitting:
    """One run of `interview` or `drill`, with history, banks and clock at hand."""

    def __init__(self, history: History, library: Library, paths: Paths, manners: Manners) -> None:
        self.history = history
        self.library = library
        self.clock = SystemClock()
        self._paths = paths
        self._manners = manners
        self._typed = find_typed_lines()
        self._known: dict[str, Question | None] = {}

    @property
    def extra_time(self) -> float:
        """The factor on every budget."""
        return float(self.history.value_of("extra_time"))

    def last_seen(self) -> dict[str, int]:
        """Tell on which study day each question was last attempted."""
        return {ref: day for ref, (day, _) in self.history.last_seen().items()}

    def suspended(self) -> set[str]:
        """Tell which questions are never to be shown again."""
        return self.history.marked("suspended")

    def known(self) -> Known:
        """Tell what is known of the person when a whole interview is put together."""
        return Known(self.last_seen(), self.suspended())

    def shelf(self, scope: Scope, seed: int) -> Shelf:
        """Give what a drill chooses from today."""
        now = self.clock.read()
        today = study_day(now.at, now.utc_offset_s)

        def find_suited() -> Mapping[Domain, Difficulty]:
            from interviewprep.report.readiness.estimate import look_at_readiness, suited_difficulties  # for new ones

            return suited_difficulties(look_at_readiness(self.history, today))

        elsewhere = questions_at_hand(self.history, now)
        return Shelf(self.history, self.library, scheduler_of(self.history), scope, today, seed, find_suited, elsewhere)

    def offer_unfinished(self, kind: SessionKind, wish: Wish) -> int | None:
        """Deal with a session that was left; return an exit code when that is all there was to do."""
        for left in unfinished_sessions(self.history, kind, self.clock.read()):
            match wish if wish is not Wish.ASK else self._ask_about(left):
                case Wish.RESUME:
                    engine = Engine.resume(self.history, self.clock, left.row, os.getpid())
                    return self._lead(engine, (describe(left),))
                case Wish.GRADE:
                    return self._grade_draft(left.row)
                case Wish.DROP:
                    self.history.set_status(left.row.id, SessionStatus.DROPPED)
                case _:
                    note(f"{describe(left)} `prep {kind.value} --unfinished resume` goes on with it.")
        return None

    def start(self, plan: Plan, notices: tuple[str, ...]) -> int:
        """Begin a session and lead the person through it.

        Raises:
            JudgeUnavailable: The plan holds programs, and answers cannot be confined here. The session is dropped then,
                before anything is asked.
        """
        readiness = self._find_out_about_judge(plan)
        engine = Engine.start(self.history, self.clock, plan, os.getpid())

        def admit() -> None:
            try:
                if readiness is not None:
                    readiness.require()
            except PrepError:
                engine.close(SessionStatus.DROPPED, "answers cannot be judged here")
                raise

        return self._lead(engine, notices, admit)

    def _find_out_about_judge(self, plan: Plan) -> Readiness | None:
        programs = (question.content for question in self._questions(plan).values())
        program = next((content for content in programs if isinstance(content, Program)), None)
        return None if program is None or self._manners.unsafe else Readiness(program)

    def _lead(self, engine: Engine, notices: tuple[str, ...] = (), admit: Callable[[], None] = admit_at_once) -> int:
        person = self._person()
        conductor = Conductor(engine, self._room(engine, admit), person)
        person.begin(engine.plan, (*notices, *self.library.notices))
        try:
            with heartbeat(lambda: self._beat(engine.session)):
                conductor.run()
        except EndOfAnswers:
            raise UsageFault("the input ended before the first answer, so nothing was graded or kept.") from None
        except KeyboardInterrupt:
            kind = engine.plan.kind.value
            note(f"\nStopped. Everything you confirmed is kept: `prep {kind}` offers to go on.")
            return 130
        return 0

    def _grade_draft(self, row: SessionRow) -> int:
        engine = Engine.resume(self.history, self.clock, row, os.getpid())
        Conductor(engine, self._room(engine), self._person()).grade_draft()
        return 0

    def _beat(self, session: str) -> None:
        # A connection belongs to the thread that opened it; this one runs beside the session.
        with open_history(self._paths) as history:
            history.heartbeat(session, self.clock.read())

    def _room(self, engine: Engine, admit: Callable[[], None] = admit_at_once) -> Room:
        questions = self._questions(engine.plan)
        return Room(
            questions=questions,
            workspace=Workspace(self._paths.workspace / engine.session),
            memoriser=Memoriser(
                self.history,
                scheduler_of(self.history),
                self._parameters_id(),
                balances=bool(self.history.value_of("load_balancing")),
            ),
            clock=self.clock,
            mark=self._mark,
            admit=admit,
            placer=self._placer(questions) if engine.plan.placement else None,
            unsafe=self._manners.unsafe,
        )

    def _placer(self, questions: dict[str, Question]) -> Placer:
        from interviewprep.cli.placing import BankPlacer
        from interviewprep.ui.screen import find_screen

        screen = find_screen(plain=self._manners.is_plain)
        return BankPlacer(self.history, self.library, self.clock, questions, self.known, screen)

    def _mark(self, ref: str, kind: MarkKind, note: str, event: Event) -> None:
        self.history.mark(ref, kind, event.at, note, event)

    def _questions(self, plan: Plan) -> dict[str, Question]:
        for item in plan.items:
            if item.ref not in self._known:
                self._known[item.ref] = self.library.get(item.ref)
        found = ((item.ref, self._known[item.ref]) for item in plan.items)
        return {ref: question for ref, question in found if question is not None}

    def _parameters_id(self) -> int:
        current = self.history.current_parameters()
        if current:
            return current[0]
        return self.history.add_parameters(FsrsScheduler.name, DEFAULT_PARAMETERS, self.clock.read().at)

    def _person(self) -> "Person":
        from interviewprep.ui.bell import find_alarm
        from interviewprep.ui.lines import PromptedInput, StandardInput
        from interviewprep.ui.person import Person
        from interviewprep.ui.screen import find_screen
        from interviewprep.ui.speaker import Manner
        from interviewprep.ui.title import find_title

        plain = self._manners.is_plain
        manner = Manner(
            prompts_all=not plain or self._manners.ask_all,
            edits=self._manners.edits,
            watches=not plain,
            asks_confidence=bool(self.history.value_of("confidence")),
            alarm=find_alarm(
                plain=plain,
                rings=bool(self.history.value_of("bell")),
                notifies=bool(self.history.value_of("notification")),
            ),
            title=find_title() if self.history.value_of("title") and not plain else None,
            unfolds=plain and self._manners.ask_all,
        )
        lines = StandardInput(self._typed) if plain else PromptedInput()
        return Person(find_screen(plain=plain), lines, self._opener(), manner, lambda ref: read_past(self.history, ref))

    def _opener(self) -> "Opener":
        from interviewprep.ui.editor import find_editor
        from interviewprep.ui.opening import NONE_FOUND, NONE_WANTED, EditorOpener, NoOpener, has_room_for_panes

        if self._manners.no_editor:
            return NoOpener(NONE_WANTED)
        panes = bool(self.history.value_of("pane")) and has_room_for_panes()
        editor = find_editor(str(self.history.value_of("editor")), asked=self._manners.edit_cmd, panes=panes)
        return EditorOpener(editor) if editor else NoOpener(NONE_FOUND)

    def _ask_about(self, left: Unfinished) -> str:
        if self._manners.is_plain and not self._manners.ask_all:
            return "keep"
        message = f"{describe(left)} {CHOICES}"
        return self._person().choose(message, {"r": "resume", "g": "grade", "d": "drop", "k": "keep"})


def describe(left: Unfinished) -> str:
    """Say which session was left, how far it got, and what time it has left."""
    when = day_and_time(left.row.started_at.astimezone())
    time_left = "" if left.left_s is None else f", {minutes_and_seconds(left.left_s)} left"
    where = f", {left.where}" if left.where else ""
    return f"An unfinished {left.name} from {when}: {left.answered} of {left.total} answered{time_left}{where}."


@contextmanager
def open_sitting(manners: Manners, banks: tuple[Path, ...] = (), *, create: bool = True) -> Iterator[Sitting]:
    """Open history and banks for the time of a session; without `create` no history is begun."""
    paths = find_paths()
    keep_in(paths.drawn_inputs)
    with open_history(paths, create=create) as history:
        with show_bar("Reading banks") as advance:
            library = open_library(paths, extra=banks, progress=advance)
        with library:
            yield Sitting(history, library, paths, manners)
