"""Question files that were damaged or made up: a valid question, or faults with a line, and never anything else."""

import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewprep.bank.content import HEADINGS
from interviewprep.bank.discovery import shipped_banks
from interviewprep.bank.files.layout import QuestionFiles, list_bank
from interviewprep.bank.parse import load_bank, read_question
from interviewprep.base.errors import Fault
from interviewprep.model.taxonomy import Format
from support.banks import all_files, write_bank

PIECES = (
    b"",
    b"\x00",
    b"\xff",
    b"\r\n",
    b"+++\n",
    b"## ",
    b"```\n",
    b'"',
    b"'''",
    b"[[",
    b"{",
    b"= ",
    b"(",
    b"-",
    b"9" * 9,
)
MOST_CPU_S = 30
"""Far more than reading a question takes, on any machine: what takes longer hangs."""


@contextmanager
def no_hang() -> Iterator[None]:
    """Fail when what is inside takes too much of the processor."""

    def fail(number: int, frame: object) -> None:
        del number, frame
        raise AssertionError("reading a question hangs")

    before = signal.signal(signal.SIGPROF, fail)
    signal.setitimer(signal.ITIMER_PROF, MOST_CPU_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def check_reading(files: QuestionFiles, bank: str) -> bool:
    """Read a question; tell whether it is valid, once all faults have been seen to lie on lines that exist."""
    faults: list[Fault] = []
    with no_hang():
        parsed = read_question(files, bank, faults)
    assert (parsed is None) == bool(faults)
    for fault in faults:
        length = fault.path.read_bytes().count(b"\n") + 1 if fault.path.is_file() else 1
        assert 1 <= fault.line <= length + 1, fault
        assert fault.message
    return parsed is not None


def real_questions() -> dict[Format, list[QuestionFiles]]:
    """List the shipped questions by format, with the files of each."""
    found: dict[Format, list[QuestionFiles]] = {form: [] for form in Format}
    for root in sorted(path.parent for path in shipped_banks()[0].glob("*/bank.toml")):
        formats = {question.id: question.format for question in load_bank(root).questions}
        for files in list_bank(root, []).questions:
            found[formats[files.id]].append(files)
    return found


def copy_of(files: QuestionFiles, folder: Path) -> QuestionFiles:
    """Copy a question with its files into a folder."""
    if files.folder is None:
        path = folder / files.path.name
        shutil.copyfile(files.path, path)
        return replace(files, path=path)
    shutil.copytree(files.folder, folder / files.id)
    moved = [folder / files.id / path.relative_to(files.folder) for path in (files.path, *files.extra, *files.folders)]
    extra = tuple(moved[1 : 1 + len(files.extra)])
    return replace(files, path=moved[0], extra=extra, folders=tuple(moved[1 + len(files.extra) :]))


def damaged(data: bytes, random: Random) -> bytes:
    """Change a few places of a file: bits, spans cut out or repeated, pieces of syntax put in."""
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 1, 2, 5))):
        start = random.randrange(len(changed) + 1)
        end = min(len(changed), start + random.choice((0, 1, 1, 3, 40)))
        own = random.randrange(len(changed) + 1)
        new = random.choice(
            (random.choice(PIECES), random.randbytes(random.randrange(4)), bytes(changed[own : own + 30]))
        )
        if random.random() < 0.3 and start < len(changed):
            changed[start] ^= 1 << random.randrange(8)
        else:
            changed[start:end] = new
    return bytes(changed)


def damage(count: int, seed: int, folder: Path) -> dict[Format, list[bool]]:
    """Damage real questions of every format in turn, each in one of its files; tell which stayed valid."""
    random = Random(seed)
    questions = real_questions()
    valid: dict[Format, list[bool]] = {form: [] for form in Format}
    copies: dict[Path, QuestionFiles] = {}
    for number in range(count):
        form = list(Format)[number % len(Format)]
        files = random.choice(questions[form])
        if files.path not in copies:
            home = folder / f"{len(copies)}"
            home.mkdir()
            copies[files.path] = copy_of(files, home)
        copied = copies[files.path]
        path = random.choice([copied.path, copied.path, *copied.extra])
        whole = path.read_bytes()
        path.write_bytes(damaged(whole, random))
        try:
            valid[form].append(check_reading(copied, "bank"))
        except BaseException as error:
            error.add_note(f"seed {seed}, number {number}: {path} now holds\n{path.read_bytes()!r}")
            raise
        path.write_bytes(whole)
    return valid


def test_damaged_files_are_valid_or_told(tmp_path: Path) -> None:
    valid = damage(330, 1, tmp_path)
    assert all(len(found) == 30 for found in valid.values())
    assert any(not all(found) for found in valid.values())


@pytest.mark.soak
def test_ten_thousand_damaged_files_are_valid_or_told(tmp_path: Path) -> None:
    valid = damage(10_000, 2, tmp_path)
    told = sum(found.count(False) for found in valid.values())
    assert sum(map(len, valid.values())) == 10_000
    assert 0 < told < 10_000


KEYS = sorted({line.split(" = ")[0] for text in all_files().values() for line in text.split("\n") if " = " in line})
scalars = st.one_of(
    st.integers().map(str),
    st.floats().map(repr),
    st.booleans().map(lambda value: str(value).lower()),
    st.dates().map(str),
    st.sampled_from(
        [*(f'"{form}"' for form in Format), '"coding"', '"easy"', '"programming"', '"question"', '"topic"']
    ),
    st.text(max_size=8).map(lambda text: '"' + text.replace("\\", "").replace('"', "") + '"'),
)
values = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3).map(lambda found: f"[{', '.join(found)}]"))
keys = st.sampled_from(KEYS) | st.text(max_size=6)
rows = st.builds("{} = {}".format, keys, values)
headers = st.sampled_from(
    ["[call]", "[check]", "[[criteria]]", "[[hints]]", "[answer]", "[[stages]]", "[wrong.x]", "[[a]]"]
)
FRONTS = {
    path: text.split("+++\n")[1].rstrip().split("\n") for path, text in all_files().items() if path.endswith(".md")
}
titles = st.sampled_from(sorted({title for found in HEADINGS.values() for title in found}))
body_lines = st.one_of(
    titles.map("## {}".format),
    st.sampled_from(
        ["- [x] `a`: A", "- [ ] `b`: B", "  > why", "- `c`: C", "### stage-1", "```python", "```", "# T", ""]
    ),
    st.text(max_size=12),
)


@settings(max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_made_up_front_matter_and_bodies_are_valid_or_told(tmp_path: Path, data: st.DataObject) -> None:
    real = data.draw(st.sampled_from(sorted(FRONTS)))
    front = list(FRONTS[real])
    for line in data.draw(st.lists(rows | headers, max_size=6)):
        front.insert(data.draw(st.integers(0, len(front))), line)
    for _ in range(data.draw(st.integers(0, 3))):
        front.pop(data.draw(st.integers(0, len(front) - 1)))
    body = data.draw(st.lists(body_lines, max_size=20))
    own = all_files()[real].partition("+++\n")[2].partition("+++\n")[2]
    text = "\n".join(["+++", *front, "+++", *body]) + data.draw(st.sampled_from(["", "\n" + own]))
    path = tmp_path / "question.md"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    check_reading(QuestionFiles("question", "topic", path), "bank")


def test_the_small_questions_are_valid_as_they_are(tmp_path: Path) -> None:
    root = write_bank(tmp_path / "bank", all_files())
    assert all(check_reading(files, "bank") for files in list_bank(root, []).questions)
