"""Sessions and events: what goes in comes out, in order, and two processes cannot both go on."""

import os
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.base.errors import StoreFault, UsageFault
from interviewprep.base.paths import Paths
from interviewprep.model.attempt import Event, EventKind, SessionRow, SessionStatus
from interviewprep.store.history import open_history
from store.make_fixture import session_row
from store.strategies import empty_history, events, session_rows
from support.clock import START as NOW
from support.clock import FakeClock


def event(sequence: int, session: str = "one") -> Event:
    return Event(session, sequence, EventKind.DRAFT, NOW.at, 0, 1.0, {"text": "x"})


@given(st.lists(events, max_size=4))
def test_stored_events_are_read_back_as_they_were(given_events: list[Event]) -> None:
    numbered = [replace(one, sequence=number) for number, one in enumerate(given_events, start=1)]
    with empty_history() as history:
        for one in numbered:
            history.append(one)
        assert history.events("one") == numbered


@given(session_rows)
def test_stored_session_is_read_back_as_it_was(row: SessionRow) -> None:
    with empty_history() as history:
        if row.id != "one":
            history.create_session(row)
            assert history.session(row.id) == row


def test_events_of_a_file_are_there_when_it_is_opened_again(paths: Paths) -> None:
    with open_history(paths) as history:
        history.create_session(session_row("one"))
        history.append(event(1))
    with open_history(paths) as history:
        assert history.events("one") == [event(1)]


@pytest.mark.parametrize("sequence", [1, 3])
def test_event_that_does_not_follow_the_last_one_is_refused(sequence: int) -> None:
    with empty_history() as history:
        history.append(event(1))
        with pytest.raises(StoreFault, match="another prep goes on with this session"):
            history.append(event(sequence))
        assert history.events("one") == [event(1)]


def test_several_events_are_stored_all_or_none() -> None:
    with empty_history() as history:
        with pytest.raises(StoreFault):
            history.append_many((event(1), event(2), event(4)))
        assert history.events("one") == []
        history.append_many((event(1), event(2)))
        assert [one.sequence for one in history.events("one")] == [1, 2]


def test_event_of_no_session_is_refused() -> None:
    with empty_history() as history, pytest.raises(StoreFault, match="contradicts"):
        history.append(event(1, session="none"))


def test_unknown_session_is_a_wrong_usage() -> None:
    with empty_history() as history, pytest.raises(UsageFault, match="no session 'none'"):
        history.session("none")


def test_sessions_come_oldest_first_and_by_status() -> None:
    late, early = session_row("late"), replace(session_row("early"), started_at=NOW.at.replace(year=2020))
    with empty_history() as history:
        history.create_session(late)
        history.create_session(early)
        history.set_status("late", SessionStatus.FINISHED)
        assert [row.id for row in history.sessions()] == ["early", "one", "late"]
        assert [row.id for row in history.sessions(SessionStatus.ACTIVE)] == ["early", "one"]


def test_heartbeat_moves_the_session_and_is_no_event(fake_clock: FakeClock) -> None:
    with empty_history() as history:
        fake_clock.advance(5)
        moment = fake_clock.read()
        history.heartbeat("one", moment)
        row = history.session("one")
        assert (row.heartbeat_at, row.heartbeat_awake_s, row.boot_id) == (moment.at, 1005.0, "boot-1")
        assert history.events("one") == []


def test_session_of_a_dead_process_is_taken_over(fake_clock: FakeClock) -> None:
    with empty_history() as history:
        history.create_session(session_row("left"))
        history.claim("left", 77, fake_clock.read())
        assert (history.session("left").pid, history.session("left").heartbeat_at) == (77, NOW.at)


def test_session_of_a_living_process_is_not_taken_over(fake_clock: FakeClock) -> None:
    with empty_history() as history:
        history.create_session(replace(session_row("mine"), pid=os.getpid()))
        with pytest.raises(StoreFault, match="goes on in another prep"):
            history.claim("mine", 77, fake_clock.read())
        history.claim("mine", os.getpid(), fake_clock.read())


def test_silent_session_is_taken_over_whatever_runs_under_its_process_id(fake_clock: FakeClock) -> None:
    with empty_history() as history:
        history.create_session(replace(session_row("mine"), pid=os.getpid()))
        fake_clock.advance(20)
        history.claim("mine", 77, fake_clock.read())
        assert history.session("mine").pid == 77


def test_session_of_an_earlier_boot_is_taken_over(fake_clock: FakeClock) -> None:
    with empty_history() as history:
        history.create_session(replace(session_row("mine"), pid=os.getpid()))
        fake_clock.reboot()
        history.claim("mine", 77, fake_clock.read())
        assert history.session("mine").pid == 77


def test_closed_session_cannot_be_gone_on_with(fake_clock: FakeClock) -> None:
    with empty_history() as history:
        history.set_status("one", SessionStatus.DROPPED)
        with pytest.raises(StoreFault, match="dropped"):
            history.claim("one", 77, fake_clock.read())
