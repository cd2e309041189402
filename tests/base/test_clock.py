"""Both kinds of clocks: the machine's, and the one that tests move."""

from datetime import UTC, timedelta

from hypothesis import given
from hypothesis import strategies as st

from interviewprep.base.clock import Clock, SystemClock
from support.clock import FakeClock

SECONDS = st.integers(0, 10**7)


def test_the_machines_clock_is_aware_and_in_utc() -> None:
    assert SystemClock().read().at.tzinfo is UTC


def test_awake_time_never_runs_back() -> None:
    clock = SystemClock()
    readings = [clock.read().awake_s for _ in range(1000)]
    assert readings == sorted(readings)


def test_two_clocks_of_one_boot_agree_on_it() -> None:
    assert SystemClock().read().boot_id == SystemClock().read().boot_id != ""


def test_the_offset_is_that_of_the_zone_of_the_process() -> None:
    assert SystemClock().read().utc_offset_s == 0


@given(SECONDS)
def test_time_that_passes_is_seen_by_both_clocks(seconds: int) -> None:
    clock = FakeClock()
    before = clock.read()
    clock.advance(seconds)
    after = clock.read()
    assert after.at - before.at == timedelta(seconds=after.awake_s - before.awake_s) == timedelta(seconds=seconds)


@given(SECONDS)
def test_sleep_of_the_machine_is_seen_by_the_wall_clock_alone(seconds: int) -> None:
    clock: Clock = (fake := FakeClock())
    before = clock.read()
    fake.sleep_machine(seconds)
    assert clock.read().at - before.at == timedelta(seconds=seconds)
    assert clock.read().awake_s == before.awake_s


def test_a_wall_clock_set_back_leaves_awake_time_alone() -> None:
    clock = FakeClock()
    before = clock.read()
    clock.jump_wall(-3600)
    assert clock.read().at < before.at
    assert clock.read().awake_s == before.awake_s
