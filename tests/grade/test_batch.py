"""The engine of `prep grade --batch` alone: one document a line, in order, whatever stands there and whoever works."""

import io
import json
import subprocess
import sys
import threading
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.base.errors import ContentFault, EnvironmentFault, JudgeUnavailable, UsageFault
from interviewprep.grade.answers import Answer
from interviewprep.grade.batch import Document, Done, grade_batch, is_refusal
from interviewprep.grade.batch_file import Tally, open_results, write_line
from interviewprep.grade.jsonl import Line, read_lines
from interviewprep.grade.score import grade
from interviewprep.model.question import Question
from interviewprep.model.score import Score
from interviewprep.model.taxonomy import Format
from support.questions import choice, question

MAX_BYTES = 4096
QUESTION = question(Format.SINGLE, choice("p", "qr"))


def find(ref: str) -> Question:
    if ref != "a-question":
        raise UsageFault(f"there is no question '{ref}'")
    return QUESTION


def grade_one(asked: Question, answer: Answer) -> Score:
    return grade(asked, answer)


def run(data: bytes, done: Done | None = None, workers: int = 1) -> list[Document]:
    return list(grade_batch(read_lines(io.BytesIO(data), MAX_BYTES), find, grade_one, done=done, workers=workers))


def line(name: object, asked: object = "a-question", answer: object = "a") -> bytes:
    return json.dumps({"id": name, "question": asked, "answer": answer}).encode()


NAMES = st.one_of(st.integers(0, 5), st.sampled_from(["x", "y", "17", "\ud800", "ä"]))
LINES = st.one_of(
    st.builds(line, NAMES, answer=st.sampled_from(["a", "b", "q", "", "\ud800", "a" * 5000, None, 3])),
    st.builds(line, NAMES, asked=st.sampled_from(["nobody", "", None, "a" * 300])),
    st.builds(line, st.sampled_from([None, True, 1.5, "", "n" * 201, [], 1 << 70])),
    st.sampled_from([b"[]", b"{", b"nul", b"\xff", b'{"id": ' + b"9" * 4000 + b"}", b"[" * 4000, b"\x00", b"3"]),
)
FILES = st.lists(LINES, max_size=12).map(lambda lines: b"".join(part + b"\n" for part in lines))


@given(FILES)
def test_every_line_gives_exactly_one_document_in_its_place(data: bytes) -> None:
    documents = run(data)
    assert len(documents) == data.count(b"\n")
    for number, (text, document) in enumerate(zip(data.splitlines(), documents, strict=True), start=1):
        assert document["schema"] == 1
        if is_refusal(document):
            assert document["line"] == number
        else:
            assert document["id"] == json.loads(text)["id"]


@given(FILES, st.integers(2, 5))
def test_any_number_of_workers_gives_the_same_documents(data: bytes, workers: int) -> None:
    assert run(data, workers=workers) == run(data)


@given(st.lists(NAMES, max_size=12))
def test_an_id_is_graded_once_and_refused_from_then_on(names: list[object]) -> None:
    graded = [
        document["id"] for document in run(b"".join(line(name) + b"\n" for name in names)) if "verdict" in document
    ]
    assert graded == list(dict.fromkeys(names))


@given(FILES, st.data())
def test_going_on_gives_the_file_that_a_run_without_interruption_gives(data: bytes, draw: st.DataObject) -> None:
    whole = b"".join(map(write_line, run(data)))
    cut = draw.draw(st.integers(0, len(whole)))
    done, kept = Done(), whole[: whole[:cut].rfind(b"\n") + 1]
    for text in kept.splitlines():
        done.add(json.loads(text))
    assert kept + b"".join(map(write_line, run(data, done))) == whole


def test_a_file_cut_off_anywhere_is_mended_to_the_same_bytes(tmp_path: Path) -> None:
    data = b"\n".join([line("x"), b"oops", line("y", answer="b"), line("x"), line(3, asked="nobody"), line("ä"), b""])
    whole = b"".join(map(write_line, run(data)))
    file = tmp_path / "out.jsonl"
    for cut in range(len(whole) + 1):
        file.write_bytes(whole[:cut])
        with open_results(file) as results:
            for document in run(data, results.done):
                results.write(document)
        assert file.read_bytes() == whole


@pytest.mark.parametrize("foreign", ["my notes", "my notes\n", '{"id": 1}\n', '{"schema": 1, "id": 1}\n', "\n"])
def test_a_file_that_no_batch_wrote_is_left_as_it_is(tmp_path: Path, foreign: str) -> None:
    file = tmp_path / "notes.txt"
    file.write_text(foreign, encoding="utf-8")
    with pytest.raises(ContentFault, match="line 1 was not written by a batch"), open_results(file):
        pass
    assert file.read_text(encoding="utf-8") == foreign


def test_results_cannot_go_into_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageFault, match="No such file"), open_results(tmp_path / "none" / "out.jsonl"):
        pass


def test_a_file_that_is_being_written_is_refused_until_its_writer_is_dead(tmp_path: Path) -> None:
    file = tmp_path / "out.jsonl"
    script = (
        "import sys, pathlib; from interviewprep.grade.batch_file import open_results\n"
        "with open_results(pathlib.Path(sys.argv[1])): print(flush=True); input()"
    )
    command = [sys.executable, "-c", script, str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"\n"
        with pytest.raises(EnvironmentFault, match="is being written by another run"), open_results(file):
            pass
        other.kill()
        other.wait()
        with open_results(file):
            pass


def test_what_was_counted_before_counts_when_going_on(tmp_path: Path) -> None:
    file = tmp_path / "out.jsonl"
    file.write_bytes(b"".join(map(write_line, run(b"\n".join([line("x"), line("y", answer="b"), b"oops"])))))
    with open_results(file) as results:
        assert results.before == Tally(accepted=1, not_accepted=1, refused=1)
        assert not results.before.is_complete


def test_lines_are_numbered_as_in_the_file_and_blank_ones_pass() -> None:
    lines = list(read_lines(io.BytesIO(b"\xef\xbb\xbfa\r\n\n  \n" + b"b" * 9 + b"\nc"), 8))
    assert lines == [Line(1, b"a"), Line(4, None), Line(5, b"c")]


def test_a_line_as_long_as_allowed_is_taken() -> None:
    assert list(read_lines(io.BytesIO(b"12345678\n12345678"), 8)) == [Line(1, b"12345678"), Line(2, b"12345678")]


@pytest.mark.parametrize("workers", [1, 3])
def test_no_more_lines_are_taken_in_than_the_workers_need(workers: int) -> None:
    taken = 0

    def lines() -> Iterator[Line]:
        nonlocal taken
        for number in range(1, 1000):
            taken += 1
            yield Line(number, line(number))

    documents = grade_batch(lines(), find, grade_one, workers=workers)
    for given_out in range(1, 20):
        next(documents)
        assert taken <= given_out + 2 * workers


def test_memory_does_not_grow_with_the_length_of_answers() -> None:
    answer = "a" + " " * 100_000
    lines = (Line(number, line(number, answer=answer)) for number in range(1, 301))
    tracemalloc.start()
    try:
        assert sum(1 for _ in grade_batch(lines, find, grade_one)) == 300
        assert tracemalloc.get_traced_memory()[1] < 10 * len(answer)
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("workers", [1, 2])
def test_a_missing_sandbox_ends_the_batch_after_the_lines_before(workers: int) -> None:
    def fail_at_b(asked: Question, answer: Answer) -> Score:
        score = grade(asked, answer)
        if not score.passed:
            raise JudgeUnavailable("no sandbox")
        return score

    data = b"\n".join([line(1), line(2), line(3, answer="b"), line(4)])
    documents = grade_batch(read_lines(io.BytesIO(data), MAX_BYTES), find, fail_at_b, workers=workers)
    assert [next(documents)["id"], next(documents)["id"]] == [1, 2]
    with pytest.raises(JudgeUnavailable):
        next(documents)


def test_workers_end_when_the_reader_stops_early() -> None:
    started = set(threading.enumerate())
    documents = grade_batch((Line(n, line(n)) for n in range(1, 100)), find, grade_one, workers=3)
    next(documents)
    workers = set(threading.enumerate()) - started
    documents.close()  # type: ignore[attr-defined]
    for worker in workers:
        worker.join(timeout=60)
    assert not any(worker.is_alive() for worker in workers)
