"""Small questions of each format, and strategies over them."""

from hypothesis import strategies as st

from interviewprep.model.question import (
    CallKind,
    Choice,
    Content,
    Defect,
    Group,
    Numeric,
    Open,
    Option,
    Order,
    Program,
    Question,
    Review,
    Short,
    Step,
    WrongPath,
)
from interviewprep.model.rubric import Criterion, Dimension, Misconception
from interviewprep.model.taxonomy import Area, Difficulty, Domain, Format, Phase
from interviewprep.model.verdict import TestResult, Verdict
from interviewprep.session.candidate import View


def question(kind: Format, content: Content) -> Question:
    return Question(
        bank="test",
        id="a-question",
        revision="r1",
        area=Area.ML_THEORY,
        topic="a-topic",
        domain=Domain.ML_ALGORITHMS,
        further_domains=(),
        phase=Phase.FOUNDATIONS,
        difficulty=Difficulty.EASY,
        minutes=2,
        format=kind,
        title="A question",
        stem="What?",
        explanation="Because.",
        content=content,
    )


def choice(keys: str, distractors: str) -> Choice:
    """Make options from letters: `choice("p", "qr")` has the key `option-p` and two distractors."""
    return Choice(
        tuple(
            Option(f"option-{letter}", f"Text {letter}.", letter in keys, f"Why {letter}.")
            for letter in sorted(keys + distractors)
        )
    )


@st.composite
def choices(draw: st.DrawFn) -> Choice:
    """Draw three to five options with at least one key and one distractor."""
    letters = "pqrst"[: draw(st.integers(3, 5))]
    keys = draw(st.sets(st.sampled_from(letters), min_size=1, max_size=len(letters) - 1))
    return choice("".join(keys), "".join(set(letters) - keys))


NUMERIC = Numeric(0.44, "share", 0.005, "0.44", (WrongPath(0.99, "swaps-conditioning", "The other condition."),))


@st.composite
def orders(draw: st.DrawFn) -> tuple[Order, tuple[str, ...]]:
    """Draw a partial order over four to seven steps, transitively closed, with one linear extension of it."""
    ids = [f"step-{letter}" for letter in "pqrstuv"[: draw(st.integers(4, 7))]]
    line = draw(st.permutations(ids))
    pairs = [(earlier, later) for index, earlier in enumerate(line) for later in line[index + 1 :]]
    before = set(draw(st.lists(st.sampled_from(pairs), min_size=1, unique=True)))
    for middle in ids:
        before |= {(a, d) for a, b in before for c, d in before if b == middle == c}
    steps = tuple(Step(step, f"Do {step}") for step in ids)
    return Order(steps, tuple(sorted(before)), tuple(line)), tuple(line)


WEIGHTS = st.sampled_from([0.5, 1.0, 1.5, 2.0, 3.0])
WRONG = (Misconception("wrong-1", "Claims one", 1.0), Misconception("wrong-2", "Claims two", 0.5))


@st.composite
def shorts(draw: st.DrawFn) -> Short:
    """Draw a short answer's rubric of one to six criteria."""
    weights = draw(st.lists(WEIGHTS, min_size=1, max_size=6))
    criteria = tuple(Criterion(f"c{index}", f"Says {index}", weight) for index, weight in enumerate(weights))
    return Short(criteria, WRONG, "An exemplar.", ())


@st.composite
def opens(draw: st.DrawFn) -> Open:
    """Draw a rubric of one to four dimensions, each with one or two criteria at every level."""
    dimensions = tuple(
        Dimension(
            f"d{line}",
            f"Dimension {line}",
            draw(WEIGHTS),
            tuple(
                Criterion(f"d{line}-l{level}-{number}", "Says it", level=level)
                for level in range(1, 5)
                for number in range(draw(st.integers(1, 2)))
            ),
        )
        for line in range(draw(st.integers(1, 4)))
    )
    return Open((), dimensions, (), WRONG, "An exemplar.", ())


def dimension_of(identifier: str, weight: float = 1.0) -> Dimension:
    """Make a dimension with one criterion at each level, `<id>-1` to `<id>-4`."""
    criteria = tuple(Criterion(f"{identifier}-{level}", f"Level {level}", level=level) for level in range(1, 5))
    return Dimension(identifier, identifier.title(), weight, criteria)


def open_of(*dimensions: Dimension) -> Open:
    return Open((), dimensions, (), WRONG, "An exemplar.", ())


REVIEW = Review(
    code="\n".join(f"line_{number} = {number}" for number in range(1, 41)),
    language="python",
    defects=(
        Defect("fit-before-split", 12, 13, "leakage", "The score is optimistic.", "Split first."),
        Defect("lost-rows", 30, 30, "off-by-one", "The last row is lost.", "Go to the end."),
    ),
    harmless=(),
)

PROGRAM = Program(CallKind.FUNCTION, "two_sum", "", "", ())


def shown(asked: Question, order: tuple[str, ...] = (), *, total: int = 1) -> View:
    """Put a question, the first of `total`, with a minute left."""
    return View(
        question=asked,
        number=1,
        total=total,
        why="",
        order=order,
        draft="",
        file=None,
        budget_s=asked.budget_s,
        item_left_s=lambda: 60.0,
        session_left_s=lambda: None,
    )


def outcome(
    name: str,
    group: Group,
    verdict: Verdict,
    message: str = "",
    *,
    sample: bool = False,
    cpu_s: float = 0.0,
    ran: bool = True,
) -> TestResult:
    """Make one test's result; here, because pytest takes a class named Test... in a test module for a test."""
    return TestResult(name, group, verdict, cpu_s, message, sample, ran)
