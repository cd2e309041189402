"""The fixed vocabularies: areas, domains, phases, difficulties, formats."""

from enum import IntEnum, StrEnum


class Area(StrEnum):
    """The five areas of an interview, in the order a loop meets them."""

    CODING = "coding"
    ML_THEORY = "ml-theory"
    MODEL_EVALUATION = "model-evaluation"
    SYSTEM_DESIGN = "system-design"
    COMMUNICATION = "communication"


class Domain(StrEnum):
    """The six competency domains, and the tag of questions that belong to none alone."""

    MATHEMATICS = "mathematics"
    PROGRAMMING = "programming"
    ML_ALGORITHMS = "ml-algorithms"
    DATA_ENGINEERING = "data-engineering"
    MLOPS = "mlops"
    CLOUD = "cloud"
    CROSS_DOMAIN = "cross-domain"


class Phase(IntEnum):
    """The four phases of the roadmap."""

    FOUNDATIONS = 1
    ML_THEORY_AND_PRACTICE = 2
    SOFTWARE_ENGINEERING_FOR_ML = 3
    DEPLOYMENT_AND_PRODUCTION = 4


class Difficulty(StrEnum):
    """How many steps a question takes: one idea, two joined, or a trade-off, an edge or a proof."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


class Format(StrEnum):
    """What a question looks like and how it is scored."""

    CODE = "code"
    SQL = "sql"
    BUGFIX = "bugfix"
    REVIEW = "review"
    SINGLE = "single"
    MULTI = "multi"
    NUMERIC = "numeric"
    SHORT = "short"
    ORDER = "order"
    CASE = "case"
    LONG = "long"

    @property
    def is_executable(self) -> bool:
        """Whether the answer is a program that the judge runs."""
        return self in {Format.CODE, Format.SQL, Format.BUGFIX}

    @property
    def is_rubric(self) -> bool:
        """Whether the answer is prose that is scored by criteria."""
        return self in {Format.SHORT, Format.CASE, Format.LONG}

    @property
    def needs_confirmation(self) -> bool:
        """Whether the person says what the answer holds before it is scored."""
        return self.is_rubric or self is Format.REVIEW

    @property
    def asks_confidence(self) -> bool:
        """Whether confidence is asked before the verdict: on all short formats."""
        return self in {Format.SINGLE, Format.MULTI, Format.NUMERIC, Format.SHORT, Format.ORDER}


class Level(StrEnum):
    """The four levels of a scorecard."""

    STRONG_NO = "strong no"
    LEAN_NO = "lean no"
    LEAN_YES = "lean yes"
    STRONG_YES = "strong yes"


def level_of(score: float) -> Level:
    """Place a score from 0 to 1 on the scorecard: strong no < 0.4 <= lean no < 0.625 <= lean yes < 0.8.

    The bounds are those of an interviewer's four-way vote: 2.5 of 4 passes, 3.2 of 4 passes with strength.
    """
    if score < 0.4:
        return Level.STRONG_NO
    if score < 0.625:
        return Level.LEAN_NO
    return Level.LEAN_YES if score < 0.8 else Level.STRONG_YES
