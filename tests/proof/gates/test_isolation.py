"""Reading sources for what reaches outside: caught or never run, it is told with its line."""

import ast
from pathlib import Path

import pytest

from interviewprep.bank.parse import load_bank
from interviewprep.base.errors import Fault
from interviewprep.proof.gate import Subject
from interviewprep.proof.gates import isolation
from support.shipped_banks import FOLDER, Exercise, exercises

REACHING = [
    ("import time", "a clock"),
    ("import os.path", "files"),
    ("from pathlib import Path", "files"),
    ("import socket as s", "the network"),
    ("def f():\n    import subprocess", "processes"),
    ("open('x')", "files"),
    ("eval('1')", "other code"),
    ("import random\nrandom.shuffle([1])", "chance"),
    ("import random\nrandom.Random()", "chance"),
    ("from random import choice", "chance"),
    ("from random import Random\nRandom()", "chance"),
    ("import numpy as np\nnp.random.rand(3)", "chance"),
    ("import numpy as np\nnp.random.default_rng()", "chance"),
    ("from datetime import datetime\ndatetime.now()", "a clock"),
    ("import datetime\ndatetime.date.today()", "a clock"),
    ("import pandas as pd\npd.Timestamp.now()", "a clock"),
    ("import uuid", "chance"),
]

STAYING = [
    "import random\nrng = random.Random(7)\nrng.shuffle([1])",
    "from random import Random\nRandom(7)",
    "import numpy as np\nrng = np.random.default_rng(7)\nrng.normal()",
    "from datetime import datetime, timedelta\ndatetime(2026, 1, 1) + timedelta(1)",
    "class Queue:\n    def open(self):\n        self.open()",
    "from hypothesis import strategies as st\nst.randoms()",
    "import math, itertools, collections, heapq",
]


@pytest.mark.parametrize(("source", "what"), REACHING)
def test_reaching_outside_is_told_on_its_last_line(source: str, what: str) -> None:
    found = list(isolation._reaches(ast.parse(source)))
    assert {reach.what for reach in found} == {what}
    assert found[-1].line == source.count("\n") + 1


@pytest.mark.parametrize("source", STAYING)
def test_what_is_given_all_it_needs_is_no_fault(source: str) -> None:
    assert list(isolation._reaches(ast.parse(source))) == []


@pytest.mark.parametrize("exercise", exercises(), ids=lambda exercise: exercise.question.id)
def test_no_shipped_source_reaches_outside(exercise: Exercise) -> None:
    faults = [str(fault) for path in exercise.folder.glob("*.py") for fault in isolation._scan(path)]
    assert faults == []


def test_grading_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "GRADING_CPU_S", 0.0)
    monkeypatch.setattr(isolation, "RUNS", 1)
    bank = load_bank(Path(FOLDER / "coding"))
    question = next(question for question in bank.questions if question.id == "click-rate-per-slot")
    (fault,) = [one for one in isolation.check(Subject(bank, question)) if isinstance(one, Fault)]
    assert (fault.path.name, fault.message.startswith("to grade the reference takes")) == ("cases.toml", True)
