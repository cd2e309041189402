"""What a large bank costs: `python benchmarks/bank.py`.

Two banks of single questions are generated, one a hundred times the other. Measured are, each in a process of its own:
building the compiled form, and the time to the end of `prep drill --new --limit 1 --plain`, which shows its first
question and then finds its input ended. Both banks are asked in turn, and the ratio of the medians is to be 1.3 at
most. Options: `--questions N` (100,000), `--pairs N` (15), `--keep DIR` to build there and find the banks again next
time.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

QUESTIONS = 100_000
SMALL_SHARE = 100
PAIRS = 15
MOST_RATIO = 1.3
IN_A_TOPIC = 1_000
# Long past, so that stamps of files are old enough to be believed.
OLD_S = 1_700_000_000

AREAS = ("coding", "ml-theory", "model-evaluation", "system-design", "communication")
DIFFICULTIES = ("easy", "medium", "hard")

MANIFEST = 'format = 1\nname = "{name}"\ntitle = "A bank of the benchmark"\nlicence = "MIT"\n'
QUESTION = """\
+++
id = "{id}"
area = "{area}"
topic = "{topic}"
domain = "mathematics"
phase = 1
difficulty = "{difficulty}"
minutes = 1
format = "single"
title = "Sum number {number}"
author = "benchmark"
origin = "generated for the benchmark"
licence = "MIT"
+++

## Stem

What is {number} + {number}?

## Options

- [ ] `forgets-one`: {number}
  > That is one of the two.
- [x] `the-sum`: {total}
  > Both of them.
- [ ] `off-by-one`: {next}
  > One too many.

## Explanation

Twice the number; it fails where the sum overflows.
"""


def write_bank(root: Path, questions: int) -> Path:
    """Write a bank of so many questions, unless it is there already."""
    if (root / "bank.toml").exists():
        return root
    for first in range(0, questions, IN_A_TOPIC):
        topic = f"topic-{first // IN_A_TOPIC:03}"
        (root / topic).mkdir(parents=True, exist_ok=True)
        for number in range(first, min(first + IN_A_TOPIC, questions)):
            path = root / topic / f"sum-{number}.md"
            path.write_text(_question(number, topic), encoding="utf-8")
            os.utime(path, (OLD_S, OLD_S))
        os.utime(root / topic, (OLD_S, OLD_S))
    manifest = root / "bank.toml"
    manifest.write_text(MANIFEST.format(name=root.name), encoding="utf-8")
    for path in (manifest, root):
        os.utime(path, (OLD_S, OLD_S))
    return root


def _question(number: int, topic: str) -> str:
    return QUESTION.format(
        id=f"sum-{number}",
        area=AREAS[number % len(AREAS)],
        difficulty=DIFFICULTIES[number % len(DIFFICULTIES)],
        topic=topic,
        number=number,
        total=2 * number,
        next=2 * number + 1,
    )


def first_question_s(bank: Path, home: Path) -> float:
    """Time `prep drill` up to its first question, on an empty history."""
    environment = {**os.environ, "PREP_HOME": str(home), "PREP_BANKS": str(bank)}
    command = [sys.executable, "-m", "interviewprep", "drill", "--new", "--limit", "1", "--plain"]
    began = time.perf_counter()
    done = subprocess.run(command, input="", capture_output=True, encoding="utf-8", env=environment, check=False)
    took = time.perf_counter() - began
    if done.returncode != 2 or not done.stdout:
        raise SystemExit(f"the drill showed no question: {done.stdout}{done.stderr}")
    for file in (home / "data").glob("history.db*"):
        file.unlink()
    return took


def lines(folder: Path, questions: int, pairs: int) -> Iterator[str]:
    """Build both banks, ask them in turn, and write what it took."""
    sizes = {"small": questions // SMALL_SHARE, "large": questions}
    banks = {name: write_bank(folder / f"{name}-{size}", size) for name, size in sizes.items()}
    for name, bank in banks.items():
        took = first_question_s(bank, folder / f"home-{name}")
        yield f"{sizes[name]:>9,} questions: first start {took:8.2f} s"
    spent: dict[str, list[float]] = {name: [] for name in banks}
    for _ in range(pairs):
        for name, bank in banks.items():
            spent[name].append(first_question_s(bank, folder / f"home-{name}"))
    medians = {name: statistics.median(times) for name, times in spent.items()}
    for name, median in medians.items():
        yield f"{sizes[name]:>9,} questions: first question {median * 1000:6.0f} ms (median of {pairs})"
    ratio = medians["large"] / medians["small"]
    yield f"ratio {ratio:.2f}, at most {MOST_RATIO}{'  over' if ratio > MOST_RATIO else ''}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--questions", type=int, default=QUESTIONS)
    parser.add_argument("--pairs", type=int, default=PAIRS)
    parser.add_argument("--keep", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for line in lines(chosen.keep or Path(folder), chosen.questions, chosen.pairs):
            print(line, flush=True)  # noqa: T201 - this is its output


if __name__ == "__main__":
    main()
