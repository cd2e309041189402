"""`prep report` as a process: what it prints where, its exit codes, and what it does not load."""

import json
import re
from pathlib import Path

import pytest

from interviewprep.base.paths import Paths
from interviewprep.cli.options import parse_word
from interviewprep.model.goal import DEFAULT_TARGET, Goal
from interviewprep.model.taxonomy import Area
from interviewprep.schedule.study_day import day_to_date, study_day
from interviewprep.store.history import open_history
from support.clock import START
from support.practice import make_attempt, practise
from support.process import PrepRunner, run_python

TESTS = Path(__file__).parents[1]
TODAY = study_day(START.at, START.utc_offset_s)
STILL = """
import sys
from interviewprep import entry
from support.still import stop_clocks
stop_clocks(later_s=0)
sys.exit(entry.main())
"""
HEAVY = {"pydantic", "prompt_toolkit", "questionary", "hypothesis", "numpy", "pandas", "rich"}


@pytest.fixture
def run_prep(home: Path, monkeypatch: pytest.MonkeyPatch) -> PrepRunner:
    """Run `prep` as a process whose clock stands still; stops a study day that ends meanwhile from deciding a test."""
    monkeypatch.setenv("PYTHONPATH", str(TESTS))
    return PrepRunner(home, ("-c", STILL))


@pytest.fixture
def history(paths: Paths) -> Paths:
    """Write three attempts of the last days; stops reports on an empty history from passing for reports."""
    with open_history(paths) as opened:
        practise(
            opened,
            [
                make_attempt("coding/two-sum", day=TODAY - 40, score=0.5),
                make_attempt("coding/two-sum", day=TODAY - 2),
                make_attempt("ml-theory/what-l2-does", day=TODAY - 1, area=Area.ML_THEORY, score=0.0),
            ],
        )
    return paths


def attempts_in(output: str) -> list[tuple[str, float]]:
    return [(one["question"], one["score"]) for one in json.loads(output)["attempts"]]


def test_report_without_history_says_what_to_do_and_writes_nothing(run_prep: PrepRunner, paths: Paths) -> None:
    done = run_prep("report")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "No attempts yet. Begin with `prep interview --area coding`.\n"
    assert not paths.data.exists()


def test_report_before_the_first_answer_sends_to_the_plan_there_is(run_prep: PrepRunner, paths: Paths) -> None:
    with open_history(paths) as history:
        history.set_goal(Goal(TODAY + 9, 15, DEFAULT_TARGET, TODAY))
    assert run_prep("report").stdout == "No attempts yet. Begin with `prep drill`, which follows your plan.\n"
    told = run_prep("report", "--area", "coding").stdout
    assert told == "No attempts yet in coding. Begin with `prep interview --area coding`.\n"


def test_json_without_history_is_a_document_without_attempts(run_prep: PrepRunner) -> None:
    done = run_prep("report", "--json")
    document = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert (document["schema"], document["attempts"], document["total"]["attempts"]) == (1, [], 0)


@pytest.mark.usefixtures("history")
def test_piped_report_is_plain_and_does_not_depend_on_the_width(run_prep: PrepRunner) -> None:
    done = run_prep("report")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"Report of {day_to_date(TODAY)}: all areas, all time\nAttempts: 3, 1 passed")
    assert done.stdout.isascii()
    assert "\x1b" not in done.stdout
    assert run_prep("report", env={"COLUMNS": "40"}).stdout == done.stdout


@pytest.mark.usefixtures("history")
def test_filters_by_area_and_time(run_prep: PrepRunner) -> None:
    old, new, theory = ("coding/two-sum", 0.5), ("coding/two-sum", 1.0), ("ml-theory/what-l2-does", 0.0)
    date = str(day_to_date(TODAY - 2))
    assert attempts_in(run_prep("report", "--json").stdout) == [old, new, theory]
    assert attempts_in(run_prep("report", "--json", "--area", "coding").stdout) == [old, new]
    assert attempts_in(run_prep("report", "--json", "--since", "30d").stdout) == [new, theory]
    assert attempts_in(run_prep("report", "--json", "--since", date).stdout) == [new, theory]
    assert attempts_in(run_prep("report", "--json", "--since", "1d", "--area", "coding").stdout) == []


@pytest.mark.usefixtures("history")
def test_empty_selection_of_a_history_points_to_the_rest(run_prep: PrepRunner) -> None:
    done = run_prep("report", "--area", "system-design", "--since", "7d")
    assert done.returncode == 0
    assert done.stdout == (
        f"No attempts yet in system-design since {day_to_date(TODAY - 7)}. Begin with `prep interview --area "
        "system-design`. `prep report` without options shows the rest.\n"
    )


@pytest.mark.usefixtures("history")
def test_terminal_gets_bars_and_colours_which_no_color_takes_away(run_prep: PrepRunner) -> None:
    terminal = {"FORCE_COLOR": "1", "COLUMNS": "60"}
    coloured = run_prep("report", "--all", env=terminal).stdout
    bare = run_prep("report", "--all", env={**terminal, "NO_COLOR": "1"}).stdout
    assert "\x1b[31m" in coloured
    assert "  75 %  1/2 passed" in bare
    assert "├" in bare
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", bare)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == re.sub(r"\x1b\[[0-9;]*m", "", bare)


def test_report_loads_neither_prompts_nor_validation_nor_rich(run_prep: PrepRunner, history: Paths) -> None:
    del history
    done = run_python("-X", "importtime", "-m", "interviewprep", "report", folder=run_prep.folder)
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert "interviewprep" in loaded
    assert not loaded & HEAVY


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--area", "codng"), "there is no area 'codng'. Did you mean 'coding'? Choose from: coding, ml-theory, "),
        (("--since", "last week"), "--since cannot be 'last week'. Give a date such as "),
        (("--since", "2026-02-30"), "--since cannot be '2026-02-30'."),
    ],
)
def test_wrong_option_exits_with_two_and_says_what_is_allowed(
    run_prep: PrepRunner, arguments: tuple[str, str], message: str
) -> None:
    done = run_prep("report", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"prep: {message}")


def test_broken_history_exits_with_three(run_prep: PrepRunner, paths: Paths) -> None:
    paths.data.mkdir(parents=True)
    paths.history.write_bytes(b"no history " * 1_000)
    done = run_prep("report", "--json")
    assert (done.returncode, done.stdout) == (3, "")
    assert "Traceback" not in done.stderr


@pytest.mark.usefixtures("history")
def test_terminal_shows_one_screen_and_with_all_every_part(run_prep: PrepRunner) -> None:
    terminal = {"FORCE_COLOR": "1", "NO_COLOR": "1"}
    digest = run_prep("report", env=terminal).stdout
    whole = run_prep("report", "--all", env=terminal).stdout
    assert "`prep report --all`" in digest
    assert "By domain" not in digest
    assert "By domain" in whole
    assert len(whole.splitlines()) > 2 * len(digest.splitlines())


@pytest.mark.usefixtures("history")
def test_plain_and_pipe_print_the_same_lines_with_or_without_all(run_prep: PrepRunner) -> None:
    piped = run_prep("report").stdout
    assert run_prep("report", "--all").stdout == piped
    assert run_prep("report", "--plain", env={"FORCE_COLOR": "1"}).stdout == piped


@pytest.mark.usefixtures("history")
def test_terminal_without_all_letters_gets_ascii_charts(run_prep: PrepRunner) -> None:
    poor = {"FORCE_COLOR": "1", "NO_COLOR": "1", "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    drawn = re.sub(r"\x1b\[[0-9;]*m", "", run_prep("report", "--all", env=poor).stdout)
    assert drawn.isascii()
    assert "?" not in drawn
    assert "[" in drawn


@pytest.mark.usefixtures("history")
def test_markdown_is_the_whole_report_in_tables(run_prep: PrepRunner) -> None:
    done = run_prep("report", "--markdown")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"# Report of {day_to_date(TODAY)}: all areas, all time\n")
    assert "| area | chance | 90 % interval | answers |" in done.stdout


@pytest.mark.usefixtures("history")
def test_page_is_written_over_one_of_ours_and_over_nothing_else(run_prep: PrepRunner) -> None:
    file = run_prep.folder / "report.html"
    assert run_prep("report", "--html", "report.html").stdout == "Written: report.html\n"
    first = file.read_text("utf-8")
    assert first.startswith("<!DOCTYPE html>")
    assert run_prep("report", "--html", "report.html", "--area", "coding").returncode == 0
    assert file.read_text("utf-8") != first

    file.write_text("a letter", encoding="utf-8")
    refused = run_prep("report", "--html", "report.html")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "is there and is no report. Name another file, or add --force" in refused.stderr
    assert file.read_text("utf-8") == "a letter"
    assert run_prep("report", "--html", "report.html", "--force").returncode == 0
    assert file.read_text("utf-8") == first
    assert [one.name for one in file.parent.glob(".report*")] == []


@pytest.mark.usefixtures("history")
def test_page_goes_to_standard_output_for_a_hyphen(run_prep: PrepRunner) -> None:
    done = run_prep("report", "--html", "-")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("<!DOCTYPE html>\n<html")
    assert done.stdout.endswith("</html>\n")


@pytest.mark.parametrize(
    ("target", "code", "message"),
    [(".", 2, "is a folder. Name a file, such as"), ("nowhere/report.html", 3, "cannot be written: No such file")],
)
def test_page_that_cannot_be_written_says_why(run_prep: PrepRunner, target: str, code: int, message: str) -> None:
    done = run_prep("report", "--html", target)
    assert (done.returncode, done.stdout) == (code, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_page_without_history_is_one_that_invites(run_prep: PrepRunner, paths: Paths) -> None:
    done = run_prep("report", "--html", "report.html")
    assert done.returncode == 0
    assert "no answers yet" in (run_prep.folder / "report.html").read_text("utf-8")
    assert not paths.data.exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--json", "--markdown"), "--json and --markdown exclude one another"),
        (("--all", "--html", "x.html"), "--all and --html exclude one another"),
        (("--force",), "--force goes with --html"),
        (("--session", "last", "--html", "x.html"), "--session goes with --json or --markdown, and not with --html"),
        (("--session", "last", "--all"), "--session goes with --json or --markdown, and not with --all"),
    ],
)
def test_forms_that_contradict_are_refused(run_prep: PrepRunner, arguments: tuple[str, ...], message: str) -> None:
    done = run_prep("report", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert not (run_prep.folder / "x.html").exists()


def test_help_shows_an_example(run_prep: PrepRunner) -> None:
    assert "prep report --since 2026-11-01 --json" in run_prep("report", "--help").stdout


def test_every_area_is_known_by_its_name() -> None:
    assert [parse_word(f" {area.upper()} ", Area) for area in Area] == list(Area)
