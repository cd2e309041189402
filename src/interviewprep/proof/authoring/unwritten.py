"""Places of a skeleton that its author has not filled in yet."""

from collections.abc import Iterator

from interviewprep.base.errors import Fault
from interviewprep.proof.authoring.skeleton import UNWRITTEN
from interviewprep.proof.gate import Subject


def unwritten_faults(subject: Subject) -> Iterator[Fault]:
    """Find every line of a question's files that still has the mark of its skeleton."""
    own = subject.path
    paths = sorted(own.parent.rglob("*")) if subject.question.format.is_executable else [own]
    for path in paths:
        if path.is_file() and "__pycache__" not in path.parts:
            for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
                if UNWRITTEN in line:
                    told = line[line.index(UNWRITTEN) :].strip("()\"'`,{}[] ")
                    yield Fault(path, number, f"this is still the text of the skeleton: {told}")
