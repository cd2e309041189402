"""Small valid banks written to a folder: one question of each format, for tests to load, change and break."""

import os
from collections.abc import Mapping
from pathlib import Path

from interviewprep.model.taxonomy import Format

# Long past, so that stamps of files are old enough to be believed.
OLD_S = 1_700_000_000

MANIFEST = """\
format = 1
name = "{name}"
title = "A bank called {name}"
licence = "MIT"
"""

FRONT = """\
id = "{id}"
area = "{area}"
topic = "{topic}"
domain = "programming"
phase = 1
difficulty = "{difficulty}"
minutes = {minutes}
format = "{format}"
title = "A question of format {format}"
author = "somebody"
origin = "original"
licence = "MIT"
"""

OPTIONS = """\
## Options

- [ ] `first-trap`: The first.
  > It tempts.
- [{second}] `second`: The second,
  which goes on.
  > It is right.
- [ ] `third-trap`: The third.
  > It tempts, too.
"""

STEPS = """\
## Steps

- `three`: Third
- `one`: First
- `two`: Second
- `four`: Fourth
"""

NUMERIC = """
[answer]
value = 0.44
unit = "share"
tolerance = 0.005
recompute = "11 / 25"

[[answer.wrong]]
value = 0.99
misconception = "swaps"
why = "It is the other way round."
"""

ORDER = """
[answer]
before = [["one", "two"], ["two", "three"]]
"""

SHORT = """
[[criteria]]
id = "names-it"
text = "Names it"
weight = 2
expressions = ["a ~ b"]

[[criteria]]
id = "explains-it"
text = "Explains it"

[[wrong]]
id = "denies-it"
text = "Denies it"
weight = 1
"""

SAMPLES = """\
## Exemplar

All of it.

## Accepted

### a1
Good.

### a2
Better.

### a3
Best.

## Rejected

### r1
Bad.

### r2
Worse.

### r3
Worst.
"""

DIMENSION = """
[[dimensions]]
id = "depth"
title = "Depth"
weight = 1
criteria = [
  {id = "level-1", level = 1, text = "One"},
  {id = "level-2", level = 2, text = "Two"},
  {id = "level-3", level = 3, text = "Three"},
  {id = "level-4", level = 4, text = "Four"},
]
"""

NUMBERS = """
[[numbers]]
id = "rate"
label = "Requests a second"
value = 1157
unit = "1/s"
tolerance = 0.2
recompute = "100e6 / 86400"
"""

REVIEW = """
harmless = ["line 1 is odd"]

[[defects]]
id = "leak"
lines = [2, 3]
kind = "leakage"
effect = "Too good."
repair = "Split first."
"""

CODE = """\
## Code

```python
x = 1
y = 2
z = 3
```
"""

PROGRAM = """
[call]
kind = "function"
name = "double"

[inputs]
domain = "any integer"

[wrong.adds-one]
reason = "Adds one"
verdict = "wrong_answer"
"""

CASES = """\
[[case]]
id = "two"
group = "examples"
sample = true
args = "(2,)"
expected = "4"

[[case]]
id = "text"
group = "edges"
args = "(None,)"
raises = "TypeError"
"""

SQL = """
[call]
kind = "sql"
name = "query"

[wrong.all-rows]
reason = "Takes all rows"
verdict = "wrong_answer"
"""

SQL_CASES = """\
[[case]]
id = "one-row"
group = "examples"
sample = true
args = "CREATE TABLE t (a); INSERT INTO t VALUES (1);"
expected = "[(1,)]"

[[case]]
id = "empty"
group = "edges"
args = "CREATE TABLE t (a);"
expected = "[]"
"""


def question_text(front: str, *sections: str) -> str:
    """Put a question file together from the front matter and sections between stem and explanation."""
    return "\n".join(["+++", front.strip("\n"), "+++", "", "## Stem", "", "What?", "", *sections, EXPLANATION])


EXPLANATION = "## Explanation\n\nBecause.\n"


def front_text(
    name: str,
    form: Format,
    *,
    topic: str = "topic",
    area: str = "coding",
    difficulty: str = "easy",
    minutes: float = 5,
) -> str:
    """Write the keys that every question has."""
    return FRONT.format(id=name, format=form.value, topic=topic, area=area, difficulty=difficulty, minutes=minutes)


def single_files(name: str, *, topic: str = "topic", area: str = "coding", difficulty: str = "easy") -> dict[str, str]:
    """Give the one file of a single question, by its path in the bank."""
    front = front_text(name, Format.SINGLE, topic=topic, area=area, difficulty=difficulty)
    return {f"{topic}/{name}.md": question_text(front, OPTIONS.format(second="x"))}


def files_of(form: Format) -> dict[str, str]:
    """Give the files of one valid question of a format, by their paths in the bank; its id is the format's name."""
    front = front_text(form.value, form)
    if form.is_executable:
        return _program_files(form, front)
    text = {
        Format.SINGLE: lambda: question_text(front, OPTIONS.format(second="x")),
        Format.MULTI: lambda: question_text(front, OPTIONS.format(second="x")),
        Format.NUMERIC: lambda: question_text(front + NUMERIC),
        Format.ORDER: lambda: question_text(front + ORDER, STEPS),
        Format.SHORT: lambda: question_text(front + SHORT, SAMPLES),
        Format.CASE: lambda: question_text(front + _stages(5) + DIMENSION + NUMBERS, _prompts(5), SAMPLES),
        Format.LONG: lambda: question_text(front + _stages(1) + DIMENSION, _prompts(1), SAMPLES),
        Format.REVIEW: lambda: question_text(front + REVIEW, CODE),
    }[form]()
    return {f"topic/{form.value}.md": text}


def all_files() -> dict[str, str]:
    """Give the files of a bank with one question of each format."""
    return {path: text for form in Format for path, text in files_of(form).items()}


def write_bank(root: Path, files: Mapping[str, str], *, name: str | None = None, old: bool = True) -> Path:
    """Write a bank with its manifest; `old` makes it look long untouched."""
    root.mkdir(parents=True, exist_ok=True)
    for path, text in {"bank.toml": MANIFEST.format(name=name or root.name), **files}.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    if old:
        make_old(root)
    return root


def make_old(root: Path, when_s: int = OLD_S) -> None:
    """Set the times of a folder and of everything in it far back."""
    for path in [root, *root.rglob("*")]:
        os.utime(path, (when_s, when_s))


def _stages(count: int) -> str:
    return "".join(
        f'\n[[stages]]\nid = "stage-{n}"\ntitle = "Stage {n}"\nminutes = {5 / count}\n'
        f'\n[[stages.follow_ups]]\nid = "more-{n}"\ntext = "And?"\ncriterion = "level-1"\n'
        for n in range(count)
    )


def _prompts(count: int) -> str:
    return "## Stages\n\n" + "".join(f"### stage-{n}\n\nPrompt {n}.\n\n" for n in range(count))


def _program_files(form: Format, front: str) -> dict[str, str]:
    folder = f"topic/{form.value}"
    if form is Format.SQL:
        return {
            f"{folder}/question.md": question_text(front + SQL),
            f"{folder}/starter.sql": "SELECT",
            f"{folder}/reference.sql": "SELECT a FROM t",
            f"{folder}/wrong/all-rows.sql": "SELECT * FROM t, t",
            f"{folder}/cases.toml": SQL_CASES,
        }
    regression = "regression = true\n" if form is Format.BUGFIX else ""
    return {
        f"{folder}/question.md": question_text(front + PROGRAM),
        f"{folder}/starter.py": "def double(n):\n    return n\n",
        f"{folder}/reference.py": "def double(n):\n    return 2 * n\n",
        f"{folder}/oracle.py": "def double(n):\n    return n + n\n",
        f"{folder}/inputs.py": "arguments = None\n\n\ndef ladder(size):\n    return (size,)\n",
        f"{folder}/wrong/adds-one.py": "def double(n):\n    return n + 1\n",
        f"{folder}/cases.toml": CASES + regression,
    }
