"""Choice questions written for one test each, and the findings of a gate on a bank of them."""

import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType

from interviewprep.bank.parse import LoadedBank, load_bank
from interviewprep.base.errors import Fault
from interviewprep.model.taxonomy import Format
from interviewprep.proof.gate import Subject
from support.banks import front_text, question_text, write_bank

SYLLABLES = ("ba", "ke", "di", "lo", "mu", "ra", "se", "ti", "no", "vu", "pla", "gre", "stri", "co", "fen")


def choice_files(
    name: str,
    options: Mapping[str, str],
    keys: Sequence[str],
    *,
    stem: str = "What?",
    form: Format = Format.SINGLE,
    extra: str = "",
) -> dict[str, str]:
    """Give the file of a choice; `options` are texts by id, and all but the keys are listed as misconceptions."""
    wrong = [option for option in options if option not in keys]
    front = front_text(name, form) + f"misconceptions = {wrong!r}\n" + extra
    bullets = "".join(
        f"- [{'x' if option in keys else ' '}] `{option}`: {text}\n  > A reason.\n" for option, text in options.items()
    )
    return {f"topic/{name}.md": question_text(front, f"## Options\n\n{bullets}").replace("What?", stem)}


def random_words(source: random.Random, count: int) -> str:
    """Make up words."""
    return " ".join("".join(source.choices(SYLLABLES, k=source.randint(1, 4))) for _ in range(count))


def random_choices(seed: int, count: int, *, options: int = 4) -> dict[str, str]:
    """Write single questions of made-up words whose keys and lengths hang on chance alone."""
    source = random.Random(seed)
    files: dict[str, str] = {}
    for number in range(count):
        texts = {f"option-{number}-{place}": random_words(source, source.randint(5, 9)) for place in range(options)}
        key = source.choice(list(texts))
        files |= choice_files(f"question-{number}", texts, [key], stem=random_words(source, 20).capitalize() + "?")
    return files


def found_by(gate: ModuleType, bank: LoadedBank) -> list[Fault]:
    """Hold a bank before one gate."""
    faults = [fault for one in bank.questions for fault in gate.check(Subject(bank, one))]
    return [*faults, *gate.check_banks([bank])]


def bank_of(root: Path, files: Mapping[str, str]) -> LoadedBank:
    """Write a bank and read it."""
    return load_bank(write_bank(root, files))
