"""What was made last is kept, for as many keys as there is room, whichever thread made it."""

from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from interviewprep.judge.examine.recent import Recent

MOST = 3


@given(st.lists(st.integers(0, 5)))
def test_the_last_ones_are_made_once_and_older_ones_anew(keys: list[int]) -> None:
    recent, made = Recent[int, int](MOST), list[int]()

    def make(key: int) -> int:
        made.append(key)
        return -key

    for key in keys:
        is_kept = key in made[-MOST:]
        assert (key in recent) is is_kept
        before = len(made)
        assert recent.get(key, lambda key=key: make(key)) == -key  # type: ignore[misc]
        assert len(made) == before + (not is_kept)


def test_threads_may_push_out_what_others_have_made() -> None:
    recent = Recent[int, int](1)
    keys = list(range(50)) * 40
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(lambda key: recent.get(key, lambda: -key), keys)) == [-key for key in keys]
