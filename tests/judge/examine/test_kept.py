"""Replies of the examiner that are kept on disk."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.judge import pool
from interviewprep.judge.examine import examiner as room
from interviewprep.judge.examine import kept
from interviewprep.judge.examine.examiner import Examiner
from interviewprep.judge.examine.generated import expect_inputs
from interviewprep.judge.examine.recent import Recent
from interviewprep.judge.order import CellFault
from interviewprep.judge.protocol import values
from interviewprep.judge.referee import judge
from interviewprep.model.question import CallKind, Case, Group, Ladder, Program
from interviewprep.model.verdict import Verdict
from support.programs import FEW_ITEMS
from support.values import arrays, hashable, tables

COUNT, BUDGET_S = 40, 1.0
PROGRAM = Program(
    CallKind.FUNCTION,
    "total",
    starter="",
    reference="def total(items):\n    return sum(items) + 1\n",
    cases=(Case("empty", Group.EXAMPLES, sample=True, args="([],)", expected="1"),),
    inputs=FEW_ITEMS,
)
CLIMBED = replace(PROGRAM, growth=Ladder("n", (200, 400, 800)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Name a folder that does not exist yet, for the time of the test."""
    folder = tmp_path / "cache" / "inputs"
    kept.keep_in(folder)
    return folder


def drawn() -> list[room.Known]:
    with Examiner(PROGRAM, unsafe=False) as examiner:
        return examiner.generate(COUNT, BUDGET_S)


@given(hashable | arrays | tables | st.lists(hashable))
def test_what_is_kept_comes_back(tmp_path_factory: pytest.TempPathFactory, value: object) -> None:
    kept.keep_in(tmp_path_factory.mktemp("kept"))
    kept.keep("a", values.encode(value))
    assert kept.find_kept("a") == values.encode(value)
    assert kept.find_kept("b") is None


def test_inputs_are_drawn_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = drawn()
    assert len(list(folder.iterdir())) == 1
    monkeypatch.setattr(room.Examiner, "_start", lambda _: pytest.fail("the examiner was started"))
    assert drawn() == first


def test_nothing_is_kept_until_a_folder_is_named(tmp_path: Path) -> None:
    drawn()
    assert not list(tmp_path.rglob("inputs"))
    assert kept.find_kept("a") is None


def damage_the_end(data: bytes) -> bytes:
    return data[:-1]


def change_a_value(data: bytes) -> bytes:
    place = data.rindex(b"1")
    return data[:place] + b"2" + data[place + 1 :]


def empty(data: bytes) -> bytes:
    return data[:0]


def put_something_else(data: bytes) -> bytes:
    return b"\0" * len(data)


@pytest.mark.parametrize("spoil", [damage_the_end, change_a_value, empty, put_something_else])
def test_a_damaged_file_is_drawn_again(folder: Path, spoil: Callable[[bytes], bytes]) -> None:
    first = drawn()
    (file,) = folder.iterdir()
    whole = file.read_bytes()
    file.write_bytes(spoil(whole))
    assert drawn() == first
    assert file.read_bytes() == whole


def test_the_file_of_another_question_is_not_believed(folder: Path) -> None:
    kept.keep("a", 1)
    (folder / "a").rename(folder / "b")
    assert kept.find_kept("b") is None


@pytest.mark.parametrize(
    "reply", [7, ["l", []], ["l", [1]], ["l", [["t", [1, 2]]]], ["x", 1], ["l", [["t", [1, 2, 3]]]]]
)
def test_a_kept_reply_of_another_form_is_asked_for_again(folder: Path, reply: object) -> None:
    first = drawn()
    (file,) = folder.iterdir()
    kept.keep(file.name, reply)
    assert drawn() == first


def test_other_bank_code_python_packages_or_release_draw_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del folder
    drawn()
    with Examiner(replace(PROGRAM, reference=f"{PROGRAM.reference}\n"), unsafe=False) as examiner:
        assert not examiner.has_drawn(COUNT, BUDGET_S)
    for name, value in (("__version__", "0"), ("_program", lambda: ""), ("_stamp", lambda _: ("", 1))):
        with monkeypatch.context() as patch:
            patch.setattr(room, name, value)
            room._surroundings.cache_clear()
            assert not Examiner(PROGRAM, unsafe=False).has_drawn(COUNT, BUDGET_S)
    room._surroundings.cache_clear()
    assert Examiner(PROGRAM, unsafe=False).has_drawn(COUNT, BUDGET_S)


def test_a_batch_without_inputs_is_not_kept(folder: Path) -> None:
    with Examiner(PROGRAM, unsafe=False) as examiner, pytest.raises(CellFault, match="draws no input"):
        examiner.generate(COUNT, 0.0)
    assert not folder.exists()


def test_a_folder_that_cannot_be_written_only_costs_time(folder: Path) -> None:
    folder.parent.mkdir()
    folder.write_text("a file where the folder should be", encoding="utf-8")
    assert drawn() == drawn()


def test_the_oldest_files_are_dropped(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MAX_TOTAL_BYTES", 3000)
    for number in range(6):
        kept.keep(str(number), "x" * 1000)
        if (folder / str(number)).exists():
            os.utime(folder / str(number), (number, number))
    assert sorted(file.name for file in folder.iterdir()) == ["4", "5"]


def test_a_right_answer_is_judged_without_the_examiner(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del folder
    first = judge(CLIMBED, CLIMBED.reference)
    assert first.verdict is Verdict.ACCEPTED
    forget(monkeypatch)
    monkeypatch.setattr(room.Examiner, "_start", lambda _: pytest.fail("the examiner was started"))
    pool.close()
    again = judge(CLIMBED, CLIMBED.reference)
    assert [(test.id, test.verdict) for test in again.tests] == [(test.id, test.verdict) for test in first.tests]
    assert len(pool.shared_pool().helper_pids) == 1


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    """Be a fresh process: forget the batches and rungs of this one."""
    monkeypatch.setattr("interviewprep.judge.examine.generated._drawn", Recent(99))
    monkeypatch.setattr("interviewprep.judge.examine.growth._prepared", Recent(99))


def test_a_wrong_answer_to_a_known_question_is_shrunk_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del folder
    judge(PROGRAM, PROGRAM.reference)
    forget(monkeypatch)
    wrong = "def total(items):\n    return sum(items) + (1 if len(items) < 4 else 2)\n"
    found = judge(PROGRAM, wrong).counterexample
    assert found is not None
    assert found.shrunk


def test_the_examiner_is_expected_only_where_inputs_must_be_drawn(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del folder
    forget(monkeypatch)
    expected: list[object] = []
    monkeypatch.setattr(
        "interviewprep.judge.examine.generated.expect_examiner", lambda program, **_: expected.append(program)
    )
    expect_inputs(PROGRAM)
    assert expected == [PROGRAM]
    judge(PROGRAM, PROGRAM.reference)
    forget(monkeypatch)
    expected.clear()
    expect_inputs(PROGRAM)
    assert expected == []
