"""`prep clock`: the time left of the session that runs, for another pane or a status line."""

import time
from typing import Annotated

import typer

from interviewprep.base.errors import UsageFault
from interviewprep.cli import new_app
from interviewprep.cli.status import read, show_status
from interviewprep.ui.clock_lines import clock_line, find_follower, follow, to_document
from interviewprep.ui.console import print_json, say_folded

EXAMPLES = """\b
Examples:
  prep clock
  prep clock --follow                            in another pane
  set -g status-right '#(prep clock --tmux)'     in ~/.tmux.conf
"""

app = new_app()


@app.command("clock", epilog=EXAMPLES)
def clock(
    *,
    follow_: Annotated[bool, typer.Option("--follow", help="Go on, redrawn every second, until it ends.")] = False,
    tmux: Annotated[bool, typer.Option("--tmux", help="One short text, empty when nothing runs.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="With --follow: a line a minute and at the marks.")] = False,
) -> None:
    """Show the time left of the interview or drill that runs, is paused or was left.

    It only looks at your history and never writes to it, so it may run as often as you like.
    """
    if follow_ + tmux + json > 1:
        raise UsageFault("--follow, --tmux and --json exclude one another. Give one of them.")
    if follow_:
        _follow(plain=plain)
    elif tmux:
        show_status()
    elif json:
        print_json(to_document(read()))
    else:
        say_folded(clock_line(read()))


def _follow(*, plain: bool) -> None:
    follower = find_follower(plain=plain)
    last = ""
    try:
        last = follow(read, follower.show, time.sleep)
    finally:
        follower.end(last)
