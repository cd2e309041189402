"""Commands of `prep` one after the other in one process: clocks stand still, and nothing is left to chance.

The shipped banks step aside, without a word about it.

Run as a program: each argument is one command, written as in a shell, behind the seconds by which the clocks stand
later than `START`, such as `86400 report`.
"""

import shlex
import sys
from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import Any
from uuid import UUID

from interviewprep import entry
from interviewprep.bank import discovery
from interviewprep.base.clock import SystemClock
from interviewprep.session import engine
from support.clock import START


def run_still(commands: list[str]) -> int:
    """Run the commands, each below a line that names it, up to the first that fails; return its exit code, or 0."""
    numbers = count(1)
    banks, sessions = vars(discovery), vars(engine)
    banks["_shipped"] = lambda _: iter(())
    sessions["uuid4"] = lambda: UUID(int=next(numbers) << 96)
    for command in commands:
        later, *arguments = shlex.split(command)
        stop_clocks(float(later))
        sys.stdout.write(f"$ {shlex.join(['prep', *arguments])}\n")
        sys.stdout.flush()
        if code := entry.run(arguments):
            return code
    return 0


def stop_clocks(later_s: float) -> None:
    """Have both clocks stand still from now on in this process, so many seconds after `START`."""
    moment = replace(START, at=START.at + timedelta(seconds=later_s), awake_s=START.awake_s + later_s)
    clock: Any = SystemClock
    clock.read = lambda _: moment


if __name__ == "__main__":
    sys.exit(run_still(sys.argv[1:]))
