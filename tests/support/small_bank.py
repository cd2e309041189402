"""A bank on disk in the documented format: a small question of each format that `prep grade` takes, and a short one."""

from pathlib import Path

_FRONT = """\
+++
id = "{id}"
area = "{area}"
topic = "small"
domain = "programming"
phase = 1
difficulty = "easy"
minutes = 2
format = "{format}"
title = "A small question"
author = "tests"
origin = "written for tests"
licence = "MIT"
{front}
+++

## Stem

What is it?

## Explanation

It is what it is, unless it is not.
{body}"""

_OPTIONS = """
## Options

- [ ] `too-small`: One.
  > It forgets the last one.
- [x] `just-right`: Two.
  > There are two.
- [{mark}] `also-there`: A pair.
  > A pair is two.
"""

_NUMERIC = """
[answer]
value = 0.44
unit = "share"
tolerance = 0.005
recompute = "0.4 + 0.04"

[[answer.wrong]]
value = 0.99
misconception = "swaps-conditioning"
why = "This is the chance of a positive test given the disease."
"""

_ORDER = """
[answer]
before = [["split", "fit"], ["fit", "score"], ["split", "score"]]
"""

_STEPS = """
## Steps

- `score`: Score the test rows.
- `plot`: Plot whenever you like.
- `split`: Split the rows.
- `fit`: Fit on the training rows.
"""

_SHORT = """
[[criteria]]
id = "says-two"
text = "Says that there are two"
expressions = ["there ~ two"]
weight = 1
"""

_SAMPLES = """
## Exemplar

There are two.

## Accepted

### plain

There are two.

### pair

A pair.

### count

Count them: two.

## Rejected

### one

There is one.

### none

There is none.

### empty

No idea.
"""

_CODE = """
[call]
kind = "function"
name = "two_sum"

[inputs]
domain = "two or more integers, of which exactly one pair adds up to the target"
"""

_CASES = """\
[[case]]
id = "first"
group = "examples"
sample = true
args = "([2, 7, 11], 9)"
expected = "(0, 1)"

[[case]]
id = "equal-pair"
group = "edges"
args = "([3, 3], 6)"
expected = "(0, 1)"
"""

REFERENCE = """\
def two_sum(nums, target):
    for first, number in enumerate(nums):
        for second in range(first + 1, len(nums)):
            if number + nums[second] == target:
                return first, second
"""

_SQL = """
[call]
kind = "sql"
name = "query"

[check]
kind = "rows"

[inputs]
domain = "a table t of integers"
"""

_SQL_CASES = """\
[[case]]
id = "three-rows"
group = "examples"
sample = true
args = "CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (1), (2), (2);"
expected = "[(5,)]"

[[case]]
id = "no-rows"
group = "edges"
args = "CREATE TABLE t (a INTEGER);"
expected = "[(None,)]"
"""

QUERY = "SELECT sum(a) FROM t"


def write_small_bank(root: Path) -> Path:
    """Write the bank `small` into `root` and return its folder."""
    bank = root / "small"
    topic = bank / "small"
    topic.mkdir(parents=True)
    manifest = 'format = 1\nname = "small"\ntitle = "Small"\nlicence = "MIT"\ngates = []\n'
    (bank / "bank.toml").write_text(manifest, encoding="utf-8")
    _write(topic / "small-single.md", "single", body=_OPTIONS.format(mark=" "))
    _write(topic / "small-multi.md", "multi", body=_OPTIONS.format(mark="x"))
    _write(topic / "small-numeric.md", "numeric", _NUMERIC)
    _write(topic / "small-order.md", "order", _ORDER, _STEPS)
    _write(topic / "small-short.md", "short", _SHORT, _SAMPLES)
    code = topic / "small-code"
    code.mkdir()
    _write(code / "question.md", "code", _CODE)
    _write_files(code, starter="def two_sum(nums, target):\n    ...\n", reference=REFERENCE, cases=_CASES)
    query = topic / "small-query"
    query.mkdir()
    _write(query / "question.md", "sql", _SQL)
    _write_files(query, starter="SELECT 1", reference=QUERY, cases=_SQL_CASES, suffix="sql")
    return bank


def _write(path: Path, kind: str, front: str = "", body: str = "") -> None:
    name = path.parent.name if path.name == "question.md" else path.stem
    area = "coding" if kind in {"code", "sql"} else "ml-theory"
    path.write_text(_FRONT.format(id=name, area=area, format=kind, front=front, body=body), encoding="utf-8")


def _write_files(folder: Path, *, starter: str, reference: str, cases: str, suffix: str = "py") -> None:
    (folder / f"starter.{suffix}").write_text(starter, encoding="utf-8")
    (folder / f"reference.{suffix}").write_text(reference, encoding="utf-8")
    (folder / "cases.toml").write_text(cases, encoding="utf-8")
