"""The bell rings once a mark."""

from hypothesis import given
from hypothesis import strategies as st

from interviewprep.ui.bell import Bell


def rings(budget_s: float, readings: list[float]) -> int:
    """Count the rings while these times left are read, the first being that at which the question is put."""
    rung: list[None] = []
    bell = Bell(budget_s, readings[0], lambda: rung.append(None))
    for left_s in readings:
        bell.tell(left_s)
    return len(rung)


def test_rings_at_half_five_minutes_one_minute_and_the_end() -> None:
    assert rings(900, [float(left) for left in range(900, -30, -1)]) == 4


def test_marks_that_had_passed_stay_silent() -> None:
    assert rings(900, [59.0, 58.0, 57.0]) == 0


@given(st.floats(10, 7200), st.lists(st.floats(-600, 7200), min_size=1))
def test_never_rings_more_often_than_there_are_marks(budget_s: float, readings: list[float]) -> None:
    assert rings(budget_s, readings) <= 4
