"""Whatever lies where a text file should: faults, never a traceback or a hang."""

import os
from pathlib import Path

import pytest

from interviewprep.bank.files.textfile import MAX_BYTES, FaultLog, read_text
from interviewprep.base.errors import Fault


def read(path: Path) -> tuple[str | None, list[tuple[int, str]]]:
    faults: list[Fault] = []
    text = read_text(FaultLog(path, faults))
    return text, [(fault.line, fault.message) for fault in faults]


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"a\nb\xff\n", 2, "byte 0xff is not UTF-8"),
        (b"a\n\nb\x00\n", 3, "control character U+0000"),
        (b"\x1b[2J", 1, "control character U+001B"),
        (b"a\r\nb\n", 1, "the line ends with CR"),
        (b"\xef\xbb\xbfa\n", 1, "there is a byte order mark"),
        (b"a" * (MAX_BYTES + 1), 1, "the file is larger than 1 MiB"),
    ],
)
def test_bytes_that_are_no_text_are_told_with_their_line(tmp_path: Path, data: bytes, line: int, message: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    text, [(found_line, found_message)] = read(path)
    assert text is None
    assert found_line == line
    assert found_message.startswith(message)


def test_largest_allowed_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"a" * MAX_BYTES)
    assert read(path) == ("a" * MAX_BYTES, [])


def test_folder_is_no_file(tmp_path: Path) -> None:
    assert read(tmp_path) == (None, [(1, "this is no regular file; put a text file here")])


def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert read(tmp_path / "pipe")[1] == [(1, "this is no regular file; put a text file here")]


def test_circle_of_links_is_told(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    text, [(line, message)] = read(tmp_path / "loop")
    assert (text, line) == (None, 1)
    assert message.startswith("the file cannot be read: ")
