"""`prep interview` as a process without a terminal: answers from a file, refusals, and a history that resists."""

import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from interviewprep.bank.library import open_library
from interviewprep.base.paths import Paths
from interviewprep.entry import run
from interviewprep.model.attempt import SessionStatus
from interviewprep.store.history import open_history
from support.process import PrepRunner

THREE = ("interview", "--area", "ml-theory", "--questions", "3", "--seed", "1", "--plain")
FIVE = ("interview", "--area", "ml-theory", "--questions", "5", "--seed", "1", "--plain")
ANSWERS: Mapping[str, str] = {
    "small/small-single": "just-right\n6\n",
    "small/small-multi": "just-right also-there\n5\n",
    "small/small-numeric": "0.44\n\n",
    "small/small-order": "split fit score plot\n1\n",
    "small/small-short": "There are two.\nReally.\n.\n4\n1\n",
}
"""What the line mode reads for each question: the answer, the confidence, and for a rubric the numbers met."""


def order_of(output: str) -> list[str]:
    """List the questions in the order in which they were put."""
    return [line.rpartition("; ")[2] for line in output.splitlines() if "; small/small-" in line]


@pytest.fixture
def order(small_bank: Path, paths: Paths) -> list[str]:
    """Find out in which order seed 1 asks; stops answers from going to other questions than they were written for."""
    del small_bank
    with open_library(paths) as library:
        return [entry.ref for entry in library.sample(5, seed=1, areas=("ml-theory",))]


def one_line(message: str) -> str:
    """Give a message that is exactly one line."""
    (line,) = message.splitlines()
    return line


def refs_in(paths: Paths) -> list[str]:
    """List the questions of all attempts, oldest first."""
    with open_history(paths) as history:
        assert history.check() == []
        return [attempt.question for attempt in history.attempts()]


def test_answers_from_a_file_end_in_a_scorecard_and_in_the_report(run_prep: PrepRunner, order: list[str]) -> None:
    asked = order[:3]
    done = run_prep(*THREE, input="".join(ANSWERS[ref] for ref in asked))
    assert (done.returncode, done.stderr) == (0, "")
    assert order_of(done.stdout) == asked
    assert "== Scorecard\nOverall: strong yes, 100 %" in done.stdout
    report = json.loads(run_prep("report", "--json").stdout)
    assert [(one["question"], one["score"]) for one in report["attempts"]] == [(ref, 1.0) for ref in asked]


def test_input_that_ends_before_the_first_answer_is_wrong_usage(
    run_prep: PrepRunner, small_bank: Path, paths: Paths
) -> None:
    del small_bank
    done = run_prep(*THREE, input="")
    assert done.returncode == 2
    assert one_line(done.stderr).startswith("prep: the input ended before the first answer")
    with open_history(paths) as history:
        assert [row.status for row in history.sessions()] == [SessionStatus.DROPPED]


def test_input_that_ends_later_leaves_the_rest_unanswered(run_prep: PrepRunner, order: list[str], paths: Paths) -> None:
    done = run_prep(*THREE, input=ANSWERS[order[0]])
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count(": not answered, ") == 2
    assert refs_in(paths) == order[:1]


def test_answer_that_cannot_be_read_is_refused_and_asked_again(run_prep: PrepRunner, order: list[str]) -> None:
    refused = {"small/small-short": ".\n"}
    text = "".join(refused.get(ref, "\nwhat?\n") + ANSWERS[ref] for ref in order)
    done = run_prep(*FIVE, input=text)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("There is no answer yet") == 5
    assert "Overall: strong yes, 100 %" in done.stdout


def test_commands_are_answered_between_answers(run_prep: PrepRunner, order: list[str]) -> None:
    done = run_prep(*THREE, input="/help\n/time\n/show\n/nonsense\n/flag unclear\n/hint\n/skip\n/end\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("== Question 1 of 3") == 2
    assert "/nonsense is no command here; /help lists them." in done.stdout
    assert "This question has no hints." in done.stdout
    assert "1. A small question: skipped" in done.stdout
    assert done.stdout.count(": not answered, ") == 2
    assert f"{order[0]}: flagged, unclear\n" in run_prep("data", "marks").stdout


def test_exam_shows_every_verdict_after_its_last_answer(run_prep: PrepRunner, order: list[str]) -> None:
    asked = order[:3]
    answers = "".join(ANSWERS[ref].removesuffix("1\n") if "short" in ref else ANSWERS[ref] for ref in asked)
    confirmed = "1\n" if "small/small-short" in asked else ""
    done = run_prep(*THREE, "--exam", "--extra-time", "1.5", input=f"/hint\n/pause\n{answers}{confirmed}")
    assert (done.returncode, done.stderr) == (0, "")
    before, _, after = done.stdout.partition("Kept. It is graded after the last question.\n\n== Question 1 of 3")
    assert "Verdict" not in before
    assert after.count("Verdict: ") == 3
    assert "== Exam: 3 questions, 9:00 in all" in before
    assert "An exam has no hints." in before
    assert "An exam has no pause." in before
    assert "Overall: strong yes, 100 %" in after
    assert "Exam mode, not interrupted" in after
    assert "Extra time: budgets multiplied by 1.5" in after


def test_question_set_aside_comes_back_and_a_pause_is_counted(run_prep: PrepRunner, order: list[str]) -> None:
    first, second, third = order[:3]
    lines = f"/later\n/pause\n\n{ANSWERS[second]}{ANSWERS[third]}{ANSWERS[first]}"
    done = run_prep(*THREE, input=lines)
    assert (done.returncode, done.stderr) == (0, "")
    assert order_of(done.stdout) == [first, second, third, first]
    assert "1 question waits." in done.stdout
    assert "Overall: strong yes, 100 %" in done.stdout
    assert "1 pause, 0:00 in all" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--area", "codng"), "there is no area 'codng'. Did you mean 'coding'?"),
        (("--area", "zzz"), "Choose from: coding, ml-theory, model-evaluation, system-design, communication."),
        (("--difficulty", "meduim"), "Did you mean 'medium'?"),
        (("--unfinished", "maybe"), "Choose from: ask, resume, grade, drop, keep."),
        (("--minutes", "0"), "--minutes takes a number above 0"),
        (("--minutes", "-5"), "--minutes takes a number above 0"),
        (("--minutes", "nan"), "--minutes takes a number above 0"),
        (("--minutes", "inf"), "--minutes takes a number above 0"),
        (("--minutes", "ten"), "--minutes takes a number above 0, at most 1440; not 'ten'."),
        (("--extra-time", "0.9"), "--extra-time takes a number from 1 to 3; not '0.9'."),
        (("--extra-time", "3.5"), "--extra-time takes a number from 1 to 3; not '3.5'."),
        (("--extra-time", "nan"), "--extra-time takes a number from 1 to 3; not 'nan'."),
        (("--questions", "0"), "--questions takes a whole number from 1 to 1000; not '0'."),
        (("--questions", "2.5"), "--questions takes a whole number from 1 to 1000; not '2.5'."),
        (("--seed", "one"), "--seed takes a whole number; not 'one'."),
        (("--bank", "/nowhere"), "/nowhere is no bank"),
        (("--area",), "--area"),
        (("--nonsense",), "See `prep interview --help`."),
        (("extra",), "See `prep interview --help`."),
    ],
)
def test_wrong_option_is_told_in_one_line_and_begins_nothing(
    capsys: pytest.CaptureFixture[str], paths: Paths, arguments: tuple[str, ...], told: str
) -> None:
    assert run(["interview", *arguments]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert told in one_line(shown.err)
    assert not paths.history.exists() or refs_in(paths) == []


@pytest.mark.first_start
def test_file_in_place_of_the_home_is_told(run_prep: PrepRunner, home: Path) -> None:
    (home / "prep").write_text("mine", encoding="utf-8")
    done = run_prep("interview", "--plain", input="1\n")
    assert (done.returncode, done.stdout) == (3, "")
    assert "set PREP_HOME" in one_line(done.stderr)
    assert (home / "prep").read_text(encoding="utf-8") == "mine"


def test_corrupted_history_is_told_and_left_as_it_is(run_prep: PrepRunner, paths: Paths) -> None:
    paths.data.mkdir(parents=True)
    paths.history.write_bytes(b"this was a history once" * 400)
    before = paths.history.read_bytes()
    done = run_prep("interview", "--plain", input="1\n")
    assert (done.returncode, done.stdout) == (3, "")
    assert "`prep data restore FILE`" in one_line(done.stderr)
    assert paths.history.read_bytes() == before


def test_history_of_a_newer_version_is_refused_with_advice(run_prep: PrepRunner, paths: Paths) -> None:
    open_history(paths).close()
    with closing(sqlite3.connect(paths.history)) as db:
        db.execute("PRAGMA user_version = 999")
    before = paths.history.read_bytes()
    done = run_prep(*THREE, input="1\n")
    assert (done.returncode, done.stdout) == (3, "")
    assert "newer" in one_line(done.stderr)
    assert paths.history.read_bytes() == before


def test_input_in_another_encoding_is_told_and_costs_nothing(
    run_prep: PrepRunner, order: list[str], paths: Paths
) -> None:
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    done = run_prep(*THREE, input=ANSWERS[order[0]] + "na\u00efve\n", env=ascii_only)
    assert done.returncode == 3
    assert "save it as UTF-8" in one_line(done.stderr)
    assert refs_in(paths) == []


@pytest.fixture
def small_disk(home: Path) -> list[str]:
    """Give the beginning of a command that runs a script with a small disk as home; stops tests from filling others."""
    (home / "prep").mkdir(exist_ok=True)
    command = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-euc"]
    mount = f"mount -t tmpfs -o size=3m none '{home}/prep'"
    try:
        tried = subprocess.run([*command, mount], capture_output=True, encoding="utf-8", check=False)
    except FileNotFoundError:
        pytest.skip("there is no unshare")
    if tried.returncode:
        pytest.skip(f"no file system can be mounted: {tried.stderr.strip()}")
    return [*command, f'{mount}; prep() {{ "{sys.executable}" -m interviewprep "$@"; }}; ']


@pytest.mark.parametrize("free_kib", [0, 300])
def test_full_disk_is_told_and_what_was_confirmed_is_kept(
    home: Path, order: list[str], small_disk: list[str], free_kib: int
) -> None:
    *command, prologue = small_disk
    # The second interview puts the question that the first one asked at its end.
    turned = [*order[1:], order[0]]
    before = turned[: turned.index("small/small-short")]
    long = "".join(ANSWERS[ref] for ref in before) + ("x" * 79 + "\n") * 10_000 + ".\n\n1\n"
    (home / "first").write_text(ANSWERS[order[0]], encoding="utf-8")
    (home / "long").write_text(long, encoding="utf-8")
    script = f"""
        prep {" ".join(THREE)} < first > first-out
        free=$(df -k --output=avail prep | tail -1)
        dd if=/dev/zero of=prep/filler bs=1k count=$((free - {free_kib})) 2> /dev/null
        code=0; prep {" ".join(FIVE)} < long > long-out 2> told || code=$?; echo $code
        rm prep/filler
        prep data check
        prep report --json > report
    """
    done = subprocess.run([*command, prologue + script], cwd=home, capture_output=True, encoding="utf-8", check=False)
    assert (done.stdout, done.stderr) == ("3\nThe history is sound.\n", "")
    assert "disk" in one_line((home / "told").read_text(encoding="utf-8"))
    confirmed = (home / "long-out").read_text(encoding="utf-8").count("Verdict: ")
    attempts = json.loads((home / "report").read_text(encoding="utf-8"))["attempts"]
    assert len(attempts) == 1 + confirmed
    assert confirmed == (len(before) if free_kib else 0)


def test_loops_are_listed_with_their_parts(run_prep: PrepRunner) -> None:
    listed = run_prep("interview", "--loops")
    assert listed.returncode == 0
    assert "coding-onsite, 60 min\n  Two harder programs\n" in listed.stdout
    assert "  3. System design, 60 min, after a break of 10 min" in listed.stdout
    assert max(map(len, listed.stdout.splitlines())) <= 60


def test_loop_is_led_part_by_part_and_says_what_the_banks_lack(run_prep: PrepRunner, small_bank: Path) -> None:
    led = run_prep("interview", "--loop", "ml-depth", "--bank", str(small_bank), "--plain", input="/skip\n" * 9)
    assert led.returncode == 0
    assert "== Part 1 of 1: ML in depth" in led.stdout
    assert "== Scorecard" in led.stdout


@pytest.mark.parametrize(
    "other", [("--area", "coding"), ("--minutes", "30"), ("--questions", "2"), ("--format", "sql")]
)
def test_loop_refuses_what_it_says_itself(run_prep: PrepRunner, other: tuple[str, str], paths: Paths) -> None:
    refused = run_prep("interview", "--loop", "full-loop", *other)
    assert refused.returncode == 2
    assert "leave out the other options" in one_line(refused.stderr)
    assert not paths.history.exists()


def test_topic_that_the_help_tests_out_of_has_questions_enough(run_prep: PrepRunner) -> None:
    (topic,) = re.findall(r"--placement --topic (\S+)", run_prep("interview", "--help").stdout)
    assert "Question 1 of 3: " in run_prep("interview", "--placement", "--topic", topic, "--plain", input="").stdout
