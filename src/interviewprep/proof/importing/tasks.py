"""Tasks in the shape of HumanEval: a line of JSON each, in a file that may be compressed."""

import gzip
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from interviewprep.base.errors import ContentFault, UsageFault
from interviewprep.base.records import dataclass
from interviewprep.grade.jsonl import Fields, Line, LineFault, read_lines, read_object, text_of

MAX_TASKS = 10_000
MAX_LINE_BYTES = 4 << 20
_MAX_NAME_CHARS = 80
_GZIP = b"\x1f\x8b"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff]")


@dataclass(frozen=True, slots=True)
class Task:
    """One task; `solution` completes `prompt`, and `test` checks the function `entry_point`."""

    name: str
    prompt: str
    entry_point: str
    solution: str
    test: str

    @property
    def id(self) -> str:
        """The id of its question: `HumanEval/0` becomes `humaneval-0`."""
        return slug(self.name)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A line that is no task; `name` is empty where it does not even tell its name."""

    line: int
    name: str
    reason: str


def slug(name: str) -> str:
    """Turn a foreign name into an id: lower-case letters, digits and single hyphens; empty when nothing is left.

    >>> slug("HumanEval/0"), slug("../..")
    ('humaneval-0', '')
    """
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def read_tasks(file: Path) -> Iterator[Task | Unreadable]:
    """Read the tasks of a file in its order, holding one at a time.

    Raises:
        UsageFault: there is no such file.
        ContentFault: it cannot be read or decompressed, or holds more than 10,000 lines.
    """
    try:
        with file.open("rb") as raw:
            start = raw.read(len(_GZIP))
        with gzip.open(file) if start == _GZIP else file.open("rb") as stream:
            for count, line in enumerate(read_lines(stream, MAX_LINE_BYTES)):
                if count == MAX_TASKS:
                    raise ContentFault(f"'{file}' has more than {MAX_TASKS:,} lines. Split it, one bank for each part.")
                yield _read_task(line)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UsageFault(f"there is no file '{file}'") from error
    except (OSError, EOFError, zlib.error) as error:
        raise ContentFault(f"'{file}' cannot be read: {getattr(error, 'strerror', None) or error}") from error


def _read_task(line: Line) -> Task | Unreadable:
    name = ""
    try:
        fields = read_object(line)
        name = _name(fields)
        entry_point = _function_name(fields)
        prompt, solution, test = (_plain(fields, key) for key in ("prompt", "canonical_solution", "test"))
        return Task(name, prompt, entry_point, solution, test)
    except LineFault as fault:
        return Unreadable(line.number, name[:_MAX_NAME_CHARS], str(fault))


def _name(fields: Fields) -> str:
    name = _plain(fields, "task_id")
    if not slug(name) or len(name) > _MAX_NAME_CHARS or "\n" in name:
        raise LineFault(
            f"`task_id` must be one line of at most {_MAX_NAME_CHARS} characters with letters or digits in it"
        )
    return name


def _function_name(fields: Fields) -> str:
    name = text_of(fields, "entry_point")
    if not name.isidentifier():
        raise LineFault("`entry_point` is no name of a function")
    return name


def _plain(fields: Fields, key: str) -> str:
    """Give a text with LF line ends, as files of a bank have them."""
    text = text_of(fields, key).replace("\r\n", "\n")
    if found := _CONTROL.search(text):
        raise LineFault(f"`{key}` holds the control character U+{ord(found.group()):04X}")
    return text
