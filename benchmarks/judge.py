"""How fast the judge is, as ratios to a bare interpreter that does the same: `python benchmarks/judge.py`.

Each row is measured in pairs, ours and the bare interpreter's right after one another, and told as the least, the
median and the greatest ratio. The same run gives the milliseconds beside them, which mean something on this machine
alone. After that come CPU seconds from a failing verdict to the smallest input that shows it, and memory. Options:
`--pairs N` (30), `--bank DIR` for wrong solutions of one more bank, and names of rows to run only those.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import counterexamples

from interviewprep.grade.parallel import in_order
from interviewprep.judge import pool
from interviewprep.judge.order import order_for
from interviewprep.judge.referee import judge
from interviewprep.model.question import CallKind, Case, Group, Program
from interviewprep.model.verdict import Verdict

PAIRS = 30
BLOCK = 17
"""Verdicts in one pair of the rows about many: with 30 pairs 510 in all."""

PLAIN = "def add_one(x):\n    return x + 1\n"
ARRAYS = "import numpy as np\n\n\ndef add_one(x):\n    return int(np.int64(x) + 1)\n"
TABLES = "import pandas as pd\n\n\ndef add_one(x):\n    return int(pd.Series([x]).iloc[0] + 1)\n"
SOURCES = {"stdlib": PLAIN, "numpy": ARRAYS, "pandas": TABLES}

QUESTION = """\
+++
id = "{id}"
area = "coding"
topic = "small"
domain = "programming"
phase = 1
difficulty = "easy"
minutes = 2
format = "code"
title = "Add one"
author = "benchmark"
origin = "written for the benchmark"
licence = "MIT"

[call]
kind = "function"
name = "add_one"

[inputs]
domain = "one integer"
packages = {packages}
+++

## Stem

Add one.

## Explanation

One more.
"""

Work = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Row:
    """A ratio to be measured: our work, the bare interpreter's, and what the ratio is to be at most."""

    name: str
    target: float
    ours: Work
    bare: Work


@cache
def program_for(kit: str) -> Program:
    """Make a question with ten tests whose answers import what the kit is named after."""
    cases = tuple(Case(f"n-{n}", Group.EXAMPLES, True, f"({n},)", str(n + 1)) for n in range(10))
    packages = () if kit == "stdlib" else (kit,)
    return Program(CallKind.FUNCTION, "add_one", "", SOURCES[kit], cases, packages=packages)


def accept(kit: str) -> None:
    """Judge the kit's answer, which is right."""
    judgement = judge(program_for(kit), SOURCES[kit])
    if judgement.verdict is not Verdict.ACCEPTED:
        raise SystemExit(f"the {kit} answer is not accepted: {judgement.message}")


def run(*command: str) -> None:
    """Run a program to its end, which must be a good one."""
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


def rows(folder: Path) -> Iterator[Row]:
    """List what is measured, with files for the bare interpreter in `folder`."""
    files = {kit: folder / f"{kit}.py" for kit in SOURCES}
    for kit, file in files.items():
        calls = "\n".join(f"assert add_one({n}) == {n + 1}" for n in range(10))
        file.write_text(f"{SOURCES[kit]}\n\n{calls}\n", encoding="utf-8")

    def bare(kit: str, times: int = 1) -> Work:
        def start() -> None:
            for _ in range(times):
                run(sys.executable, "-I", str(files[kit]))

        return start

    def many(workers: int) -> Work:
        return lambda: list(in_order(accept, ["stdlib"] * BLOCK, workers=workers)).clear()

    yield Row("verdict, trivial", 0.12, lambda: accept("stdlib"), bare("stdlib"))
    yield Row("verdict, numpy", 0.03, lambda: accept("numpy"), bare("numpy"))
    yield Row("verdicts one after another", 0.25, many(1), bare("stdlib", BLOCK))
    yield Row("verdicts, two workers", 0.20, many(2), bare("stdlib", BLOCK))
    bank = write_bank(folder / "benchmark")
    for kit, target in (("stdlib", 7.0), ("numpy", 2.0)):
        name = "trivial" if kit == "stdlib" else kit
        command = (sys.executable, "-m", "interviewprep", "grade", kit, str(files[kit]), "--bank", str(bank))
        yield Row(f"cold grade, {name}", target, partial(run, *command), bare(kit))


def write_bank(folder: Path) -> Path:
    """Write a bank with a question for each kit."""
    folder.mkdir()
    (folder / "bank.toml").write_text(
        'format = 1\nname = "benchmark"\ntitle = "B"\nlicence = "MIT"\n', encoding="utf-8"
    )
    cases = ""
    for n in range(10):
        sample = str(n == 0).lower()
        cases += (
            f'[[case]]\nid = "n-{n}"\ngroup = "examples"\nsample = {sample}\nargs = "({n},)"\nexpected = "{n + 1}"\n\n'
        )
    for kit, source in SOURCES.items():
        place = folder / "small" / kit
        place.mkdir(parents=True)
        packages = [] if kit == "stdlib" else [kit]
        texts = {
            "question.md": QUESTION.format(id=kit, packages=str(packages).replace("'", '"')),
            "reference.py": source,
            "starter.py": source,
            "cases.toml": cases,
        }
        for name, text in texts.items():
            (place / name).write_text(text, encoding="utf-8")
    return folder


def measure(row: Row, pairs: int) -> str:
    """Run a row's pairs and write its line."""
    row.ours()  # what happens once, such as compiling the banks, is none of it
    row.bare()
    ours, bare = [], []
    for _ in range(pairs):
        ours.append(_seconds(row.ours))
        bare.append(_seconds(row.bare))
    ratios = [mine / theirs for mine, theirs in zip(ours, bare, strict=True)]
    median = statistics.median(ratios)
    mark = "" if median <= row.target else "  over"
    return (
        f"{row.name:<28}{min(ratios):9.3f}{median:9.3f}{max(ratios):9.3f}{row.target:9.2f}"
        f"{statistics.median(ours) * 1000:11.2f}{statistics.median(bare) * 1000:9.2f}{mark}"
    )


def _seconds(work: Work) -> float:
    started_s = time.perf_counter()
    work()
    return time.perf_counter() - started_s


def memory_lines() -> Iterator[str]:
    """Write the resident memory of a helper with each kit, beside a bare interpreter with the same packages."""
    for kit, target_mib in (("stdlib", 20), ("numpy", 36), ("pandas", 85)):
        pool.close()
        accept(kit)
        pool.shared_pool().take(order_for(program_for(kit), SOURCES[kit], unsafe=False)).close()
        helper = _resident_mib(pool.shared_pool().helper_pids[-1])
        imports = "pass" if kit == "stdlib" else f"import {kit}"
        with _interpreter(f"{imports}\ninput()") as pid:
            yield f"helper with {kit:<16}{helper:9.1f}{target_mib:9}{_resident_mib(pid):11.1f}" + (
                "" if helper <= target_mib else "  over"
            )


@contextmanager
def _interpreter(script: str) -> Iterator[int]:
    command = [sys.executable, "-I", "-c", f"{script.replace('input()', 'print(flush=True); input()')}"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process.pid
        process.kill()


def _resident_mib(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise SystemExit(f"the system does not tell the memory of process {pid}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="*", help="beginnings of the names of rows; all without any")
    parser.add_argument("--pairs", type=int, default=PAIRS)
    parser.add_argument("--bank", action="append", default=[], type=Path, metavar="DIR")
    options = parser.parse_args()
    chosen = tuple(options.rows) or ("",)
    with tempfile.TemporaryDirectory(prefix="prep-benchmark-") as name:
        os.environ["PREP_HOME"] = f"{name}/home"
        # An installed package has its bytecode: without it every cold start would compile the sources again.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        heads = ("min", "median", "max", "at most")
        columns = "".join(f"{head:>9}" for head in heads)
        _tell(f"{f'ratio of {options.pairs} pairs':<28}{columns}{'ours ms':>11}{'bare':>9}")
        for row in rows(Path(name)):
            if row.name.startswith(chosen):
                _tell(measure(row, options.pairs))
        if "to a small input".startswith(chosen):
            _tell(f"\n{'CPU seconds':<28}{'median':>9}{'95 %':>9}{'max':>9}{'at most':>9}")
            for line in counterexamples.lines(options.bank):
                _tell(line)
        if "helper".startswith(chosen) or "" in chosen:
            _tell(f"\n{'resident memory in MiB':<28}{'helper':>9}{'at most':>9}{'bare':>11}")
            for line in memory_lines():
                _tell(line)


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
