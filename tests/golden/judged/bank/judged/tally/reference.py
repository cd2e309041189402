from collections import Counter


class Tally:
    """Counts words."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def add(self, word: str) -> None:
        """Count a word."""
        self._counts[word] += 1

    def count(self, word: str) -> int:
        """Tell how often a word was added."""
        return self._counts[word]
