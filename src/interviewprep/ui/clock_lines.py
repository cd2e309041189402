"""The clock of a session as other places show it: a line, a status line, a document, or a line that is redrawn."""

import shutil
import sys
from collections.abc import Callable, Iterator
from math import ceil
from typing import Protocol

from interviewprep.base.text import minutes_and_seconds, one_line, time_left
from interviewprep.session.clock import ClockStatus, Reading
from interviewprep.ui.console import is_terminal, say, send
from interviewprep.ui.words import day_and_time

NOTHING = "No session runs."
REDRAW_S = 1.0
SHORT_TITLE = 24
"""Letters of a title in a status line, which tmux cuts at 40 by itself."""

Read = Callable[[], Reading | None]


def clock_line(reading: Reading | None) -> str:
    """Write all that the clock shows in one line."""
    if reading is None:
        return NOTHING
    place = f"Question {reading.number} of {reading.total}, {one_line(reading.title)}"
    line = f"{place}: {'; '.join(_times(reading))}"
    match reading.status:
        case ClockStatus.RUNNING:
            return line
        case ClockStatus.PAUSED:
            return f"{line}; the clock stands still"
        case ClockStatus.LEFT:
            kind, when = reading.kind.value, day_and_time(reading.started_at.astimezone())
            return f"{line}. The {kind} of {when} was left; `prep {kind}` offers to go on."


def _times(reading: Reading) -> Iterator[str]:
    yield time_left(reading.left_s)
    if reading.phase:
        yield f"phase {reading.phase}"
    if reading.stage:
        yield f"stage {one_line(reading.stage)}{_of_stage(reading.stage_left_s)}"
    if reading.session_left_s is not None and reading.total > 1:
        yield f"in all {minutes_and_seconds(reading.session_left_s)}"


def _of_stage(left_s: float | None) -> str:
    if left_s is None:
        return ""
    return f" {minutes_and_seconds(left_s)}" if left_s > 0 else f" over by {minutes_and_seconds(-left_s)}"


def status_line(reading: Reading | None) -> str:
    """Write the clock for a status line of tmux; empty when nobody is at a session."""
    if reading is None or reading.status is ClockStatus.LEFT:
        return ""
    title = one_line(reading.title)
    short = title if len(title) <= SHORT_TITLE else f"{title[: SHORT_TITLE - 3].rstrip()}..."
    paused = "paused " if reading.status is ClockStatus.PAUSED else ""
    # tmux reads # in a status line as the beginning of a style or a command, and ## as the sign itself.
    return f"{paused}{minutes_and_seconds(reading.left_s)} {short}".replace("#", "##")


def to_document(reading: Reading | None) -> dict[str, object]:
    """Give the document of `prep clock --json`, version 1; `session` and `question` are null when there is none."""
    if reading is None:
        return {"schema": 1, "session": None, "question": None}
    return {
        "schema": 1,
        "session": {
            "id": reading.session,
            "kind": reading.kind.value,
            "status": reading.status.value,
            "started_at": reading.started_at.isoformat(),
            "budget_s": reading.session_budget_s,
            "left_s": reading.session_left_s,
            "questions": reading.total,
        },
        "question": {
            "number": reading.number,
            "ref": reading.question,
            "title": reading.title,
            "stage": reading.stage or None,
            "stage_left_s": reading.stage_left_s,
            "phase": reading.phase or None,
            "budget_s": reading.budget_s,
            "left_s": reading.left_s,
        },
    }


def follow(read: Read, show: Callable[[Reading], None], wait: Callable[[float], object]) -> str:
    """Show the clock of the session that runs until it ends, a reading every second; return what there is to say then.

    Where none runs, that is said at once.
    """
    first = reading = read()
    while reading is not None and first is not None and reading.session == first.session:
        if reading.status is ClockStatus.LEFT:
            return clock_line(reading)
        show(reading)
        wait(REDRAW_S)
        reading = read()
    return NOTHING if first is None else f"The {first.kind.value} has ended."


def find_follower(*, plain: bool) -> "Follower":
    """Choose how readings are shown one after the other: on one line of a terminal, else a line when it matters."""
    return Landmarks() if plain or not is_terminal(sys.stdout) else Redrawn()


class Follower(Protocol):
    """Where readings are shown one after the other."""

    def show(self, reading: Reading) -> None:
        """Show one."""

    def end(self, text: str) -> None:
        """Say what there is to say at the end."""


class Redrawn:
    """One line of a terminal, written over."""

    def show(self, reading: Reading) -> None:
        """Write a reading over the last one."""
        self._write(clock_line(reading))

    def end(self, text: str) -> None:
        """Leave a text there."""
        self._write(text)
        say()

    def _write(self, text: str) -> None:
        width = shutil.get_terminal_size().columns - 1
        send(f"\r{text[:width]:<{width}}")


class Landmarks:
    """A line for each minute, half the time, another question, stage or phase, and a clock that stops or goes on."""

    def __init__(self) -> None:
        self._last: tuple[object, ...] = ()

    def show(self, reading: Reading) -> None:
        """Say a reading, unless nothing of that kind has happened since the last."""
        is_half_over = reading.left_s <= reading.budget_s / 2
        where = (reading.number, reading.stage, reading.phase, reading.status)
        place = (*where, ceil(reading.left_s / 60), is_half_over)
        if place != self._last:
            self._last = place
            say(clock_line(reading))

    def end(self, text: str) -> None:
        """Say a text."""
        say(text)
