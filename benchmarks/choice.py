"""What choosing a drill costs after years: `python benchmarks/choice.py [ATTEMPTS] [QUESTIONS ...]`.

Ranks and picks five questions from histories of so many attempts (300,000) at so many questions (1,000 and 100,000), as
`prep drill` does, beside a catalogue in memory, and tells the CPU time of the fastest of five. What opening the banks
costs is measured in `bank.py`. Fails when a weak drill takes a tenth of a second or more, or what is due of the most
questions more than 1.5 times that of the fewest.
"""

import sys
import tempfile
import time
from collections.abc import Collection, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from bulk import TODAY, make_history

from interviewprep.model.attempt import Card
from interviewprep.model.question import Entry, Scope
from interviewprep.model.taxonomy import Difficulty, Format, Phase
from interviewprep.schedule.choose.allowance import Allowance
from interviewprep.schedule.fsrs import FsrsScheduler
from interviewprep.session.practise import Practice, pick_questions
from interviewprep.session.shelf import Shelf
from interviewprep.store.history import History, open_history

ATTEMPTS = 300_000
QUESTIONS = (1_000, 100_000)
WEAK_LIMIT_S = 0.1
DUE_RATIO = 1.5
ROUNDS = 5
DAY = TODAY + 365
"""After a year without practice something is due, however well it was known."""


class Remembered:
    """A catalogue of the questions that have cards."""

    def __init__(self, cards: list[Card]) -> None:
        self._entries = {card.question: _entry(card) for card in cards}

    def entries_of(self, refs: Collection[str]) -> list[Entry]:
        """List those that are there."""
        return [self._entries[ref] for ref in sorted(refs) if ref in self._entries]

    def catching(self, misconception: str) -> list[str]:
        """List none: no made question catches anything."""
        del misconception
        return []

    def sample(self, limit: int, *, seed: int, exclude: Collection[str] = (), **_: object) -> list[Entry]:
        """Draw none: every made question was answered."""
        del limit, seed, exclude
        return []


def _entry(card: Card) -> Entry:
    bank, _, name = card.question.partition("/")
    kind = list(Format)[len(name) * ord(name[-1]) % len(Format)]
    return Entry(
        bank, name, "r", card.area, card.topic, card.domain, Phase.FOUNDATIONS, Difficulty.EASY, 4.0, kind, name
    )


def fastest_s(history: History, catalogue: Remembered, practice: Practice) -> float:
    """Measure the CPU time of picking five questions."""
    times = []
    for seed in range(ROUNDS):
        begun = time.process_time()
        shelf = Shelf(history, catalogue, FsrsScheduler(), Scope(), DAY, seed)
        picks = pick_questions(practice, shelf, Allowance(5))
        assert len(picks) == 5, practice
        times.append(time.process_time() - begun)
    return min(times)


def measure(attempts: int, sizes: Sequence[int]) -> dict[Practice, list[float]]:
    """Measure both drills at every size, telling the figures on the way."""
    taken: dict[Practice, list[float]] = {Practice.DUE: [], Practice.WEAK: []}
    for questions in sizes:
        with (
            tempfile.TemporaryDirectory() as folder,
            open_history(make_history(Path(folder), attempts, questions)) as history,
        ):
            catalogue = Remembered(history.cards())
            for practice, times in taken.items():
                times.append(fastest_s(history, catalogue, practice))
                tell(f"{attempts:>9,} attempts, {questions:>7,} questions: {practice} {1000 * times[-1]:6.1f} ms")
    return taken


def main() -> None:
    """Measure, and hold the figures against the bounds."""
    attempts, *sizes = [int(text) for text in sys.argv[1:]] or [ATTEMPTS, *QUESTIONS]
    taken = measure(attempts, sizes)
    ratio, slowest_s = taken[Practice.DUE][-1] / taken[Practice.DUE][0], max(taken[Practice.WEAK])
    tell(f"due: {ratio:.2f} times, at most {DUE_RATIO}; weak: {slowest_s:.3f} s, below {WEAK_LIMIT_S} s")
    if ratio > DUE_RATIO or slowest_s >= WEAK_LIMIT_S:
        sys.exit("over the bound")


def tell(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
