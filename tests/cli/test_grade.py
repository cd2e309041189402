import io
import itertools
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from interviewprep.bank.discovery import shipped_banks
from interviewprep.base.errors import ContentFault, JudgeUnavailable, UsageFault
from interviewprep.base.limits import MAX_ANSWER_BYTES
from interviewprep.base.paths import Paths
from interviewprep.cli import grade, read_plain_grade, run_command
from interviewprep.cli.commands import run
from interviewprep.cli.grading import exit_code, find_question, grade_text, read_answer
from interviewprep.grade.text.propose import rubric_of
from interviewprep.model.score import Score
from interviewprep.model.verdict import Verdict
from support.process import PrepRunner
from support.scored_answers import asked
from support.small_bank import QUERY, REFERENCE, write_small_bank


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """Write a small bank; stops these tests from hanging on the questions that are shipped."""
    return write_small_bank(tmp_path)


@pytest.fixture
def answer(tmp_path: Path) -> Callable[[str | bytes], Path]:
    """Write an answer into a file of its own."""

    def write(text: str | bytes) -> Path:
        file = tmp_path / "answer.txt"
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return file

    return write


Answer = Callable[[str | bytes], Path]


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("small-single", ("b\n", "a\n")),
        ("small-multi", ("b, c", "b")),
        ("small-numeric", ("44 %", "0.99")),
        ("small-order", ("c d a b", "a b c d")),
        ("small-code", (REFERENCE, "def two_sum(nums, target):\n    return 0, 0\n")),
        ("small-query", (QUERY, "SELECT 5")),
    ],
)
def test_each_format_is_accepted_with_0_and_refused_with_1(
    bank: Path, answer: Answer, capsys: pytest.CaptureFixture[str], question: str, texts: tuple[str, str]
) -> None:
    codes = [run_command(["grade", question, str(answer(text)), "--bank", str(bank)]) for text in texts]
    output = capsys.readouterr()
    assert codes == [0, 1]
    assert f"{question}: accepted, score 1.00 of 1\n" in output.out
    assert f"{question}: wrong answer" in output.out
    assert all(len(line) <= 80 for line in output.out.splitlines())
    assert output.err == ""


def test_what_was_drawn_for_one_grade_is_there_for_the_next(run_prep: PrepRunner, paths: Paths) -> None:
    (reference,) = shipped_banks()[0].glob("coding/*/two-sum/reference.py")
    first = run_prep("grade", "two-sum", str(reference))
    files = {file: file.stat().st_mtime_ns for file in paths.drawn_inputs.iterdir()}
    second = run_prep("grade", "two-sum", str(reference))
    assert (first.returncode, second.returncode) == (0, 0)
    assert first.stdout == second.stdout
    assert files == {file: file.stat().st_mtime_ns for file in paths.drawn_inputs.iterdir()}
    assert files


def test_json_is_one_document_and_nothing_else(run_prep: PrepRunner, bank: Path) -> None:
    source = "print('hello')\ndef two_sum(nums, target):\n    return 0, 0\n"
    ran = run_prep("grade", "small/small-code", "-", "--json", "--bank", str(bank), input=source)
    document = json.loads(ran.stdout)
    assert (ran.returncode, ran.stderr) == (1, "")
    assert (document["schema"], document["question"], document["format"]) == (1, "small-code", "code")
    assert (document["verdict"], document["score"], document["output"]) == ("wrong_answer", 0.0, "hello\n")
    assert document["counterexample"]["args"] == {"nums": "[3, 3]", "target": "6"}
    assert {layer: document["sandbox"]["layers"][layer] for layer in ("landlock", "seccomp", "rlimits")} == {
        "landlock": "enforced",
        "seccomp": "enforced",
        "rlimits": "enforced",
    }


def test_an_answer_that_is_none_ends_with_3_and_one_message(run_prep: PrepRunner, bank: Path) -> None:
    ran = run_prep("grade", "small-numeric", "-", "--bank", str(bank), input="about half\n")
    assert (ran.returncode, ran.stdout) == (3, "")
    assert ran.stderr.startswith(
        "prep: standard input holds no answer to 'small-numeric': 'about half' is not a number in share"
    )


def test_an_unknown_question_ends_with_2_and_the_nearest_id(run_prep: PrepRunner, bank: Path) -> None:
    ran = run_prep("grade", "small-cod", "-", "--bank", str(bank))
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "small-code" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_review_is_sent_to_an_interview() -> None:
    with pytest.raises(UsageFault, match="is of format review: it is graded in an interview"):
        find_question("demand-backtest", None)


FLAT = "flat-learning-curves"
GOOD = next(one.text for one in asked(FLAT).content.samples if one.accepted)
BAD = next(one.text for one in asked(FLAT).content.samples if not one.accepted)


def test_prose_gets_a_proposal_with_the_words_it_rests_on(answer: Answer, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["grade", FLAT, str(answer(GOOD)), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["score"] >= 0.625
    assert (document["passed"], document["notices"], document["misconceptions"]) == (True, [], [])
    assert [one["id"] for one in document["criteria"]] == [one.id for one in rubric_of(asked(FLAT).content)]
    met = [one for one in document["criteria"] if one["verdict"] == "met"]
    assert all(one["evidence"] == GOOD[one["spans"][0][0] : one["spans"][0][1]] for one in met)
    assert {one["verdict"] for one in document["criteria"]} <= {"met", "denied", "absent", "unsure"}


def test_prose_that_states_a_wrong_belief_is_not_proposed_to_pass(
    answer: Answer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["grade", FLAT, str(answer(BAD)), "--json"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert [one["id"] for one in document["misconceptions"]] == ["more-data-cures-bias"]
    assert document["passed"] is False


def test_suspicious_prose_gets_no_proposal_and_1(answer: Answer, capsys: pytest.CaptureFixture[str]) -> None:
    listed = answer("Gap, bias, variance, underfitting, capacity, dropout, features, more data, labels.")
    codes = [run_command(["grade", FLAT, str(listed), *options]) for options in (["--json"], [])]
    document, _, plain = capsys.readouterr().out.partition("}\n" + FLAT)
    assert codes == [1, 1]
    found = json.loads(document + "}")
    assert (found["score"], found["passed"]) == (None, None)
    assert [notice["kind"] for notice in found["notices"]] == ["keyword list"]
    assert "no proposal; a person has to read this answer" in plain


@pytest.mark.parametrize("text", ["", "\x00\x1b[31m", "not " * 20_000])
def test_no_prose_ends_in_a_traceback(answer: Answer, capsys: pytest.CaptureFixture[str], text: str) -> None:
    assert run_command(["grade", FLAT, str(answer(text))]) == 1
    assert "\x1b" not in capsys.readouterr().out


def test_communication_is_measured_beside_the_score(answer: Answer, capsys: pytest.CaptureFixture[str]) -> None:
    exemplar = asked("rent-or-run-the-model").content.exemplar
    assert run_command(["grade", "rent-or-run-the-model", str(answer(exemplar))]) == 0
    told = capsys.readouterr().out
    assert "at 140 words a minute" in told
    assert all(len(line) <= 80 for line in told.splitlines())


def test_a_folder_that_is_no_bank_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageFault, match="is no bank"):
        find_question("small-code", tmp_path / "missing")


def test_the_order_of_the_file_gives_the_letters(bank: Path) -> None:
    asked = find_question("small-single", bank)
    assert grade_text(asked, "b", "-", unsafe=False).passed
    assert grade_text(asked, "just-right", "-", unsafe=False).passed


def test_a_missing_file_is_wrong_usage(tmp_path: Path) -> None:
    for path in (tmp_path / "none.py", tmp_path / "none" / "none.py"):
        with pytest.raises(UsageFault, match=f"there is no file '{path}'"):
            read_answer(str(path))


def test_a_folder_is_no_answer(tmp_path: Path) -> None:
    with pytest.raises(ContentFault, match="is a folder, not a file"):
        read_answer(str(tmp_path))


def test_a_pipe_or_a_device_is_refused_without_waiting(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero")):
        with pytest.raises(ContentFault, match="is a pipe or a device, not a file"):
            read_answer(str(path))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_cannot_be_read(answer: Answer) -> None:
    file = answer("b")
    file.chmod(0)
    with pytest.raises(ContentFault, match="cannot be read: Permission denied"):
        read_answer(str(file))


def test_an_answer_may_have_256_kib_and_no_more(answer: Answer) -> None:
    assert len(read_answer(str(answer("#" * MAX_ANSWER_BYTES)))) == MAX_ANSWER_BYTES
    with pytest.raises(ContentFault, match="too large for an answer: 256 KiB is the limit"):
        read_answer(str(answer("#" * (MAX_ANSWER_BYTES + 1))))


def test_what_is_not_utf_8_is_refused_with_its_line(answer: Answer) -> None:
    with pytest.raises(ContentFault, match=r"is not UTF-8 text \(line 3\)"):
        read_answer(str(answer(b"a\nb\n\xff\n")))


def test_a_byte_order_mark_does_not_count(answer: Answer) -> None:
    assert read_answer(str(answer(b"\xef\xbb\xbfb"))) == "b"


def test_a_closed_standard_input_is_wrong_usage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(UsageFault, match="standard input is closed"):
        read_answer("-")


def test_standard_input_is_read_as_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("ä".encode()), encoding="ascii"))
    assert read_answer("-") == "ä"


def test_a_judge_error_ends_with_4() -> None:
    assert exit_code(Score(0.0, passed=False, verdict=Verdict.JUDGE_ERROR)) == 4
    assert exit_code(Score(0.0, passed=False, verdict=Verdict.VIOLATION)) == 1
    assert exit_code(Score(1.0, passed=True, verdict=Verdict.ACCEPTED)) == 0


def test_a_program_is_not_run_where_it_cannot_be_confined(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "elsewhere")
    with pytest.raises(JudgeUnavailable):
        grade_text(find_question("small-code", bank), REFERENCE, "-", unsafe=False)


def test_what_is_read_without_typer_is_read_as_typer_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[object, ...]] = []

    def note(question: str, file: str, *, bank: Path | None, as_json: bool, unsafe: bool) -> int:
        told.append((question, file, bank, as_json, unsafe))
        return 0

    monkeypatch.setattr(grade, "grade_one", note)
    words = ("two-sum", "-", "", "--json", "--bank", "--unsafe-run")
    lines = [list(line) for length in range(6) for line in itertools.product(words, repeat=length)]
    plain = [(line, found) for line in lines if (found := read_plain_grade(["grade", *line])) is not None]
    assert len(plain) > 40
    for line, found in plain:
        assert run(["grade", *line], "prep grade") == 0
        assert told.pop() == (*found, False)
