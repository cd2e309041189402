"""What the judge says about a submission."""

from enum import StrEnum

from interviewprep.base.records import dataclass
from interviewprep.model.question import Group


class Verdict(StrEnum):
    """The nine words of a judgement."""

    ACCEPTED = "accepted"
    WRONG_ANSWER = "wrong_answer"
    RUNTIME_ERROR = "runtime_error"
    COMPILE_ERROR = "compile_error"
    TIME_LIMIT = "time_limit"
    MEMORY_LIMIT = "memory_limit"
    OUTPUT_LIMIT = "output_limit"
    VIOLATION = "violation"
    JUDGE_ERROR = "judge_error"

    @property
    def words(self) -> str:
        """The verdict for people: `wrong answer`."""
        return self.value.replace("_", " ")


@dataclass(frozen=True, slots=True)
class TestResult:
    """One test's verdict. `cpu_s` is seconds of the child's CPU; `message` is for the learner.

    A test that never `ran` has the verdict of what kept it from running, and `message` tells that.
    """

    id: str
    group: Group
    verdict: Verdict
    cpu_s: float
    message: str
    sample: bool = False
    ran: bool = True


@dataclass(frozen=True, slots=True)
class Counterexample:
    """An input on which the answer is wrong, and its `verdict` there. All values are Python literals as text.

    For a class the last of the calls is the one that went wrong, and the values are of that one. `difference` tells
    where the two values differ, if that is hard to see.
    """

    args: dict[str, str]
    expected: str
    got: str
    shrunk: bool
    tries: int
    diagnosis: str
    difference: str = ""
    verdict: Verdict = Verdict.WRONG_ANSWER


@dataclass(frozen=True, slots=True)
class Growth:
    """How CPU grows with the size of the input: the power of the size, an interval for it, and what was asked for."""

    exponent: float
    interval: tuple[float, float]
    target: str
    ok: bool


@dataclass(frozen=True, slots=True)
class Sandbox:
    """How the answer was confined: each layer `enforced`, `reduced` or `missing`."""

    layers: dict[str, str]
    unsafe: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """Everything the judge found. `score` is from 0 to 1 by weighted test groups; `output` is stripped and capped."""

    verdict: Verdict
    score: float
    tests: tuple[TestResult, ...]
    sandbox: Sandbox
    cpu_s: float = 0.0
    wall_s: float = 0.0
    peak_rss_bytes: int = 0
    output: str = ""
    message: str = ""
    counterexample: Counterexample | None = None
    growth: Growth | None = None

    @property
    def has_run(self) -> bool:
        """Whether any test ran: none does of an answer that cannot be loaded."""
        return any(test.ran for test in self.tests)
