"""A small sound question about a normal density, and parts of it that can be put in the place of its own."""

from pathlib import Path

from interviewprep.bank.lock import renew_lock, write_lock
from interviewprep.bank.parse import load_bank
from interviewprep.proof.gate import GateId, Subject

QUESTION = """\
+++
id = "log-density"
area = "coding"
topic = "small"
domain = "mathematics"
phase = 1
difficulty = "easy"
minutes = 8
format = "code"
title = "Log of a normal density"
author = "tests"
origin = "written for tests"
licence = "MIT"

[call]
kind = "function"
name = "log_density"

[check]
kind = "tolerance"

[inputs]
domain = "finite numbers between -100 and 100; a sigma that is not above 0 raises ValueError"
{front}

[[equivalent]]
mutant = "arguments: x - mean -> mean - x"
reason = "The square forgets the sign"
+++

## Stem

Write `log_density(x, mean, sigma)`, the natural logarithm of a normal density.

## Explanation

Standardise first, then subtract the logarithm of sigma. It is of no use where the data are not normal.
"""

REFERENCE = """\
from math import log, pi


def log_density(x, mean, sigma):
    if sigma <= 0:
        raise ValueError("sigma")
    z = (x - mean) / sigma
    return -(z * z + log(2 * pi)) / 2 - log(sigma)
"""

ORACLE = """\
from statistics import NormalDist
from math import log, pi


def log_density(x, mean, sigma):
    if sigma <= 0:
        raise ValueError("sigma")
    return -0.5 * ((x - mean) / sigma) ** 2 - log(sigma * (2 * pi) ** 0.5)
"""

STARTER = "def log_density(x, mean, sigma):\n    ...\n"

INPUTS = """\
from hypothesis import strategies as st

_NUMBER = st.floats(-100, 100)
arguments = st.tuples(_NUMBER, _NUMBER, {sigma})


def ladder(size):
    return float(size), 0.0, 1.0
"""

SIGMA = "st.floats(-1, 100) | st.integers(-1, 3)"

CASE = """\
[[case]]
id = "{id}"
group = "{group}"
sample = {sample}
args = "{args}"
{said}

"""

AT_MEAN = ("at-the-mean", "examples", "(3.0, 3.0, 1.0)", "expected = '-0.9189385332046728'")
AWAY = ("one-sigma-away", "edges", "(2.0, 1.0, 1.0)", "expected = '-1.4189385332046727'")
NARROW = ("narrow", "edges", "(2.0, 1.0, 0.5)", "expected = '-2.2257913526447273'")
ZERO = ("no-width", "edges", "(2.0, 1.0, 0)", "raises = 'ValueError'")
NEGATIVE = ("negative-width", "edges", "(2.0, 1.0, -1.0)", "raises = 'ValueError'")
ALL = (AT_MEAN, AWAY, NARROW, ZERO, NEGATIVE)


def write_density(
    folder: Path,
    *,
    front: str = "",
    cases: tuple[tuple[str, str, str, str], ...] = ALL,
    sigma: str = SIGMA,
    reference: str = REFERENCE,
    starter: str = STARTER,
    **wrong: str,
) -> Path:
    """Write a bank that holds the question alone, all of its gates required, and return its folder."""
    root = folder / "densities"
    place = root / "small" / "log-density"
    (place / "wrong").mkdir(parents=True)
    gates = ", ".join(f'"{gate}"' for gate in GateId)
    head = f'format = 1\nname = "densities"\ntitle = "Densities"\nlicence = "MIT"\ngates = [{gates}]\n'
    (root / "bank.toml").write_text(head, encoding="utf-8")
    written = [
        CASE.format(id=name, group=group, sample=str(group == "examples").lower(), args=args, said=said)
        for name, group, args, said in cases
    ]
    files = {
        "question.md": QUESTION.format(front=front),
        "reference.py": reference,
        "oracle.py": ORACLE,
        "starter.py": starter,
        "inputs.py": INPUTS.format(sigma=sigma),
        "cases.toml": "".join(written),
        **{f"wrong/{name.replace('_', '-')}.py": source for name, source in wrong.items()},
    }
    for name, text in files.items():
        (place / name).write_text(text, encoding="utf-8")
    write_lock(root, renew_lock(load_bank(root)))
    return root


def subject_of(root: Path) -> Subject:
    """Give the only question of a bank, as gates look at it."""
    bank = load_bank(root)
    (question,) = bank.questions
    return Subject(bank, question)
