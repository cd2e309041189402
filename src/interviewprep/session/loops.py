"""Templates of whole interviews: which parts, how long, and what each part asks.

To add one, add it to `LOOPS`: its name, a line about it, and its parts with their slots.
"""

from collections.abc import Mapping

from interviewprep.base.errors import UsageFault
from interviewprep.base.records import dataclass
from interviewprep.base.text import did_you_mean
from interviewprep.model.taxonomy import Area, Difficulty, Domain, Format

SHORT_FORMATS = (Format.SINGLE, Format.MULTI, Format.NUMERIC, Format.SHORT, Format.ORDER)
CLOSED_FORMATS = (Format.SINGLE, Format.MULTI, Format.NUMERIC)


@dataclass(frozen=True, slots=True)
class Slot:
    """So many questions of one kind; an empty filter lets everything through.

    `is_spread` takes them from as many topics as possible. `is_one_topic` takes them from a single topic, from easy to
    hard.
    """

    count: int
    what: str
    areas: tuple[Area, ...] = ()
    topics: tuple[str, ...] = ()
    domains: tuple[Domain, ...] = ()
    formats: tuple[Format, ...] = ()
    difficulties: tuple[Difficulty, ...] = ()
    is_spread: bool = False
    is_one_topic: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a loop: its questions share `minutes`, after a break of `break_minutes`."""

    title: str
    minutes: float
    slots: tuple[Slot, ...]
    break_minutes: float = 0.0


@dataclass(frozen=True, slots=True)
class Loop:
    """A whole interview."""

    name: str
    about: str
    stretches: tuple[Stretch, ...]

    @property
    def minutes(self) -> float:
        """How long it takes, breaks included."""
        return sum(stretch.minutes + stretch.break_minutes for stretch in self.stretches)


_CODING_ONSITE = Stretch(
    "Coding on site",
    60,
    (
        Slot(1, "medium coding question", formats=(Format.CODE,), difficulties=(Difficulty.MEDIUM,)),
        Slot(1, "hard coding question", formats=(Format.CODE,), difficulties=(Difficulty.HARD,)),
    ),
)
_ML_DEPTH = Stretch(
    "ML in depth",
    45,
    (
        Slot(5, "questions of one topic", areas=(Area.ML_THEORY,), formats=SHORT_FORMATS, is_one_topic=True),
        Slot(1, "question on work of your own", topics=("behavioural",), formats=(Format.LONG,)),
    ),
)
_SYSTEM_DESIGN = Stretch("System design", 60, (Slot(1, "design case", formats=(Format.CASE,)),))
_BEHAVIOURAL = Stretch(
    "Behaviour and impact",
    45,
    (
        Slot(3, "behavioural questions", topics=("behavioural", "written-work"), formats=(Format.LONG,)),
        Slot(1, "case of impact", topics=("impact-and-roi",), formats=(Format.LONG,)),
        Slot(1, "translation for a layman", topics=("stakeholder-translation",), formats=(Format.LONG,)),
    ),
)


_ASKED_SHORT = (
    Domain.MATHEMATICS,
    Domain.ML_ALGORITHMS,
    Domain.DATA_ENGINEERING,
    Domain.MLOPS,
    Domain.CLOUD,
)
"""All domains but programming, of which only programs tell: one of them takes the time of five short questions."""


def _after_break(stretch: Stretch, minutes: float) -> Stretch:
    return Stretch(stretch.title, stretch.minutes, stretch.slots, minutes)


_ALL = (
    Loop(
        "coding-screen",
        "the first call: two programs",
        (
            Stretch(
                "Coding screen",
                45,
                (
                    Slot(1, "easy coding question", formats=(Format.CODE,), difficulties=(Difficulty.EASY,)),
                    Slot(1, "medium coding question", formats=(Format.CODE,), difficulties=(Difficulty.MEDIUM,)),
                ),
            ),
        ),
    ),
    Loop("coding-onsite", "two harder programs", (_CODING_ONSITE,)),
    Loop(
        "assisted-code-review",
        "judge code that somebody else, or a machine, wrote",
        (
            Stretch("Review", 25, (Slot(1, "code review", formats=(Format.REVIEW,)),)),
            # The tests that are missing are written below the marker of the repaired file.
            Stretch("Repair, with the missing tests", 35, (Slot(1, "program to repair", formats=(Format.BUGFIX,)),)),
        ),
    ),
    Loop(
        "ml-coding",
        "a learning algorithm or an array program, and a repair",
        (
            Stretch(
                "ML coding",
                45,
                (
                    Slot(
                        1,
                        "question on learning algorithms, arrays or frames",
                        topics=("ml-from-scratch", "numpy-linear-algebra", "pandas-wrangling"),
                        formats=(Format.CODE,),
                    ),
                    Slot(1, "program to repair", formats=(Format.BUGFIX,)),
                ),
            ),
        ),
    ),
    Loop(
        "ml-breadth",
        "many short questions over many topics",
        (
            Stretch(
                "ML in breadth",
                45,
                (
                    Slot(12, "closed questions", areas=(Area.ML_THEORY,), formats=CLOSED_FORMATS, is_spread=True),
                    Slot(3, "short answers", areas=(Area.ML_THEORY,), formats=(Format.SHORT,), is_spread=True),
                ),
            ),
        ),
    ),
    Loop("ml-depth", "one topic from easy to hard, and work of your own", (_ML_DEPTH,)),
    Loop(
        "model-evaluation",
        "metrics, a review, an experiment to read",
        (
            Stretch(
                "Model evaluation",
                40,
                (
                    Slot(8, "short questions", areas=(Area.MODEL_EVALUATION,), formats=SHORT_FORMATS, is_spread=True),
                    Slot(1, "review of evaluation code", areas=(Area.MODEL_EVALUATION,), formats=(Format.REVIEW,)),
                    Slot(1, "experiment to read", topics=("online-experiments",), formats=SHORT_FORMATS),
                ),
            ),
        ),
    ),
    Loop(
        "data-and-sql",
        "queries, wrangling, questions on data engineering",
        (
            Stretch(
                "Data and SQL",
                45,
                (
                    Slot(2, "queries", formats=(Format.SQL,)),
                    Slot(1, "wrangling question", topics=("pandas-wrangling",), formats=(Format.CODE,)),
                    Slot(
                        3,
                        "questions on data engineering",
                        areas=(Area.SYSTEM_DESIGN, Area.ML_THEORY, Area.MODEL_EVALUATION),
                        domains=(Domain.DATA_ENGINEERING,),
                        formats=SHORT_FORMATS,
                    ),
                ),
            ),
        ),
    ),
    Loop("system-design", "one design case in stages", (_SYSTEM_DESIGN,)),
    Loop("behavioural-and-impact", "what you did, what it brought, and how you tell it", (_BEHAVIOURAL,)),
    Loop(
        "full-loop",
        "a whole day: coding, depth, design, behaviour, with breaks",
        (
            _CODING_ONSITE,
            _after_break(_ML_DEPTH, 10),
            _after_break(_SYSTEM_DESIGN, 10),
            _after_break(_BEHAVIOURAL, 10),
        ),
    ),
    Loop(
        "team-diagnostic",
        "where one stands, over domains and difficulties",
        (
            Stretch(
                "Diagnostic",
                60,
                (
                    *(
                        Slot(
                            1,
                            f"{difficulty} {domain}",
                            domains=(domain,),
                            difficulties=(difficulty,),
                            formats=SHORT_FORMATS,
                        )
                        for domain in _ASKED_SHORT
                        for difficulty in Difficulty
                    ),
                    Slot(5, "further questions", formats=SHORT_FORMATS, is_spread=True),
                ),
            ),
        ),
    ),
)

LOOPS: Mapping[str, Loop] = {loop.name: loop for loop in _ALL}


def find_loop(name: str) -> Loop:
    """Look up a loop.

    Raises:
        UsageFault: there is none of this name; the message names the nearest.
    """
    try:
        return LOOPS[name]
    except KeyError:
        raise UsageFault(
            f"there is no loop '{name}'.{did_you_mean(name, LOOPS)} `prep interview --loops` lists all."
        ) from None
