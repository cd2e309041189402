"""What follows from a save and from a key, with a real file, a real judge and a real history."""

from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from interviewprep.base.errors import JudgeUnavailable
from interviewprep.base.paths import Paths
from interviewprep.judge.referee import judge
from interviewprep.model.attempt import EventKind
from interviewprep.model.verdict import Judgement
from interviewprep.session.desk import Run
from interviewprep.session.plan import Mode
from interviewprep.session.workspace import MARKER
from interviewprep.session.zero import TimeOver
from interviewprep.ui.watch.keys import ENTER, Deed
from interviewprep.ui.watch.watcher import Watcher
from support.clock import FakeClock
from support.desks import CODE, HALF_RIGHT, LONG, RIGHT, Noted, Seat, wait_until
from support.editors import save_by_renaming, save_in_place
from support.process import HANG_S


@pytest.fixture
def seat(paths: Paths, fake_clock: FakeClock) -> Seat:
    """Put a coding question; stops tests from sharing a history."""
    return Seat.take(paths, fake_clock, CODE)


@pytest.fixture
def opener() -> Noted:
    """Give an editor that only notes; stops a real one from opening."""
    return Noted()


@pytest.fixture
def watcher(seat: Seat, opener: Noted) -> Watcher:
    """Watch the question's file, which was looked at once."""
    watcher = Watcher(seat.view, opener)
    watcher.tick()
    return watcher


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Hold runs up until it is set; stops a quick one from ending while its beginning is looked at."""
    opened = Event()

    def judge_when_let(*arguments: Any, **options: Any) -> Judgement:
        assert opened.wait(HANG_S)
        return judge(*arguments, **options)

    monkeypatch.setattr("interviewprep.judge.referee.judge", judge_when_let)
    return opened


def settle(watcher: Watcher) -> None:
    """Let time pass until everything that was saved was run."""

    def is_settled() -> bool:
        watcher.tick()
        return not watcher.state.is_running

    wait_until(is_settled)


def runs(seat: Seat) -> list[str]:
    """List the verdicts of the runs that were stored."""
    events = seat.stand.history.events(seat.engine.session)
    return [str(event.payload["verdict"]) for event in events if event.kind is EventKind.RUN]


def test_nothing_is_stored_or_run_before_something_is_saved(seat: Seat, watcher: Watcher) -> None:
    settle(watcher)
    watcher.tick()
    assert not watcher.state.saved_at
    assert runs(seat) == []


@pytest.mark.parametrize("save", [save_in_place, save_by_renaming])
def test_a_save_is_a_draft_at_once_and_a_run_once_it_has_ended(
    seat: Seat, watcher: Watcher, save: object, gate: Event
) -> None:
    assert callable(save)
    save(seat.file, HALF_RIGHT)
    watcher.tick()
    assert seat.engine.item.draft == HALF_RIGHT
    assert runs(seat) == []
    gate.set()
    settle(watcher)
    assert runs(seat) == ["wrong_answer"]
    assert watcher.state.saved_at


def test_the_last_of_two_quick_saves_is_run_and_is_the_draft(seat: Seat, watcher: Watcher) -> None:
    save_in_place(seat.file, HALF_RIGHT)
    watcher.tick()
    save_in_place(seat.file, RIGHT)
    settle(watcher)
    assert runs(seat) == ["wrong_answer", "accepted"]
    assert seat.engine.item.draft == RIGHT
    assert any("three now passes" in line for line in watcher.lines("", 80, 40))


def test_what_is_saved_while_a_run_is_under_way_stays_the_draft(seat: Seat, watcher: Watcher, gate: Event) -> None:
    save_in_place(seat.file, HALF_RIGHT)
    watcher.tick()
    save_in_place(seat.file, RIGHT)
    watcher.tick()
    assert runs(seat) == []
    gate.set()

    def is_stored() -> bool:
        watcher.tick()
        return bool(runs(seat))

    wait_until(is_stored)
    assert seat.engine.item.draft == RIGHT
    settle(watcher)


def test_a_save_without_a_change_is_not_run_again(seat: Seat, watcher: Watcher) -> None:
    for _ in range(2):
        save_by_renaming(seat.file, RIGHT)
        settle(watcher)
    assert runs(seat) == ["accepted"]


def test_the_run_key_runs_again_what_is_there(seat: Seat, watcher: Watcher) -> None:
    assert watcher.press("r") is None
    settle(watcher)
    assert runs(seat) == ["runtime_error"]


def test_runs_are_never_charged(seat: Seat, watcher: Watcher) -> None:
    save_in_place(seat.file, HALF_RIGHT)
    settle(watcher)
    assert seat.engine.item.runs == 1
    assert (seat.engine.item.submits, seat.engine.item.failed_submits) == (0, 0)


def test_own_checks_run_with_the_samples_and_show_what_they_print(seat: Seat, watcher: Watcher) -> None:
    checks = "print(double(10))\nassert double(1) == 3\n"
    save_in_place(seat.file, f"{RIGHT}\n# --- {MARKER} ---\n{checks}")
    settle(watcher)
    lines = watcher.lines("", 80, 40)
    assert "Sample tests: 2 of 2 passed" in lines
    assert "Your own checks: 0 of 1 passed" in lines
    assert "  20" in lines


def test_prose_is_kept_and_not_run(paths: Paths, fake_clock: FakeClock, opener: Noted) -> None:
    seat = Seat.take(paths, fake_clock, LONG)
    watcher = Watcher(seat.view, opener)
    watcher.tick()
    save_in_place(seat.file, "> Go.\n\nMy answer.\n")
    settle(watcher)
    assert seat.engine.item.draft == "My answer.\n"
    assert seat.kinds() == [EventKind.DRAFT]
    assert watcher.press("r") is None
    assert "r is no key here" in watcher.state.notice


def test_garbage_is_told_and_the_draft_stays(seat: Seat, watcher: Watcher) -> None:
    save_in_place(seat.file, RIGHT)
    settle(watcher)
    seat.file.write_bytes(b"\xff\xfe")
    watcher.tick()
    assert "is not UTF-8 text" in watcher.state.trouble
    assert seat.engine.item.draft == RIGHT
    assert watcher.press("s") is None
    assert "cannot be read" in watcher.state.question
    save_by_renaming(seat.file, HALF_RIGHT)
    settle(watcher)
    assert not watcher.state.trouble
    assert seat.engine.item.draft == HALF_RIGHT


def test_a_file_that_an_editor_has_emptied_is_no_draft(seat: Seat, watcher: Watcher) -> None:
    save_in_place(seat.file, RIGHT)
    settle(watcher)
    save_in_place(seat.file, "")
    settle(watcher)
    assert seat.engine.item.draft == RIGHT
    assert runs(seat) == ["accepted"]


def test_a_deleted_file_is_told_and_written_from_the_last_draft_when_opened(
    seat: Seat, watcher: Watcher, opener: Noted
) -> None:
    save_in_place(seat.file, RIGHT)
    settle(watcher)
    seat.file.unlink()
    watcher.tick()
    assert "is gone" in watcher.state.trouble
    assert not seat.file.exists()
    assert watcher.press("e") is None
    assert seat.file.read_text(encoding="utf-8") == RIGHT
    assert opener.opened == [seat.file]
    watcher.tick()
    assert not watcher.state.trouble


def test_starting_afresh_keeps_the_old_text_beside_under_a_free_name(seat: Seat, watcher: Watcher) -> None:
    starter = seat.file.read_text(encoding="utf-8")
    for number, text in enumerate((HALF_RIGHT, RIGHT), start=1):
        save_in_place(seat.file, text)
        settle(watcher)
        watcher.press("a")
        assert seat.file.read_text(encoding="utf-8") == text, "it asks first"
        watcher.press(ENTER)
        assert seat.file.read_text(encoding="utf-8") == starter
        assert seat.file.with_name(f"{seat.file.name}.{number}").read_text(encoding="utf-8") == text
    settle(watcher)
    assert seat.engine.item.draft == starter
    assert not watcher.state.is_answer
    assert len(runs(seat)) == 2


def test_a_hint_says_its_price_and_only_enter_takes_it(seat: Seat, watcher: Watcher) -> None:
    assert watcher.press("h") is None
    assert "Hint 1 costs 10 % of the score: Enter takes it, any other key not." in watcher.lines("", 80, 40)
    assert watcher.press("s") is None, "any other key only says no"
    assert watcher.press("h") is None
    assert watcher.press(ENTER) is Deed.HINT
    seat.engine.emit_for_item(EventKind.HINT, level=2)
    watcher.take_up(seat.view)
    assert watcher.press("h") is Deed.HINT, "there is none to pay for; the session says so"


def test_submitting_what_was_saved_asks_nothing(seat: Seat, watcher: Watcher) -> None:
    save_in_place(seat.file, RIGHT)
    assert watcher.press("s") is Deed.SUBMIT


def test_submitting_what_was_found_asks_once(watcher: Watcher) -> None:
    assert watcher.press("s") is None
    assert watcher.press(ENTER) is Deed.SUBMIT


def test_submitting_without_a_save_since_the_editor_was_opened_asks(seat: Seat, watcher: Watcher) -> None:
    save_in_place(seat.file, RIGHT)
    settle(watcher)
    watcher.press("e")
    assert watcher.press("s") is None
    assert "Nothing was saved since your editor was opened" in watcher.state.question
    watcher.press("x")
    save_in_place(seat.file, HALF_RIGHT)
    assert watcher.press("s") is Deed.SUBMIT


def test_editor_that_takes_the_terminal_is_opened_elsewhere(seat: Seat) -> None:
    watcher = Watcher(seat.view, opener := Noted(takes_terminal=True))
    assert watcher.press("e") is Deed.EDIT
    assert opener.opened == []
    watcher.open()
    assert not watcher.state.is_unsaved


def test_enter_opens_the_editor_once_and_is_then_no_key(watcher: Watcher, opener: Noted, seat: Seat) -> None:
    for _ in range(2):
        assert watcher.press(ENTER) is None
    assert opener.opened == [seat.file]


def test_problems_with_the_editor_are_told(watcher: Watcher, opener: Noted) -> None:
    opener.problem = "It cannot be started."
    watcher.press("e")
    assert watcher.state.notice == "It cannot be started."
    assert not watcher.state.is_unsaved
    opener.later.append("It has ended badly.")
    watcher.tick()
    assert watcher.state.notice == "It has ended badly."


def test_judge_that_cannot_run_is_told(seat: Seat, watcher: Watcher, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> Run:
        raise JudgeUnavailable("no sandbox here")

    monkeypatch.setattr("interviewprep.judge.referee.judge", refuse)
    save_in_place(seat.file, RIGHT)
    settle(watcher)
    assert watcher.state.notice == "no sandbox here"
    assert runs(seat) == []


def test_what_is_told_of_the_time_stays_in_the_block(seat: Seat, watcher: Watcher) -> None:
    news = iter([("Now: code.", "One thing more.")])
    watcher.take_up(replace(seat.view, news=lambda _: next(news, ())))
    for _ in range(2):
        watcher.tick()
    assert "Now: code. One thing more." in watcher.lines("", 80, 40)


def test_nothing_is_taken_once_the_time_is_over_for_good(seat: Seat, watcher: Watcher) -> None:
    watcher.take_up(replace(seat.view, is_over=lambda: True))
    with pytest.raises(TimeOver):
        watcher.press("s")


@pytest.mark.parametrize("key", ["h", "g", "p"])
def test_what_an_exam_does_not_allow_is_refused_before_anything_is_asked(
    seat: Seat, watcher: Watcher, key: str
) -> None:
    watcher.take_up(replace(seat.view, mode=Mode.EXAM))
    assert watcher.press(key) is None
    assert watcher.state.asking is None
    assert watcher.state.notice.startswith("An exam ")


def test_keys_that_mean_nothing_are_told_and_do_nothing(watcher: Watcher) -> None:
    assert watcher.press("z") is None
    assert "z is no key here" in watcher.state.notice
    assert watcher.press("\x1b[A") is None
    assert not watcher.state.notice


def test_all_keys_are_shown_and_hidden_by_one(watcher: Watcher) -> None:
    before = watcher.lines("", 80, 40)
    watcher.press("?")
    assert len(watcher.lines("", 80, 40)) > len(before)
    watcher.press("?")
    assert watcher.lines("", 80, 40) == before


def test_file_is_named_by_its_name_alone(seat: Seat, watcher: Watcher) -> None:
    assert str(Path(seat.file).parent) not in "\n".join(watcher.lines("", 80, 40))
