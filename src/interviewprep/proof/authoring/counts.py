"""How many questions of each kind banks hold, and how many they plan to hold."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from interviewprep.bank.parse import BankPlan, LoadedBank
from interviewprep.base.records import dataclass
from interviewprep.model.question import Question
from interviewprep.model.taxonomy import Difficulty, Domain, Format, Phase


@dataclass(frozen=True, slots=True)
class Count:
    """Questions of one kind; `planned` is None where the plan says nothing of such kinds."""

    kind: str
    name: str
    held: int
    planned: int | None

    @property
    def missing(self) -> int:
        """How many are still to be written."""
        return max((self.planned or 0) - self.held, 0)


def counts(bank: LoadedBank) -> list[Count]:
    """Count questions by format, topic, difficulty, domain and phase; what is neither held nor planned stays out."""
    return list(_counts(bank.questions, bank.header.plan))


def counts_of_all(banks: Sequence[LoadedBank]) -> list[Count]:
    """Count the questions of several banks together."""
    plans = [bank.header.plan for bank in banks]
    together = BankPlan(
        formats=_add(plan.formats for plan in plans),
        topics=_add(plan.topics for plan in plans),
        difficulties=_add(plan.difficulties for plan in plans),
        misconceptions=(),
        projects={},
    )
    return list(_counts([question for bank in banks for question in bank.questions], together))


def _counts(questions: Sequence[Question], plan: BankPlan) -> Iterator[Count]:
    topics = sorted({*plan.topics, *(question.topic for question in questions)})
    yield from _count("format", [form.value for form in Format], plan.formats, (one.format.value for one in questions))
    yield from _count("topic", topics, plan.topics, (one.topic for one in questions))
    levels = [level.value for level in Difficulty]
    yield from _count("difficulty", levels, plan.difficulties, (one.difficulty.value for one in questions))
    yield from _count("domain", [domain.value for domain in Domain], {}, (one.domain.value for one in questions))
    yield from _count("phase", [str(int(phase)) for phase in Phase], {}, (str(int(one.phase)) for one in questions))


def _count(kind: str, names: Iterable[str], planned: Mapping[str, int], found: Iterable[str]) -> Iterator[Count]:
    held = Counter(found)
    for name in names:
        if held[name] or planned.get(name):
            yield Count(kind, name, held[name], planned.get(name, 0) if planned else None)


def _add(plans: Iterable[Mapping[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for plan in plans:
        total.update(plan)
    return dict(total)
