"""Decides on returned values: compares them here, or asks the bank's own checker.

That checker is third-party code: it runs confined, in a child of its own that never holds an answer. It sees plain
values that were made anew, so that nothing of what an answer returned can act there.
"""

from collections.abc import Mapping, Sequence

from interviewprep.base.records import dataclass
from interviewprep.base.text import strip_control
from interviewprep.judge.cell import Cell
from interviewprep.judge.channel import Cause
from interviewprep.judge.checkers import rule_of
from interviewprep.judge.order import order_for
from interviewprep.judge.protocol import values, wire
from interviewprep.judge.wording import describe_error
from interviewprep.model.literals import Value
from interviewprep.model.question import CallKind, Limits, Program
from interviewprep.model.verdict import Verdict

_LIMITS = Limits(cpu_s=5.0, memory_mib=512)
_WALL_S = 60.0
_MAX_REASON = 200


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whether a value is right; `reason` is the checker's word for it, or what is wrong with the checker."""

    verdict: Verdict
    reason: str = ""


_RIGHT, _WRONG = Ruling(Verdict.ACCEPTED), Ruling(Verdict.WRONG_ANSWER)


class Jury:
    """Decides on the values of one question. The checker's process starts when it is first needed; close it after."""

    def __init__(self, program: Program, *, unsafe: bool) -> None:
        # Of values that the bank's own checker decides on there is no rule here.
        self._is_right = None if program.check.kind == "any_valid" else rule_of(program.check)
        self._program = program
        self._source = program.checker
        self._unsafe = unsafe
        self._cell: Cell | None = None
        self._silence: Mapping[str, object] | None = None

    def decide(self, args: Value, expected: Value, got: Value) -> Ruling:
        """Decide on what a call returned.

        Raises:
            CellFault: the checker's process failed by no fault of the checker.
        """
        if self._is_right is None:
            return self._ask(args, expected, got)
        return _RIGHT if self._is_right(expected, got) else _WRONG

    def decide_steps(self, args: Value, expected: Sequence[Value], got: Sequence[Value]) -> Ruling:
        """Decide on what a sequence of calls returned: each value for itself, or all by the bank's checker.

        Raises:
            CellFault: the checker's process failed by no fault of the checker.
        """
        if self._is_right is None:
            return self._ask(args, list(expected), list(got))
        are_right = len(expected) == len(got) and all(map(self._is_right, expected, got))
        return _RIGHT if are_right else _WRONG

    def close(self) -> None:
        """End the checker's process, if there is one."""
        if self._cell is not None:
            self._cell.end()
            self._cell = None

    def _ask(self, args: Value, expected: Value, got: Value) -> Ruling:
        try:
            said = self._exchange(args, expected, got)
        except wire.TooLarge:
            return Ruling(Verdict.OUTPUT_LIMIT, "more than the checker of this question takes")
        except wire.WireFault:
            return _WRONG  # an object that is no plain data
        match said:
            case {"value": bool() as verdict}:
                return _RIGHT if verdict else _WRONG
            case {"value": str() as reason}:
                return Ruling(Verdict.WRONG_ANSWER, strip_control(reason)[:_MAX_REASON])
            case {"error": dict() as error} if self._accepts(args, expected):
                # It takes the expected value, so it stumbled over the form of this one.
                return Ruling(Verdict.WRONG_ANSWER, f"checking it raised {describe_error(error)}")
        return Ruling(Verdict.JUDGE_ERROR, _fault(said))

    def _accepts(self, args: Value, expected: Value) -> bool:
        return self._exchange(args, expected, expected) == {"value": True}

    def _exchange(self, args: Value, expected: Value, got: Value) -> Mapping[str, object]:
        """Call the checker; what it says without the parts of the protocol, or a `silence` with its cause."""
        message: dict[str, object] = {"do": "test", "args": values.encode((args, expected, got))}
        if self._silence is not None:
            return self._silence  # what hung or ended once is not waited for once more for each further test
        if self._cell is None:
            loaded = self._load()
            if loaded.get("loaded") is not True:
                return self._give_up(loaded)
        assert self._cell is not None
        answer = self._cell.ask(message, _LIMITS.cpu_s, _WALL_S)
        if answer.cause is not Cause.REPLIED:
            return self._give_up({"silence": answer.cause.value})
        return {key: item for key, item in answer.reply.items() if key in {"value", "error", "oversize"}}

    def _give_up(self, said: Mapping[str, object]) -> Mapping[str, object]:
        self.close()
        self._silence = said
        return said

    def _load(self) -> Mapping[str, object]:
        checker = Program(
            CallKind.FUNCTION,
            "check",
            starter="",
            reference="",
            cases=self._program.cases,
            limits=_LIMITS,
            packages=self._program.packages,
        )
        self._cell = Cell(order_for(checker, self._source, unsafe=self._unsafe))
        answer = self._cell.ask(
            {
                "do": "load",
                "kind": "function",
                "name": "check",
                "source": self._source,
                "in_place": False,
                "watch": False,
            },
            _LIMITS.cpu_s,
            _WALL_S,
        )
        return answer.reply if answer.cause is Cause.REPLIED else {"silence": answer.cause.value}


def _fault(said: Mapping[str, object]) -> str:
    """Tell what is wrong with a checker that gave no ruling."""
    match said:
        case {"error": dict() as error}:
            return f"it raised {describe_error(error)}"
        case {"refused": str() as reason}:
            return strip_control(reason)[:_MAX_REASON].removesuffix(".")
        case {"silence": cause}:
            return f"it gave no reply ({cause})"
    return "it returned neither True, False nor a text"
