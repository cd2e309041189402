"""The gates there are: what each proves, where it lies, and on which files its findings depend.

A gate is the module `proof.gates.<name>` with `check(subject)`, `check_banks(banks)`, or both; it is loaded when it is
to run, since some load what takes long.
"""

import hashlib
import sys
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from interviewprep.base.errors import UsageFault
from interviewprep.base.records import dataclass
from interviewprep.base.text import did_you_mean
from interviewprep.model.question import Choice, Content, Numeric, Open, Program, Question, Review, Short
from interviewprep.proof.gate import BankGate, GateId, QuestionGate

PACKAGE = Path(__file__).parent.parent
_EVERY_GATE = ("base", "bank", "grade", "judge", "model", "proof/gate.py")
_LIBRARIES = ("hypothesis", "numpy", "pandas")


def _is_program(content: Content) -> bool:
    return isinstance(content, Program)


def _has_something_to_recompute(content: Content) -> bool:
    return isinstance(content, Program | Review | Numeric) or (isinstance(content, Open) and bool(content.numbers))


def _is_choice(content: Content) -> bool:
    return isinstance(content, Choice)


def _is_prose(content: Content) -> bool:
    return isinstance(content, Short | Open)


def _is_any(content: Content) -> bool:
    del content
    return True


@dataclass(frozen=True, slots=True)
class Gate:
    """One gate. `concerns` tells from a question's content whether the gate has anything to say about it.

    `sources` are the files and folders, below the package, that its findings come from beside its own module and the
    rooms that all gates rest on. Findings that hang on more than files, such as the day, are not `kept`.
    """

    id: GateId
    proves: str
    concerns: Callable[[Content], bool] = _is_any
    sources: tuple[str, ...] = ()
    kept: bool = True

    @property
    def name(self) -> str:
        """The gate's name in one word, which is that of its module, too."""
        return self.id.name.lower()

    def question_gate(self) -> QuestionGate | None:
        """Load what looks at one question, if the gate does so."""
        found: QuestionGate | None = getattr(self._module(), "check", None)
        return found

    def bank_gate(self) -> BankGate | None:
        """Load what compares questions, if the gate does so."""
        found: BankGate | None = getattr(self._module(), "check_banks", None)
        return found

    def looks_at(self, question: Question) -> bool:
        """Whether the gate has anything to say about a question."""
        return self.concerns(question.content)

    def version(self) -> str:
        """Hash all that its findings hang on but the questions: this code, Python, the libraries that banks use."""
        return _hash_sources((*_EVERY_GATE, f"proof/gates/{self.name}.py", *self.sources))

    def _module(self) -> object:
        return import_module(f"interviewprep.proof.gates.{self.name}")


_ALL = (
    Gate(GateId.SCHEMA, "files keep the format, ids are lasting and keep their meaning", kept=False),
    Gate(
        GateId.REFERENCE,
        "the reference is right, and an independent solution agrees with it",
        _has_something_to_recompute,
        ("proof/defects.py",),
    ),
    Gate(
        GateId.WRONG,
        "tests notice what is wrong: starters, wrong solutions, lookup tables, mutants",
        _is_program,
        ("proof/judging.py", "proof/mutation"),
    ),
    Gate(
        GateId.EFFICIENCY,
        "slow solutions are refused, and references have room to spare",
        _is_program,
        ("proof/judging.py", "proof/slowness.py"),
    ),
    Gate(
        GateId.ISOLATION,
        "a verdict hangs on the answer alone, and comes in time",
        _is_program,
        ("proof/slowness.py",),
    ),
    Gate(
        GateId.OPTIONS,
        "keys cannot be guessed from length, place or wording",
        _is_choice,
        ("proof/chance.py", "proof/guessers.py", "proof/words.py"),
    ),
    Gate(
        GateId.RUBRICS,
        "rubrics tell good sample answers from bad ones",
        _is_prose,
        ("proof/words.py", "proof/worthless.py"),
    ),
    Gate(
        GateId.ORIGINALITY,
        "no question copies another or a public one, or gives a key away",
        sources=("proof/joins.py", "proof/leaks.py", "proof/published", "proof/shapes.py", "proof/words.py"),
    ),
    Gate(GateId.COVERAGE, "the bank holds what it plans to hold, and its links lead somewhere"),
    Gate(GateId.READABLE, "texts are short and current, and fit the screen", kept=False),
)

GATES = {gate.id: gate for gate in _ALL}
"""All gates in their order."""


def find_gate(text: str) -> GateId:
    """Give the gate that a person named, as `G2` or `reference`.

    Raises:
        UsageFault: there is none of this name.
    """
    wanted = text.strip().casefold()
    for gate in GATES.values():
        if wanted in {gate.id.value.casefold(), gate.name}:
            return gate.id
    names = [name for gate in GATES.values() for name in (gate.id.value, gate.name)]
    listed = ", ".join(f"{gate.id} ({gate.name})" for gate in GATES.values())
    raise UsageFault(f"there is no gate '{text}'.{did_you_mean(wanted, names)} There are {listed}.")


@cache
def _hash_sources(places: tuple[str, ...]) -> str:
    digest = hashlib.sha256(f"{sys.version} {' '.join(map(_version_of, _LIBRARIES))}".encode())
    for path in sorted({path for place in places for path in _files(PACKAGE / place)}):
        digest.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _files(place: Path) -> Iterator[Path]:
    if not place.is_dir():
        return iter((place,))
    return (path for path in place.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def _version_of(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return f"{package} missing"
