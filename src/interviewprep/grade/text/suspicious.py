"""Text that is no honest answer, whatever words it holds: it gets a notice and no proposal."""

from collections.abc import Collection, Iterator
from enum import StrEnum

from interviewprep.base.records import dataclass
from interviewprep.base.text import percent
from interviewprep.grade.text.clauses import Passage, parts
from interviewprep.grade.text.function_words import FUNCTION_WORDS
from interviewprep.grade.text.listing import is_keyword_list
from interviewprep.grade.text.negation import Negation
from interviewprep.grade.text.words import NUMBER, words_of
from interviewprep.model.score import Mark

TOO_SHORT_WORDS = 10
UNKNOWING_WORDS = 30
SHINGLE = 4
ECHO_SHARE = 0.5
# Measured beside what a criterion asks to deny: honest answers hold up to 0.03 negations a word and in up to 0.6 of
# their clauses, and answers that only deny hold 0.04 and stand in 0.7. Exemplars of most questions hold up to 0.015;
# what one holds beyond that is what its question asks to deny.
NEGATED_SHARE, NEGATED_CLAUSES = 0.65, 3
NEGATIONS_PER_WORD, NEGATIONS, USUAL_NEGATIONS = 0.035, 5, 0.015
ON_TOPIC_SHARE = 0.25

_UNKNOWING = (
    "i do not know", "no idea", "not sure", "no clue", "i am not sure", "can not answer", "can not say", "hard to say",
    "never worked with", "would have to look", "i forgot", "never heard",
)  # fmt: skip


class NoticeKind(StrEnum):
    """Why a text gets no proposal."""

    TOO_SHORT = "too short"
    DONT_KNOW = "does not know"
    KEYWORD_LIST = "keyword list"
    ECHO = "echo of the question"
    HEAVY_NEGATION = "heavy negation"
    OFF_TOPIC = "off topic"
    TOO_LONG = "too long"


@dataclass(frozen=True, slots=True)
class Notice:
    """Why a text is left to the person, in a sentence for them."""

    kind: NoticeKind
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What a suspicion rests on: a passage, its question, and what was matched and denied in it.

    `known` holds the stems of all words of the question, `vocabulary` those of the expressions of its criteria.
    `exemplar_negations` is how many negations a word the exemplar holds: many, where the question asks to refute.
    """

    passage: Passage
    stem: str
    known: Collection[str]
    vocabulary: Collection[str]
    exemplar_negations: float
    negations: tuple[Negation, ...]
    matched: frozenset[int]
    marks: tuple[Mark, ...]
    is_cut: bool


def find_notices(facts: Facts) -> tuple[Notice, ...]:
    """List everything that speaks against a proposal; for an honest answer nothing does."""
    return tuple(_notices(facts))


def _notices(facts: Facts) -> Iterator[Notice]:
    words = facts.passage.words
    if facts.is_cut:
        yield Notice(NoticeKind.TOO_LONG, "The text is too long for an answer: only its beginning was read.")
    if len(words) < TOO_SHORT_WORDS:
        yield Notice(NoticeKind.TOO_SHORT, f"{len(words)} words are too few to be judged.")
        return
    if _is_unknowing(facts):
        yield Notice(NoticeKind.DONT_KNOW, "The text says that it does not know.")
    if is_keyword_list(facts.passage, facts.vocabulary):
        yield Notice(NoticeKind.KEYWORD_LIST, "Names are listed and hardly a sentence is made of them.")
    share = _echoed_share(facts)
    if share >= ECHO_SHARE:
        yield Notice(NoticeKind.ECHO, f"{percent(share)} of the text repeats the question.")
    if _is_negation_heavy(facts):
        yield Notice(NoticeKind.HEAVY_NEGATION, "Most of what the text says is said by denying it.")
    if _is_off_topic(facts):
        yield Notice(NoticeKind.OFF_TOPIC, "Hardly a word of the text has to do with the question.")


def _is_unknowing(facts: Facts) -> bool:
    words = facts.passage.words
    said = f" {' '.join(word.plain for word in words)} "
    return len(words) <= UNKNOWING_WORDS and any(f" {phrase} " in said for phrase in _UNKNOWING)


def _echoed_share(facts: Facts) -> float:
    """Measure the share of the text's words that stand in runs of `SHINGLE` words of the stem."""
    asked = [word.stem for word in words_of(facts.stem)]
    runs = {tuple(asked[index : index + SHINGLE]) for index in range(len(asked) - SHINGLE + 1)}
    said = [word.stem for word in facts.passage.words]
    echoed: set[int] = set()
    for index in range(len(said) - SHINGLE + 1):
        if tuple(said[index : index + SHINGLE]) in runs:
            echoed.update(range(index, index + SHINGLE))
    return len(echoed) / len(said)


def _is_negation_heavy(facts: Facts) -> bool:
    """Tell whether a text denies for the most part: beside what a criterion asks for, and more than the exemplar."""
    clauses = facts.passage.clauses
    beside = [one for one in facts.negations if not facts.matched.intersection(one.words)]
    negated = len({clauses[one.words[0]] for one in beside})
    allowed = NEGATIONS_PER_WORD + max(0.0, facts.exemplar_negations - USUAL_NEGATIONS)
    denied, met = facts.marks.count(Mark.DENIED), facts.marks.count(Mark.MET)
    return (
        (negated >= NEGATED_CLAUSES and negated >= NEGATED_SHARE * len(parts(clauses)))
        or (len(beside) >= NEGATIONS and len(beside) >= allowed * len(clauses))
        or (denied >= 2 and denied >= met)
    )


def _is_off_topic(facts: Facts) -> bool:
    telling = {word.stem for word in facts.passage.words if _is_telling(word.plain)}
    on_topic = sum(stem in facts.known for stem in telling)
    return Mark.MET not in facts.marks and on_topic < ON_TOPIC_SHARE * max(len(telling), 1)


def _is_telling(plain: str) -> bool:
    return plain not in FUNCTION_WORDS and not plain.startswith(NUMBER)
