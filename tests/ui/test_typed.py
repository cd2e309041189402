"""Lines typed at a terminal: none is lost, however they arrive, and the clock is looked at meanwhile."""

import os
import tty
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.ui.typed import TypedLines

LINES = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=40), min_size=1, max_size=8)


class Typist:
    """Types the next part of a text whenever the clock is looked at, and hangs up after the last."""

    def __init__(self, parts: list[bytes]) -> None:
        self.reads, self._writes = os.pipe()
        self._parts = parts
        self.looks = 0

    def look(self) -> None:
        self.looks += 1
        if self._parts:
            os.write(self._writes, self._parts.pop(0))
        elif self._writes >= 0:
            os.close(self._writes)
            self._writes = -1

    def close(self) -> None:
        os.close(self.reads)
        if self._writes >= 0:
            os.close(self._writes)


def cut(text: bytes, places: list[int]) -> list[bytes]:
    bounds = [0, *sorted(place % (len(text) + 1) for place in places), len(text)]
    return [part for first, last in pairwise(bounds) if (part := text[first:last])]


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at the clock without waiting; stops seconds of waiting from adding up."""
    monkeypatch.setattr("interviewprep.ui.typed.LOOK_EVERY_S", 0.0)


@given(LINES, st.lists(st.integers(0, 400), max_size=6))
def test_every_line_arrives_whole_and_once_wherever_the_typing_stops(lines: list[str], places: list[int]) -> None:
    text = "".join(f"{line}\n" for line in lines).encode()
    typist = Typist(cut(text, places))
    typed = TypedLines(typist.reads)
    read: list[bytes] = []
    while line := typed.next_line(typist.look):
        read.append(line)
    typist.close()
    assert b"".join(read) == text
    assert len(read) == len(lines)


def test_pasted_lines_are_read_before_anything_is_waited_for() -> None:
    typist = Typist([b"one\ntwo\nthr"])
    typed = TypedLines(typist.reads)
    assert typed.next_line(typist.look) == b"one\n"
    before = typist.looks
    assert typed.next_line(lambda: None) == b"two\n"
    assert typist.looks == before
    assert typed.next_line(typist.look) == b"thr"
    assert typed.next_line(typist.look) == b""
    typist.close()


def test_error_of_the_clock_ends_the_reading() -> None:
    typist = Typist([])

    def fail() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        TypedLines(typist.reads).next_line(fail)
    typist.close()


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """Open both ends of a terminal; stops descriptors from leaking into the next test."""
    ends = os.openpty()
    yield ends
    for end in ends:
        os.close(end)


def test_lines_pasted_into_a_raw_terminal_are_kept_too(terminal: tuple[int, int]) -> None:
    keyboard, program = terminal
    tty.setraw(program)
    os.write(keyboard, b"one\ntwo\n")
    typed = TypedLines(program)
    assert [typed.next_line(lambda: None) for _ in range(2)] == [b"one\n", b"two\n"]
