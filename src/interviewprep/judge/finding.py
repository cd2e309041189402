"""What one test showed of an answer: plain values, the same wherever the test came from."""

from collections.abc import Mapping

from interviewprep.base.records import dataclass, replace
from interviewprep.judge.brief import show
from interviewprep.judge.wording import describe_call
from interviewprep.model.literals import Raises, Value
from interviewprep.model.question import Case, Program
from interviewprep.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Finding:
    """What one test showed. Where it never `ran`, that is what kept it from running.

    For counterexamples: `got` is the returned value or the exception as text, `expected` what should have come in its
    place, `difference` where the two differ if that is hard to see. Of a class they are those of the call that went
    wrong, and `calls` is how many there are up to it; 0 where that is not known.

    `reply` is what the child sent, kept for a diagnosis where it is short.
    """

    verdict: Verdict
    message: str = ""
    got: str = ""
    cpu_s: float = 0.0
    ended_child: bool = False
    ran: bool = True
    expected: str = ""
    difference: str = ""
    calls: int = 0
    reply: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A test as it was put to the answer: its arguments, and the value expected unless an exception is.

    Of a class it may be the calls up to one of them, and what is expected of that one; `calls` is then their number.
    """

    program: Program
    case: Case
    args: Value
    expected: Value
    raises: str = ""
    calls: int = 0

    @property
    def call(self) -> str:
        """The call in words."""
        return describe_call(self.program, self.args)

    @property
    def wanted(self) -> str:
        """What is expected, for counterexamples."""
        return f"raises {self.raises}" if self.raises else show(self.expected)

    def up_to(self, place: int) -> "Asked":
        """Give the calls of a class up to one of them, and what that one must return or raise."""
        assert isinstance(self.args, list)
        wanted = self.expected[place] if isinstance(self.expected, list) and place < len(self.expected) else None
        raises = wanted.name if isinstance(wanted, Raises) else self.raises
        return replace(self, args=self.args[: place + 1], expected=wanted, raises=raises, calls=place + 1)
