"""The files of a question that was made from a foreign task."""

import ast
import re
from collections.abc import Sequence

from interviewprep.base.records import dataclass
from interviewprep.model.question import Check, Group
from interviewprep.proof.importing.assertions import Expectation, Leftover
from interviewprep.proof.importing.tasks import Task
from interviewprep.proof.writing.toml import quoted, table

AREA, DOMAIN, DIFFICULTY, MINUTES = "coding", "programming", "easy", 10
"""What the sets say nothing of: their tasks are functions of a few lines."""

MAX_SAMPLES = 3
_BACKQUOTES = re.compile(r"`+")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a bank comes from: its name, which is also the topic of its questions, and the set's licence."""

    bank: str
    licence: str


def manifest(origin: Origin) -> str:
    """Write `bank.toml`."""
    return table(
        [
            ("format", "1"),
            ("name", quoted(origin.bank)),
            ("title", quoted(f"{origin.bank} (imported)")),
            ("licence", quoted(origin.licence)),
            ("gates", '["G1"]'),
        ]
    )


def question_files(
    task: Task, expectations: Sequence[Expectation], check: Check, leftovers: Sequence[Leftover], origin: Origin
) -> dict[str, str]:
    """Write all files of a question, by name."""
    return {
        "question.md": _question(task, check, leftovers, origin),
        "starter.py": _starter(task.prompt),
        "reference.py": f"{(task.prompt + task.solution).rstrip()}\n",
        "cases.toml": _cases(expectations),
    }


def _starter(prompt: str) -> str:
    """Give the prompt as a program that loads: one that ends at a bare `def` line gets a body."""
    text = f"{prompt.rstrip()}\n"
    try:
        ast.parse(text)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return f"{text}    ...\n"
    return text


def _question(task: Task, check: Check, leftovers: Sequence[Leftover], origin: Origin) -> str:
    front = table(
        [
            ("id", quoted(task.id)),
            ("area", quoted(AREA)),
            ("topic", quoted(origin.bank)),
            ("domain", quoted(DOMAIN)),
            ("phase", "1"),
            ("difficulty", quoted(DIFFICULTY)),
            ("minutes", str(MINUTES)),
            ("format", quoted("code")),
            ("title", quoted(_title(task))),
            ("author", quoted("the authors of the set")),
            ("origin", quoted(f"imported: task {task.name}")),
            ("licence", quoted(origin.licence)),
        ]
    )
    call = table([("kind", quoted("function")), ("name", quoted(task.entry_point))])
    checks = [
        ("kind", quoted(check.kind)),
        ("rel", repr(check.rel)),
        ("abs", repr(check.abs)),
        ("mutation_allowed", "true"),
        ("iterators", quoted(check.iterators)),
    ]
    domain = table([("domain", quoted("what the statement says"))])
    sections = "\n\n".join(["## Stem", _stem(task), "## Explanation", _explanation(check, leftovers)])
    return f"+++\n{front}\n[call]\n{call}\n[check]\n{table(checks)}\n[inputs]\n{domain}+++\n\n{sections}\n"


def _title(task: Task) -> str:
    words = task.entry_point.replace("_", " ").strip()
    return words[:1].upper() + words[1:] if words else task.name


def _stem(task: Task) -> str:
    fence = "`" * max(3, 1 + max((len(run) for run in _BACKQUOTES.findall(task.prompt)), default=0))
    return f"Complete the function `{task.entry_point}`.\n\n{fence}python\n{_trimmed(task.prompt)}\n{fence}"


def _trimmed(text: str) -> str:
    return text.strip("\n").rstrip()


def _explanation(check: Check, leftovers: Sequence[Leftover]) -> str:
    parts = ["The set that this comes from explains nothing; its own solution is the reference."]
    if check.kind != "exact":
        within = f", and may differ by {check.abs:g}" if check.abs else ""
        parts.append(f"Numbers are compared by value, so that 2.0 is as good as 2{within}.")
    if leftovers:
        parts.append("Some of the set's test is not checked here, since it is no data:")
        return " ".join(parts) + "\n\n" + "\n".join(f"- {_one_line(str(item))}" for item in leftovers)
    return " ".join(parts)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _cases(expectations: Sequence[Expectation]) -> str:
    # A question has a sample and a hidden case at least: one assertion alone has to be both.
    items = [*expectations, *expectations] if len(expectations) == 1 else expectations
    samples = min(MAX_SAMPLES, len(items) - 1)
    blocks = []
    for number, item in enumerate(items, start=1):
        is_sample = number <= samples
        group = Group.EXAMPLES if is_sample else Group.PROPERTY
        rows = [
            ("id", quoted(f"case-{number}")),
            ("group", quoted(group)),
            ("sample", "true" if is_sample else "false"),
            ("args", quoted(item.args)),
            ("expected", quoted(item.expected)),
        ]
        blocks.append(f"[[case]]\n{table(rows)}")
    return "\n".join(blocks)
