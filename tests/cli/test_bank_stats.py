"""`prep bank stats`: counts against the plan, for people and for programs; never a failure."""

import json
from pathlib import Path

import pytest

from interviewprep.base.errors import UsageFault
from interviewprep.cli import run_command
from interviewprep.model.taxonomy import Format
from support.banks import all_files, files_of, single_files, write_bank

PLAN = "\n[plan]\nsingle = 3\nmulti = 1\n\n[plan.topics]\ntopic = 2\nelsewhere = 1\n"


GOAL = "\n[goal]\nsingle = 39\norder = 1\n[goal.topics]\ntopic = 40\n[goal.domain]\nprogramming = 30\ncloud = 10\n"
GOAL += "[goal.phase]\n1 = 40\n"


def add_to_manifest(root: Path, text: str) -> None:
    manifest = root / "bank.toml"
    manifest.write_text(manifest.read_text(encoding="utf-8") + text, encoding="utf-8")


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    root = write_bank(tmp_path / "banks" / "mine", single_files("one") | single_files("two") | files_of(Format.ORDER))
    add_to_manifest(root, PLAN)
    return root


def test_lines_tell_what_is_held_planned_and_missing(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["bank", "stats", str(mine)]) == 0
    assert capsys.readouterr().out == (
        "mine: 3 questions, 2 missing\n"
        "  format\n"
        "    single          2 of   3  1 missing\n"
        "    multi           0 of   1  1 missing\n"
        "    order           1 of   0\n"
        "  topic\n"
        "    elsewhere       0 of   1  1 missing\n"
        "    topic           3 of   2\n"
        "  difficulty\n"
        "    easy            3\n"
        "  domain\n"
        "    programming     3\n"
        "  phase\n"
        "    1               3\n"
    )


def test_the_goal_is_what_counts_are_told_against(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_to_manifest(mine, GOAL)
    assert run_command(["bank", "stats", str(mine)]) == 0
    assert capsys.readouterr().out == (
        "mine: 3 questions of 40, 37 to go, 2 missing\n"
        "  format\n"
        "    single          2 of  39   37 to go  1 missing\n"
        "    multi           0 of   0  1 missing\n"
        "    order           1 of   1\n"
        "  topic\n"
        "    elsewhere       0 of   0  1 missing\n"
        "    topic           3 of  40   37 to go\n"
        "  difficulty\n"
        "    easy            3\n"
        "  domain\n"
        "    programming     3 of  30   27 to go\n"
        "    cloud           0 of  10   10 to go\n"
        "  phase\n"
        "    1               3 of  40   37 to go\n"
    )


def test_a_surplus_brings_no_other_bank_nearer_to_its_goal(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_to_manifest(mine, GOAL)
    write_bank(mine.parent / "other", all_files())
    run_command(["bank", "stats", str(mine.parent)])
    assert "\nall banks: 14 questions of 40, 37 to go, 2 missing\n" in capsys.readouterr().out


def test_several_banks_are_counted_together(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_bank(mine.parent / "other", all_files())
    run_command(["bank", "stats", str(mine.parent), "--json"])
    found = json.loads(capsys.readouterr().out)
    assert found["schema"] == 1
    assert [bank["name"] for bank in found["banks"]] == ["mine", "other"]
    assert found["all"]["questions"] == 14
    assert found["all"]["counts"]["format"]["single"] == {"held": 3, "planned": 3, "goal": None}
    assert found["banks"][1]["counts"]["format"]["single"] == {"held": 1, "planned": None, "goal": None}
    run_command(["bank", "stats", str(mine.parent)])
    assert "\nall banks: 14 questions" in capsys.readouterr().out


def test_a_broken_bank_is_left_out_aloud(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (mine / "topic" / "one.md").write_text("nothing", encoding="utf-8")
    assert run_command(["bank", "stats", str(mine)]) == 0
    assert "1 bank with faults left out" in capsys.readouterr().err


@pytest.mark.usefixtures("small_bank")
def test_without_a_path_all_banks_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["bank", "stats"]) == 0
    assert "small: " in capsys.readouterr().out
    with pytest.raises(UsageFault):
        run_command(["bank", "stats", "no-such-folder"])
