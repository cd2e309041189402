"""A mutant: a reference solution with one slip."""

from interviewprep.base.records import dataclass


@dataclass(frozen=True, slots=True)
class Mutant:
    """A reference solution with one slip: which mutator made it, what stood in the place before, what stands there now.

    `number` counts mutants of the same mutator with the same words, from 1; `line` is that of the reference.
    """

    mutator: str
    old: str
    new: str
    number: int
    line: int
    source: str

    @property
    def id(self) -> str:
        """The name by which a question lists it as equivalent; edits elsewhere in the reference leave it as it is.

        >>> Mutant("boundary", "a < b", "a <= b", 1, 4, "").id
        'boundary: a < b -> a <= b'
        """
        again = f" #{self.number}" if self.number > 1 else ""
        return f"{self.mutator}: {self.old} -> {self.new}{again}"
