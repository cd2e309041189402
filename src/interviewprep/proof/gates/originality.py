"""G8, unique and original: no question is another one in disguise, tells its own key or another's, or is copied.

Two questions are too much alike when their stems and keys have 0.6 of their runs of five words in common, or a cosine
of 0.8 between their weighted words, or when the shapes of their reference solutions have 0.8 in common. Numbers and
names do not make a difference. A written reason in `similar_to` of either lets both stand.

A run of twelve words that a public set holds is refused; see `proof.published`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from interviewprep.bank.parse import LoadedBank
from interviewprep.base.errors import Fault
from interviewprep.base.records import dataclass
from interviewprep.base.text import did_you_mean
from interviewprep.model.question import CallKind, Choice, Open, Order, Program, Question, Review, Short
from interviewprep.model.taxonomy import Area
from interviewprep.proof.gate import Subject
from interviewprep.proof.joins import Pair, alike_sets, alike_vectors, weigh
from interviewprep.proof.leaks import key_texts, told_in_stem
from interviewprep.proof.published import RUN_WORDS, first_published
from interviewprep.proof.shapes import SHINGLE_WORDS, shape_of_python, shape_of_sql, shingles
from interviewprep.proof.words import FUNCTION_WORDS, WORD, plain, without_numbers, words

ALIKE_RUNS = 0.6
ALIKE_WORDS = 0.8
ALIKE_SHAPES = 0.8
# Fewer words that carry meaning do not tell two questions apart.
_WORDS_TO_COMPARE = 8
_QUOTED = 60


def check(subject: Subject) -> Iterator[Fault]:
    """Look for a key told in the stem, and for runs of words that were published before."""
    for told in told_in_stem(subject.question):
        yield subject.fault(f"title or stem tell the key: {_quote(told)}; ask without it", at="## Stem")
    for beside, text in _texts(subject.question):
        found = list(WORD.finditer(text))
        start = first_published([plain(word.group()) for word in found])
        if start is not None:
            run = text[found[start].start() : found[start + RUN_WORDS - 1].end()]
            yield subject.fault(
                f"these {RUN_WORDS} words stand in a public set of questions: {_quote(run)}; ask something of your own",
                at=run.split("\n", maxsplit=1)[0],
                beside=beside,
            )


def check_banks(banks: Sequence[LoadedBank]) -> Iterator[Fault]:
    """Compare all questions of all banks."""
    subjects = [Subject(bank, question) for bank in banks for question in bank.questions]
    for subject in subjects:
        yield from _reason_faults(subject)
    yield from _likeness_faults(subjects)
    for area in Area:
        yield from _leak_faults([subject for subject in subjects if subject.question.area is area])


@dataclass(frozen=True, slots=True)
class _Comparison:
    """One way to compare: what two questions have in common, and what to do for each pair found."""

    common: str
    at: str
    beside: Callable[[Subject], str]
    pairs: Iterator[Pair]


def _likeness_faults(subjects: Sequence[Subject]) -> Iterator[Fault]:
    texts = [words(" ".join(_compared(subject.question))) for subject in subjects]
    comparisons = (
        _Comparison(
            f"the runs of {SHINGLE_WORDS} words in stem and key",
            "## Stem",
            _own_file,
            alike_sets([shingles(text) for text in texts], ALIKE_RUNS),
        ),
        _Comparison("the weighted words of stem and key", "## Stem", _own_file, _alike_words(texts)),
        _Comparison(
            "the shape of the reference solution",
            "",
            lambda subject: f"reference{_suffix(subject.question)}",
            alike_sets([_shape(subject.question) for subject in subjects], ALIKE_SHAPES),
        ),
    )
    for comparison in comparisons:
        for pair in sorted(comparison.pairs):
            first, second = subjects[pair.first], subjects[pair.second]
            if not _is_excused(first, second):
                message = (
                    f"too much like `{_name(first, second)}`: {pair.likeness:.2f} of {comparison.common} in common; "
                    "merge the two, ask something else, or write the reason for both into `similar_to`"
                )
                yield second.fault(message, at=comparison.at, beside=comparison.beside(second))


def _alike_words(texts: Sequence[list[str]]) -> Iterator[Pair]:
    told = [[word for word in without_numbers(text) if word not in FUNCTION_WORDS] for text in texts]
    # Vectors are made of all texts, since rarity is; those with few words are empty and like no other.
    return alike_vectors(weigh([found if len(set(found)) >= _WORDS_TO_COMPARE else [] for found in told]), ALIKE_WORDS)


def _shape(question: Question) -> frozenset[int]:
    match question.content:
        case Program(call=CallKind.SQL, reference=source):
            return shape_of_sql(source)
        case Program(reference=source):
            try:
                return shape_of_python(source)
            except SyntaxError:
                # What cannot be read has no shape; G2 runs it and says so.
                return frozenset()
    return frozenset()


def _leak_faults(subjects: Sequence[Subject]) -> Iterator[Fault]:
    """Find keys that stand in the stem or the explanation of another question of the same area."""
    by_start: dict[tuple[str, ...], list[tuple[Subject, list[str], str]]] = defaultdict(list)
    for subject in subjects:
        for text in key_texts(subject.question):
            key = words(text)
            if len(key) >= SHINGLE_WORDS and not FUNCTION_WORDS.issuperset(key):
                by_start[tuple(key[:SHINGLE_WORDS])].append((subject, key, text))
    for other in subjects:
        for heading, text in (("Stem", other.question.stem), ("Explanation", other.question.explanation)):
            said = words(text)
            for start in range(len(said) - SHINGLE_WORDS + 1):
                for subject, key, key_text in by_start.get(tuple(said[start : start + SHINGLE_WORDS]), ()):
                    is_told = said[start : start + len(key)] == key
                    if is_told and subject.question.ref != other.question.ref and not _is_excused(subject, other):
                        message = (
                            f"this tells the key of `{_name(subject, other)}`, which may be asked in the same session: "
                            f"{_quote(key_text)}; say it in other words"
                        )
                        yield other.fault(message, at=f"## {heading}")


def _reason_faults(subject: Subject) -> Iterator[Fault]:
    known = subject.bank.files
    for name in subject.bank.reasons[subject.question.id].similar_to:
        own = name.removeprefix(f"{subject.bank.header.name}/")
        if "/" not in own and own not in known:
            message = f"`similar_to` names `{name}`, which is no question of this bank.{did_you_mean(own, known)}"
            yield subject.fault(message, at="similar_to")


def _is_excused(first: Subject, second: Subject) -> bool:
    return _justifies(first, second) or _justifies(second, first)


def _justifies(subject: Subject, other: Subject) -> bool:
    reasons = subject.bank.reasons[subject.question.id].similar_to
    is_near = subject.bank.header.name == other.bank.header.name
    return other.question.ref in reasons or (is_near and other.question.id in reasons)


def _name(subject: Subject, seen_from: Subject) -> str:
    is_near = subject.bank.header.name == seen_from.bank.header.name
    return subject.question.id if is_near else subject.question.ref


def _compared(question: Question) -> list[str]:
    """List what makes a question what it is: its stem, and its key or what is worked on."""
    match question.content:
        case Order(steps=steps):
            return [question.stem, *(step.text for step in steps)]
        case Review(code=code):
            return [question.stem, code]
    return [question.stem, *key_texts(question)]


def _texts(question: Question) -> Iterator[tuple[str, str]]:
    """List what an author wrote, each with the file beside the question's own in which it stands, if any."""
    yield from (("", text) for text in (question.stem, question.explanation))
    match question.content:
        case Choice(options=options):
            yield from (("", text) for option in options for text in (option.text, option.why))
        case Short(exemplar=exemplar):
            yield "", exemplar
        case Open(stages=stages, exemplar=exemplar):
            yield from (("", text) for text in (exemplar, *(stage.prompt for stage in stages)))
        case Review(code=code):
            yield "", code
        case Program(starter=starter, reference=reference):
            yield f"starter{_suffix(question)}", starter
            yield f"reference{_suffix(question)}", reference


def _suffix(question: Question) -> str:
    is_query = isinstance(question.content, Program) and question.content.call is CallKind.SQL
    return ".sql" if is_query else ".py"


def _own_file(subject: Subject) -> str:
    del subject
    return ""


def _quote(text: str) -> str:
    said = " ".join(text.split())
    return f'"{said}"' if len(said) <= _QUOTED else f'"{said[:_QUOTED].rstrip()}…"'
