"""The banks that come with the product, read once, and their programs run in this process: these files are our own."""

import copy
import importlib.util
import itertools
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from interviewprep.bank.parse import LoadedBank, load_bank
from interviewprep.base.errors import ContentFault
from interviewprep.model.literals import Array, Value
from interviewprep.model.question import CallKind, Program, Question

FOLDER = Path(__file__).parent.parent.parent / "question_banks"
ROOTS = sorted(manifest.parent for manifest in FOLDER.glob("*/bank.toml"))

_numbers = itertools.count()


@dataclass(frozen=True, slots=True)
class Exercise:
    """A question that is answered by a program, with the folder of its files."""

    question: Question
    program: Program
    folder: Path


@cache
def sound_banks() -> tuple[LoadedBank, ...]:
    """Read all banks; one with faults is left out here, since a test of its own tells them."""
    banks = []
    for root in ROOTS:
        try:
            banks.append(load_bank(root))
        except ContentFault:
            continue
    return tuple(banks)


def questions() -> list[Question]:
    """List the questions of all banks."""
    return [question for bank in sound_banks() for question in bank.questions]


def exercises() -> list[Exercise]:
    """List the questions that are answered by a program."""
    return [
        Exercise(question, question.content, bank.files[question.id].parent)
        for bank in sound_banks()
        for question in bank.questions
        if isinstance(question.content, Program)
    ]


def load_program(file: Path) -> ModuleType:
    """Import a file of a bank under a name of its own."""
    spec = importlib.util.spec_from_file_location(f"bank_program_{next(_numbers)}", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def call(program: Program, module: ModuleType, arguments: Any) -> Value:
    """Call a solution as the judge does, on a copy of the arguments.

    Gives the value as plain data, or the name of the exception as `raises ValueError`.
    """
    fresh = copy.deepcopy(arguments)
    solution = getattr(module, program.name)
    try:
        if program.call is CallKind.CLASS:
            (_, first), *others = fresh
            instance = solution(*first)
            return plain([None, *(getattr(instance, method)(*values) for method, values in others)])
        value = solution(*fresh)
    except Exception as error:  # noqa: BLE001 - which exception a solution raises is what is compared
        return f"raises {type(error).__name__}"
    return plain(fresh[0] if program.check.in_place else value)


def plain(value: Any) -> Value:
    """Turn arrays and numpy's scalars into plain data, at any depth."""
    if isinstance(value, list | tuple | set | frozenset):
        return type(value)(map(plain, value))
    if isinstance(value, dict):
        return {plain(key): plain(item) for key, item in value.items()}
    if type(value).__module__ != "numpy":
        return value
    return Array(value.dtype.name, value.shape, tuple(value.ravel().tolist())) if value.shape else value.item()
