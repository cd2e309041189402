"""One submission on the bench: keeps a child alive through the tests, replaces it when it dies, adds up its use."""

from collections.abc import Iterator, Sequence
from typing import Self

from interviewprep.base.errors import JudgeUnavailable
from interviewprep.judge.cell import Answer, Cell, Request
from interviewprep.judge.channel import Cause
from interviewprep.judge.child import KILLED, Children, Ending
from interviewprep.judge.confine.confinement import missing_layers
from interviewprep.judge.jury import Jury
from interviewprep.judge.order import ChildLost, order_for
from interviewprep.judge.protocol import wire
from interviewprep.model.question import CallKind, Limits, Program
from interviewprep.model.verdict import Sandbox

MAX_CHILDREN = 4
"""Children for one submission: the first, and fresh ones after a death, so that one test does not hide the others."""

Message = tuple[bytes, float]
"""What `wire.write` made, and the CPU seconds on top of a test's for the pipe's own work."""

_WALL_FACTOR = 8
_WALL_EXTRA_S = 2.0


class Usage:
    """What all children of a submission used together; memory is the largest."""

    def __init__(self) -> None:
        self.cpu_s = 0.0
        self.peak_rss_bytes = 0
        self.output = b""
        self.layers: dict[str, str] = {}


class Bench:
    """Runs one submission. Use as a context manager: all children are gone after the block.

    Its children come from `pool`, or else from that of this process.
    """

    def __init__(self, program: Program, source: str, *, unsafe: bool, pool: Children | None = None) -> None:
        self._pool = pool
        self._program = program
        self._source = source
        self._unsafe = unsafe
        self._order = order_for(program, source, unsafe=unsafe)
        self._cell: Cell | None = None
        self._children = 0
        self._has_loaded = False
        self.usage = Usage()
        self.jury = Jury(program, unsafe=unsafe)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End all children."""
        self.jury.close()
        if self._cell is not None:
            self._cell.end()

    @property
    def sandbox(self) -> Sandbox:
        """How the answer was confined."""
        return Sandbox(self.usage.layers, self._unsafe)

    @property
    def limits(self) -> Limits:
        """What one test may use."""
        return self._program.limits

    @property
    def hard_cpu_s(self) -> int:
        """CPU seconds after which the kernel stops a child."""
        return self._order.cpu_s

    @property
    def is_used_up(self) -> bool:
        """Whether there is no child and none may be started."""
        return self._cell is None and self._children >= MAX_CHILDREN

    @property
    def is_refused(self) -> bool:
        """Whether children were started, and none of them could load the answer."""
        return self._children > 0 and not self._has_loaded

    def load(self, ahead: Sequence[Message] = ()) -> Answer:
        """Start a child unless one is alive, and have it load the answer; asked again, nothing is loaded.

        What is `ahead` goes to the child in the same sending; `answers` gives what comes of it.

        Raises:
            JudgeUnavailable: a mandatory layer of confinement is missing.
            CellFault: the child could not be started.
        """
        asked = [self._request(*message) for message in ahead]
        if self._cell is not None:
            if asked:
                self._cell.send(asked)
            return Answer(Cause.REPLIED, {"loaded": True}, 0.0)
        self._children += 1
        self._cell = Cell(self._order, self._pool)
        self.usage.layers = self._cell.layers
        self._require_confinement(self._cell)
        self._cell.send([self._request(self._loading()), *asked])
        answer = next(self._cell.answers())
        self._has_loaded |= answer.reply.get("loaded") is True
        return answer

    def _require_confinement(self, cell: Cell) -> None:
        missing = missing_layers(cell.layers)
        if missing and not self._unsafe:
            reasons = "; ".join(f"{name}: {cell.reasons.get(name, 'no reason given')}" for name in missing)
            raise JudgeUnavailable(
                f"Answers cannot be run in confinement here ({reasons}). `prep doctor` tells what each layer needs; "
                "`--unsafe-run` runs answers without, which lets them read and change your files."
            )

    def _loading(self) -> bytes:
        check, call = self._program.check, self._program.call
        return wire.write(
            {
                "do": "load",
                "kind": call.value,
                "name": self._program.name,
                "source": self._source,
                "in_place": check.in_place,
                "lists": check.iterators == "list",
                "watch": not (check.in_place or check.mutation_allowed) and call is CallKind.FUNCTION,
            }
        )

    def ask(self, message: dict[str, object] | bytes, overhead_s: float = 0.0, *, cpu_s: float | None = None) -> Answer:
        """Ask the child within the limits of one test, or within `cpu_s` of CPU instead.

        `overhead_s` is CPU on top, for the pipe's own work.
        """
        assert self._cell is not None
        limit_s = (self._program.limits.cpu_s if cpu_s is None else cpu_s) + overhead_s
        return self._cell.ask(message, limit_s, _wall_limit_s(limit_s))

    def answers(self) -> Iterator[Answer]:
        """Give what came of messages that were sent `ahead`; see `Cell.answers`."""
        assert self._cell is not None
        return self._cell.answers()

    def _request(self, body: bytes, overhead_s: float = 0.0) -> Request:
        limit_s = self._program.limits.cpu_s + overhead_s
        return Request(body, limit_s, _wall_limit_s(limit_s))

    def end_child(self) -> Ending:
        """Kill the child, if there is one, and tell how it ended.

        Raises:
            ChildLost: something outside ended it, or its helper.
        """
        if self._cell is None:
            return Ending(None, 0.0, 0)
        ending = self._cell.end()
        if _is_lost(ending, self._order.cpu_s):
            self._cell.distrust_others()
            self._cell = None
            raise ChildLost("something outside the judge ended the program's process")
        self._note(self._cell, ending)
        return ending

    def dismiss_child(self) -> None:
        """Kill the child, if there is one, after its last reply."""
        if self._cell is not None:
            self._note(self._cell, self._cell.dismiss())

    def _note(self, cell: Cell, ending: Ending) -> None:
        self.usage.cpu_s += ending.cpu_s
        self.usage.peak_rss_bytes = max(self.usage.peak_rss_bytes, ending.peak_rss_bytes)
        self.usage.output += cell.output
        self._cell = None

    def give_up(self) -> None:
        """Start no more children."""
        self._children = MAX_CHILDREN


def _wall_limit_s(cpu_limit_s: float) -> float:
    return _WALL_FACTOR * cpu_limit_s + _WALL_EXTRA_S


def _is_lost(ending: Ending, hard_cpu_s: int) -> bool:
    """Tell whether a child ended by no doing of its own or of this side.

    The filter refuses it to send itself SIGKILL, and the kernel sends that only when all CPU is used up.
    """
    if ending.code is None:
        return True
    return ending.code == KILLED and not ending.by_us and ending.cpu_s < hard_cpu_s - 0.1
