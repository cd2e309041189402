"""G9: a bank holds what its own plan in `bank.toml` says, and what the plan names is there.

Counts are exact: a plan is mended along with the bank. That prerequisites lead somewhere, and not in a circle, is told
when banks are read.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from interviewprep.bank.files.layout import MANIFEST
from interviewprep.bank.parse import LoadedBank
from interviewprep.base.errors import Fault
from interviewprep.base.text import counted, did_you_mean
from interviewprep.model.question import Choice, Numeric, Open, Question, Short

LEAST_USES = 2
"""Questions that must catch a misconception of the plan (blueprint, G9): one alone may be right by luck."""


def check_banks(banks: Sequence[LoadedBank]) -> Iterator[Fault]:
    """Hold each bank against its plan."""
    for bank in banks:
        plan = bank.header.plan
        held = bank.questions
        yield from _count(bank, "", plan.formats, (question.format.value for question in held))
        yield from _count(bank, "topics", plan.topics, (question.topic for question in held))
        yield from _count(bank, "difficulty", plan.difficulties, (question.difficulty.value for question in held))
        yield from _check_misconceptions(bank)
        yield from _check_projects(bank)


def caught_by(question: Question) -> set[str]:
    """Give the ids of the wrong beliefs that a question can catch."""
    match question.content:
        case Choice(options=options):
            own = {option.id for option in options if not option.is_key}
        case Numeric(wrong_paths=paths):
            own = {path.misconception for path in paths}
        case Short(misconceptions=stated) | Open(misconceptions=stated):
            own = {misconception.id for misconception in stated}
        case _:
            own = set()
    return own | set(question.misconceptions)


def _count(bank: LoadedBank, table: str, planned: Mapping[str, int], held: Iterable[str]) -> Iterator[Fault]:
    found = Counter(held)
    for name in sorted({*planned, *found}) if planned else ():
        wanted = planned.get(name, 0)
        if found[name] != wanted:
            where = f"[plan.{table}]" if table else "[plan]"
            yield _fault(
                bank,
                f"{where} says {wanted} of `{name}`, and the bank holds {found[name]}; mend the plan or the bank",
                f"plan.{table}" if table else "plan",
                name,
            )


def _check_misconceptions(bank: LoadedBank) -> Iterator[Fault]:
    uses = Counter(chain.from_iterable(map(caught_by, bank.questions)))
    for name in bank.header.plan.misconceptions:
        if uses[name] < LEAST_USES:
            yield _fault(
                bank,
                f"the misconception `{name}` is caught by {counted(uses[name], 'question')}, and the plan wants "
                f"{LEAST_USES} or more: name it in another question, or take it out of the plan"
                f"{'' if uses[name] else '.' + did_you_mean(name, uses)}",
                "plan",
                f'"{name}"',
            )


def _check_projects(bank: LoadedBank) -> Iterator[Fault]:
    known = {name for question in bank.questions for name in (question.id, question.topic)}
    for project, stages in bank.header.plan.projects.items():
        for stage, links in stages.items():
            table = f"plan.projects.{project}"
            if not links:
                yield _fault(bank, f"no question serves the stage `{stage}` of {project}; name one", table, stage)
            for link in links:
                if link not in known:
                    yield _fault(
                        bank,
                        f"`{link}` is no question and no topic of this bank.{did_you_mean(link, known)}",
                        table,
                        stage,
                    )


def _fault(bank: LoadedBank, message: str, table: str, key: str) -> Fault:
    """Blame the first line with a key below the head of a table, or that head, or line 1."""
    path = bank.path / MANIFEST
    text = path.read_text(encoding="utf-8")
    head = max(text.find(f"[{table}]"), 0)
    place = text.find(f"\n{key}", head) + 1 or text.find(key, head) if key in text[head:] else head
    return Fault(path, text.count("\n", 0, place) + 1, message)
