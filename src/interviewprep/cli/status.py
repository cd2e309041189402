"""What `prep clock` looks at, and the line for tmux, which asks for it every few seconds: this loads no Typer."""

from interviewprep.base.clock import SystemClock
from interviewprep.base.paths import find_paths
from interviewprep.session.clock import Reading, read_clock
from interviewprep.store.onlooker import look_at_sessions
from interviewprep.ui.clock_lines import status_line
from interviewprep.ui.console import say


def read() -> Reading | None:
    """Read the clock of the session that runs, is paused or was left; None where there is none."""
    sessions = look_at_sessions(find_paths())
    if sessions is None:
        return None
    with sessions:
        return read_clock(sessions, SystemClock().read())


def show_status() -> None:
    """Show one short text, or nothing where there is no session."""
    if text := status_line(read()):
        say(text)
