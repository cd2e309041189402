"""A plain interview that is answered prompt by prompt through pipes, and killed in the middle."""

import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from support.process import HANG_S

REF = re.compile(r"; (\w[\w-]*/\w[\w-]*)$")
VERDICT = "Verdict: "
SCORECARD = "== Scorecard"


@dataclass
class Seen:
    """What an interview showed: the questions put, answered and confirmed by a verdict line, in order."""

    lines: list[str] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    confirmed: list[str] = field(default_factory=list)

    @property
    def question(self) -> str:
        """The question that was put last; an empty text before the first."""
        return next((found[1] for line in reversed(self.lines) if (found := REF.search(line))), "")

    @property
    def is_over(self) -> bool:
        """Whether the scorecard came."""
        return SCORECARD in self.lines


class PlainInterview:
    """`prep` in the line mode; `replies` gives what is typed at a prompt, by the question put and the prompt's start.

    Use it in a `with` statement: whatever still runs at its end is killed.
    """

    def __init__(self, arguments: Sequence[str], folder: Path, replies: Mapping[str, Mapping[str, str]]) -> None:
        self.seen = Seen()
        self._replies = replies
        self._pending = b""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "interviewprep", *arguments],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            bufsize=0,
        )

    def __enter__(self) -> Self:
        """Give the interview itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Kill it where it still runs, and close its pipes."""
        self._process.kill()
        with self._process:
            pass

    @property
    def pid(self) -> int:
        """Process id of `prep`."""
        return self._process.pid

    def run(self, until: Callable[[Seen], bool] | None = None) -> int | None:
        """Answer prompts until `until` holds after some line, or to the end; return the exit code at the end."""
        give_up_at = time.monotonic() + HANG_S
        while until is None or not until(self.seen):
            line = self._next_line(give_up_at)
            if line is None:
                return self._process.wait(HANG_S)
            self._take(line)
        return None

    def linger(self, seconds: float) -> None:
        """Let it go on by itself for so long at most, without answering."""
        assert self._process.stdout is not None
        select.select([self._process.stdout], [], [], seconds)

    def kill(self) -> None:
        """Kill it as `kill -9` does, take note of what it had shown by then, and see that nothing outlives it."""
        os.kill(self.pid, signal.SIGSTOP)
        offspring = [os.pidfd_open(pid) for pid in descendants(self.pid)]
        self._process.kill()
        self._process.wait(HANG_S)
        give_up_at = time.monotonic() + HANG_S
        while (line := self._next_line(give_up_at)) is not None:
            self._note(line)
        for one in offspring:
            # A descriptor of a process can be read from when the process has ended.
            ended, _, _ = select.select([one], [], [], HANG_S)
            os.close(one)
            assert ended, "a process of the judge outlived prep"

    def _take(self, line: str) -> None:
        self._note(line)
        for prompt, reply in self._replies.get(self.seen.question, {}).items():
            if line.startswith(prompt):
                self._type(reply)

    def _type(self, reply: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(reply.encode())

    def _note(self, line: str) -> None:
        self.seen.lines.append(line)
        if line.startswith(("How sure?", VERDICT)) and self.seen.question not in self.seen.answered:
            self.seen.answered.append(self.seen.question)
        if line.startswith(VERDICT):
            self.seen.confirmed.append(self.seen.question)

    def _next_line(self, give_up_at: float) -> str | None:
        assert self._process.stdout is not None
        while b"\n" not in self._pending:
            ready, _, _ = select.select([self._process.stdout], [], [], max(give_up_at - time.monotonic(), 0))
            assert ready, "prep hangs; it showed:\n" + "\n".join(self.seen.lines[-30:])
            data = os.read(self._process.stdout.fileno(), 65536)
            if not data:
                return None
            self._pending += data
        line, _, self._pending = self._pending.partition(b"\n")
        return line.decode()


def descendants(pid: int) -> list[int]:
    """List the children of a process and theirs."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        # It has ended meanwhile, and so has no children any more.
        return []
    return [one for child in map(int, children) for one in (child, *descendants(child))]
