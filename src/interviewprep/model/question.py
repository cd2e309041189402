"""A question as programs see it: what is asked, how it is answered, and everything needed to grade it.

Files become these values at the door of `bank`; past it they are trusted. `content` depends on the format.
"""

from datetime import date
from enum import StrEnum

from interviewprep.base.records import dataclass
from interviewprep.model.rubric import Criterion, Dimension, Misconception, Sample
from interviewprep.model.taxonomy import Area, Difficulty, Domain, Format, Phase


@dataclass(frozen=True, slots=True)
class Hint:
    """One level of help; `price` is the share of the score it costs, from 0 to 1."""

    text: str
    price: float


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a choice; the id of a distractor names its misconception."""

    id: str
    text: str
    is_key: bool
    why: str


@dataclass(frozen=True, slots=True)
class Choice:
    """The options of a single or multi question, in file order."""

    options: tuple[Option, ...]

    @property
    def keys(self) -> frozenset[str]:
        """Ids of the right options."""
        return frozenset(option.id for option in self.options if option.is_key)


@dataclass(frozen=True, slots=True)
class WrongPath:
    """A wrong way to compute a number: landing on `value` names the misconception."""

    value: float
    misconception: str
    why: str


@dataclass(frozen=True, slots=True)
class Numeric:
    """A number with its unit. `tolerance` is absolute, in that unit; `recompute` is an expression for `value`."""

    value: float
    unit: str
    tolerance: float
    recompute: str
    wrong_paths: tuple[WrongPath, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step to put in order."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Order:
    """Steps in file order, which is not the answer, and the pairs (earlier, later) that an answer must respect.

    `before` is transitively closed: the score is the share of these pairs that an answer respects.
    """

    steps: tuple[Step, ...]
    before: tuple[tuple[str, str], ...]
    exemplar: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Short:
    """Two to five sentences, scored by one flat list of weighted criteria, less the misconceptions stated."""

    criteria: tuple[Criterion, ...]
    misconceptions: tuple[Misconception, ...]
    exemplar: str
    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A further question, asked when `criterion` was not met or, where that is empty, always."""

    id: str
    text: str
    criterion: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """One timed part of a case."""

    id: str
    title: str
    minutes: float
    prompt: str
    follow_ups: tuple[FollowUp, ...] = ()


@dataclass(frozen=True, slots=True)
class DesignNumber:
    """A number that a design needs, recomputed from the givens; `tolerance` is relative."""

    id: str
    label: str
    value: float
    unit: str
    tolerance: float
    recompute: str


@dataclass(frozen=True, slots=True)
class Open:
    """A case or a long answer, scored by dimensions; a long answer has one stage."""

    stages: tuple[Stage, ...]
    dimensions: tuple[Dimension, ...]
    numbers: tuple[DesignNumber, ...]
    misconceptions: tuple[Misconception, ...]
    exemplar: str
    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True)
class Defect:
    """A planted defect: first and last line counted from 1, and the source of a test that fails because of it."""

    id: str
    first_line: int
    last_line: int
    kind: str
    effect: str
    repair: str
    test: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """Code to review, its planted defects, and the oddities that must not be flagged.

    `tests` is the source of a module with a test function for each defect, run before the code in the same
    namespace; all of them fail on `code` and pass on `repaired`. Both are empty when the question has none.
    """

    code: str
    language: str
    defects: tuple[Defect, ...]
    harmless: tuple[str, ...]
    tests: str = ""
    repaired: str = ""


class Group(StrEnum):
    """What a test case is for; a verdict weighs the groups."""

    EXAMPLES = "examples"
    EDGES = "edges"
    PROPERTY = "property"
    WRONG = "wrong"
    SCALE = "scale"


@dataclass(frozen=True, slots=True)
class Case:
    """One test. Values are literals as text (see `model.literals`).

    A call has `args` (a tuple) and either `expected` or `raises` (the name of a built-in exception).
    For a class `args` is a list of calls `(method, args)`, the first `("__init__", args)`, and `expected` the
    list of what they return. For SQL `args` is the script that fills the database and `expected` the rows.
    `regression` marks, in a bugfix, behaviour that already works and must stay. Among the calls of a class `(name,)`
    reads an attribute, and among the expected values `raises("KeyError")` stands for a call that raises.
    """

    id: str
    group: Group
    sample: bool
    args: str
    expected: str
    raises: str = ""
    regression: bool = False


class CallKind(StrEnum):
    """What the judge calls."""

    FUNCTION = "function"
    CLASS = "class"
    SQL = "sql"


@dataclass(frozen=True, slots=True)
class Check:
    """How a returned value is compared with the expected one.

    `kind` is `exact`, `tolerance` (floats anywhere inside within `rel` or `abs`), `unordered` (a sequence in
    any order, each item compared exactly), `multiset` (the same, each item compared with tolerance), `any_valid` (the
    bank's `checker` decides) or, for rows of SQL, `rows` (in any order) and `ordered_rows`.
    `nan_equal`: NaN equals NaN. `mutation_allowed`: the answer may change its arguments. `in_place`: the value is the
    first argument as the call leaves it. `dtype`, of arrays and columns, must be the `same`, of the same `kind`, or
    may be `any`. `iterators`: whether an iterator counts as the `list` of its items, or is `refuse`d.
    `columns` of frames come in the `same` order or in `any`; their `index` must be the `same` or is `ignore`d.
    """

    kind: str = "exact"
    rel: float = 1e-9
    abs: float = 1e-12
    nan_equal: bool = False
    mutation_allowed: bool = False
    in_place: bool = False
    dtype: str = ""
    iterators: str = "refuse"
    columns: str = "same"
    index: str = "same"

    @property
    def dtype_policy(self) -> str:
        """`dtype` as written; where it is not, `any` for the kinds with a tolerance and `same` for the others."""
        return self.dtype or ("any" if self.kind in {"tolerance", "multiset"} else "same")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one test may use: CPU seconds, and memory above the helper's own in MiB."""

    cpu_s: float = 2.0
    memory_mib: int = 256


@dataclass(frozen=True, slots=True)
class Ladder:
    """Sizes of input, ascending, and how CPU may grow over them: `n`, `n log n`, `n^2`."""

    target: str
    sizes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WrongSolution:
    """A declared wrong solution: what it returns, the reason it must fail, and the verdict it must get."""

    name: str
    source: str
    reason: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Equivalent:
    """A mutant of the reference that behaves the same, with the reason."""

    mutant: str
    reason: str


@dataclass(frozen=True, slots=True)
class Program:
    """A question that is answered by a program: code, bugfix or sql.

    `packages` are the third-party packages an answer may import. `input_domain` says in words which inputs
    are allowed. `oracle`, `inputs` and `checker` are sources of bank code; empty when the question has none.
    """

    call: CallKind
    name: str
    starter: str
    reference: str
    cases: tuple[Case, ...]
    check: Check = Check()
    limits: Limits = Limits()
    packages: tuple[str, ...] = ()
    input_domain: str = ""
    oracle: str = ""
    inputs: str = ""
    wrong: tuple[WrongSolution, ...] = ()
    equivalents: tuple[Equivalent, ...] = ()
    growth: Ladder | None = None
    checker: str = ""

    @property
    def import_rule(self) -> str:
        """What an answer may import, as a sentence for the candidate; empty for queries, which import nothing."""
        if self.call is CallKind.SQL:
            return ""
        if not self.packages:
            return "Standard library only."
        *others, last = self.packages
        return f"You may import {', '.join(others)}{' and ' if others else ''}{last}."


Content = Choice | Numeric | Order | Short | Open | Review | Program


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a bank.

    `id` is lasting and unique in its bank; `revision` is a hash of what matters to the answer. `stem`,
    `explanation` and the texts inside `content` are Markdown. `minutes` is the budget.
    """

    bank: str
    id: str
    revision: str
    area: Area
    topic: str
    domain: Domain
    further_domains: tuple[Domain, ...]
    phase: Phase
    difficulty: Difficulty
    minutes: float
    format: Format
    title: str
    stem: str
    explanation: str
    content: Content
    hints: tuple[Hint, ...] = ()
    prerequisites: tuple[str, ...] = ()
    misconceptions: tuple[str, ...] = ()
    author: str = ""
    origin: str = ""
    licence: str = ""
    as_of: date | None = None
    review_by: date | None = None

    @property
    def ref(self) -> str:
        """The name under which history stores it: `bank/id`."""
        return f"{self.bank}/{self.id}"

    @property
    def budget_s(self) -> float:
        """Seconds planned for an answer."""
        return self.minutes * 60


@dataclass(frozen=True, slots=True)
class Entry:
    """A question's line in the catalogue: enough to choose by, without its content.

    `misconceptions` are the wrong beliefs and traps that it catches, `prerequisites` the questions, as `bank/id`, that
    come before it.
    """

    bank: str
    id: str
    revision: str
    area: Area
    topic: str
    domain: Domain
    phase: Phase
    difficulty: Difficulty
    minutes: float
    format: Format
    title: str
    packages: tuple[str, ...] = ()
    misconceptions: tuple[str, ...] = ()
    prerequisites: tuple[str, ...] = ()

    @property
    def ref(self) -> str:
        """The name under which history stores it: `bank/id`."""
        return f"{self.bank}/{self.id}"


@dataclass(frozen=True, slots=True)
class Scope:
    """Which questions somebody wants to see; an empty filter lets everything through."""

    areas: tuple[Area, ...] = ()
    topics: tuple[str, ...] = ()
    domains: tuple[Domain, ...] = ()
    formats: tuple[Format, ...] = ()

    def admits(self, entry: Entry) -> bool:
        """Tell whether a question is one of them."""
        return (
            (not self.areas or entry.area in self.areas)
            and (not self.topics or entry.topic in self.topics)
            and (not self.domains or entry.domain in self.domains)
            and (not self.formats or entry.format in self.formats)
        )
