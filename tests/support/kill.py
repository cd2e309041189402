"""A session in the line mode that is answered prompt by prompt through pipes, and killed in the middle."""

import os
import re
import select
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from interviewprep.model.attempt import Event, EventKind
from interviewprep.session.plan import Plan
from support.ending import has_ended
from support.process import HANG_S

REF = re.compile(r"; (\w[\w-]*/\w[\w-]*)$")
VERDICT = "Verdict: "
SCORECARD = "== Scorecard"
T = TypeVar("T")


Replies = Mapping[str, Mapping[str, Sequence[str]]]
"""What is typed at a prompt, by the question put (empty: at any) and the prompt's start, the longest that fits.

The texts are typed one after the other as the prompt comes again at the same question, the last one from then on. A
prompt without any is left open.
"""

Deed = tuple[str, EventKind]
"""What leaves an event: the question, or an empty text for what belongs to none, and the kind."""

LEAVES: Mapping[str, EventKind] = {
    "Your answer in a line": EventKind.FOLLOW_UP,
    "Your answer (": EventKind.SUBMIT,
    "Your program": EventKind.SUBMIT,
    "How sure?": EventKind.CONFIDENCE,
    "Numbers of what": EventKind.CONFIRMATION,
    "What went wrong?": EventKind.POST_MORTEM,
    "Enter to go on, u undo, or hard": EventKind.OVERRIDE,
}
"""Which event a reply to a prompt leaves, where it is no command."""

REPLIED = frozenset(LEAVES.values())

TELLS: Mapping[str, EventKind] = {
    "Hint (costs": EventKind.HINT,
    "Set aside": EventKind.SKIP,
    "Paused:": EventKind.PAUSE,
}
"""Which event a line tells of."""


def of_prompt(line: str, table: Mapping[str, T]) -> T | None:
    """Give what stands in a table for a line: at the longest start of it."""
    starts = [start for start in table if line.startswith(start)]
    return table[max(starts, key=len)] if starts else None


def stored_deeds(events: Iterable[Event], plan: Plan) -> Counter[Deed]:
    """Count what a log holds; a stage of a case is an answer, and that the whole of them is submitted is none."""
    deeds: Counter[Deed] = Counter()
    staged = {event.payload["item"] for event in events if event.kind is EventKind.STAGE}
    for event in events:
        place = event.payload.get("item")
        ref = plan.items[place].ref if isinstance(place, int) else str(event.payload.get("question", ""))
        if event.kind is EventKind.STAGE:
            deeds[ref, EventKind.SUBMIT] += 1
        elif event.kind is not EventKind.SUBMIT or place not in staged:
            deeds[ref, event.kind] += 1
    return deeds


@dataclass
class Seen:
    """What a session showed: its lines, and the questions that were confirmed by a verdict line, in order.

    `replies` counts what was typed. Of that `typed` are the deeds, and `taken` those after which the session went on,
    with those that it told of.
    """

    replies: int = 0
    lines: list[str] = field(default_factory=list)
    confirmed: list[str] = field(default_factory=list)
    typed: Counter[Deed] = field(default_factory=Counter)
    taken: Counter[Deed] = field(default_factory=Counter)

    @property
    def question(self) -> str:
        """The question that was put last; an empty text before the first."""
        return next((found[1] for line in reversed(self.lines) if (found := REF.search(line))), "")

    @property
    def is_over(self) -> bool:
        """Whether the scorecard came."""
        return SCORECARD in self.lines


class PlainSession:
    """`prep` in the line mode, which is given `replies`.

    Use it in a `with` statement: whatever still runs at its end is killed.
    """

    def __init__(self, arguments: Sequence[str], folder: Path, replies: Replies) -> None:
        self.seen = Seen()
        self._replies = replies
        self._times: Counter[tuple[str, str]] = Counter()
        self._awaited: Deed | None = None
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
        offspring = handles(descendants(self.pid))
        self._process.kill()
        self._process.wait(HANG_S)
        give_up_at = time.monotonic() + HANG_S
        while (line := self._next_line(give_up_at)) is not None:
            self._note(line)
        wait_for_ends(offspring)

    def _take(self, line: str) -> None:
        self._note(line)
        ref = self.seen.question
        texts = of_prompt(line, {**self._replies.get("", {}), **self._replies.get(ref, {})})
        if not texts:
            return
        prompt = line.partition(" (")[0]
        text = texts[min(self._times[ref, prompt], len(texts) - 1)]
        self._times[ref, prompt] += 1
        self.seen.replies += 1
        kind = of_prompt(line, LEAVES)
        if kind is not None and not text.startswith("/"):
            self._awaited = (ref, kind)
            self.seen.typed[ref, kind] += 1
        self._type(text)

    def _type(self, text: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(text.encode())

    def _note(self, line: str) -> None:
        if self._awaited is not None:
            self.seen.taken[self._awaited] += 1
            self._awaited = None
        self.seen.lines.append(line)
        told = of_prompt(line, TELLS)
        if told is not None:
            self.seen.taken["" if told is EventKind.PAUSE else self.seen.question, told] += 1
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


def handles(pids: Iterable[int]) -> dict[int, str]:
    """Open a descriptor for each process that still is there; gives them with what was started."""
    opened = {}
    for pid in pids:
        with suppress(ProcessLookupError, FileNotFoundError):
            command = Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8").replace("\0", " ")
            opened[os.pidfd_open(pid)] = f"{pid} {command}"
    return opened


def wait_for_ends(opened: Mapping[int, str]) -> None:
    """See that the processes of these descriptors end, and close them."""
    left = [command for one, command in opened.items() if not has_ended(one)]
    for one in opened:
        os.close(one)
    assert left == [], f"outlived prep: {left}"


def descendants(pid: int) -> list[int]:
    """List the children of a process and theirs."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        # It has ended meanwhile, and so has no children any more.
        return []
    return [one for child in map(int, children) for one in (child, *descendants(child))]
