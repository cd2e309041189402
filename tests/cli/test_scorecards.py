"""`prep report --session`: the scorecard of any session, drawn from its log as it was drawn at its end."""

import json
import re
from pathlib import Path

import pytest

from support.process import PrepRunner

THREE = ("interview", "--area", "ml-theory", "--questions", "3", "--seed", "1", "--plain")


@pytest.fixture
def sat(run_prep: PrepRunner, small_bank: Path) -> str:
    """Sit an interview in which one answer comes and the rest is left; give what it showed."""
    del small_bank
    done = run_prep(*THREE, input="1\n3\n/end\n")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_scorecard_is_shown_again_as_it_was_at_the_end(run_prep: PrepRunner, sat: str) -> None:
    shown = run_prep("report", "--session", "last")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert shown.stdout.startswith("Interview of ")
    assert shown.stdout.partition("== Scorecard")[2] == sat.partition("== Scorecard")[2]


def test_document_holds_what_is_shown(run_prep: PrepRunner, sat: str) -> None:
    document = json.loads(run_prep("report", "--session", "last", "--json").stdout)
    assert (document["schema"], document["kind"], document["status"]) == (1, "interview", "finished")
    assert len(document["questions"]) == 3
    assert f"Overall: {document['level']}, {100 * document['score']:.0f} %" in sat
    (area,) = document["areas"]
    assert (area["area"], area["asked"], area["answered"]) == ("ml-theory", 3, 1)
    statements = [one for line in area["dimensions"] for one in line["statements"]]
    assert {one["met"] for one in statements} <= {True, False, None}
    again = run_prep("report", "--session", document["session"], "--json")
    assert json.loads(again.stdout) == document


def test_markdown_names_each_question_and_dimension(run_prep: PrepRunner, sat: str) -> None:
    del sat
    written = run_prep("report", "--session", "last", "--markdown").stdout
    assert written.startswith("# Interview of ")
    assert "\n## ml-theory: " in written
    assert "\n### Knowledge: " in written
    assert written.count("(`small/small-") == 3


@pytest.mark.usefixtures("small_bank")
def test_drill_tells_what_passed_and_when_it_is_due_and_no_level(run_prep: PrepRunner) -> None:
    drill = run_prep("drill", "--new", "--limit", "3", "--seed", "1", "--plain", input="/solution\n\n" * 3)
    assert drill.returncode == 0, drill.stderr
    shown = run_prep("report", "--session", "last").stdout.partition("== Scorecard")[2]
    assert shown == drill.stdout.partition("== Scorecard")[2]
    assert "Overall: 0 of 3 passed, " in shown
    assert shown.count("   due on ") == 3
    written = run_prep("report", "--session", "last", "--markdown").stdout
    assert written.count("   - due on ") == 3
    for told in (shown, written):
        assert re.search(r"strong|lean|ml-theory: ", told) is None
    document = json.loads(run_prep("report", "--session", "last", "--json").stdout)
    assert (document["level"], [area["level"] for area in document["areas"]]) == ("strong no", ["strong no"])


def test_questions_whose_bank_is_gone_are_named_and_not_counted(
    run_prep: PrepRunner, sat: str, small_bank: Path
) -> None:
    del sat
    before = json.loads(run_prep("report", "--session", "last", "--json").stdout)
    small_bank.rename(small_bank.with_name("elsewhere"))
    env = {"PREP_BANKS": ""}
    after = json.loads(run_prep("report", "--session", "last", "--json", env=env).stdout)
    assert after["gone"] == [line["question"] for line in before["questions"]]
    assert (after["questions"], after["areas"]) == ([], [])
    shown = run_prep("report", "--session", "last", env=env).stdout
    assert shown.count(" has left its bank and is not counted") == 3


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--session", "2020"), "there is no session '2020'."),
        (("--session", "last", "--json", "--markdown"), "exclude one another"),
        (("--session", "last", "--area", "coding"), "leave out --area and --since"),
    ],
)
def test_wrong_use_is_told(run_prep: PrepRunner, sat: str, arguments: tuple[str, ...], told: str) -> None:
    del sat
    done = run_prep("report", *arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert told in done.stderr


def test_without_a_finished_session_there_is_none(run_prep: PrepRunner) -> None:
    done = run_prep("report", "--session", "last")
    assert done.returncode == 2
    assert "no interview or drill was finished yet" in done.stderr


@pytest.mark.usefixtures("small_bank")
def test_session_in_which_nothing_was_answered_gets_no_level_as_a_whole(run_prep: PrepRunner) -> None:
    ended = run_prep(*THREE, input="/end\n").stdout
    assert "Overall: nothing answered, 0:00 of answering" in ended
