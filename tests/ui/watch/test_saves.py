"""A save is seen however an editor writes, and what cannot be read is told."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewprep.base.limits import MAX_ANSWER_BYTES
from interviewprep.ui.watch.saves import Look, SavedFile
from support.editors import save_by_renaming, save_in_place

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=5)
SAVES = st.lists(st.tuples(TEXTS, st.sampled_from([save_by_renaming, save_in_place])), max_size=6)


def looks(saved: SavedFile) -> list[Look]:
    """Look until nothing new can be there."""
    found = []
    while look := saved.look():
        found.append(look)
    return found


@given(SAVES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_last_of_many_saves_is_seen_and_nothing_after_it(tmp_path: Path, saves: list[tuple[str, object]]) -> None:
    file = tmp_path / "answer.py"
    saved = SavedFile(file)
    for second, (text, save) in enumerate([("", save_in_place), *saves]):
        assert callable(save)
        save(file, text)
        os.utime(file, (second, second))
        assert looks(saved)[-1] == Look(text, saved_at=f"00:00:{second:02d}")
        assert saved.look() is None


def test_a_text_of_the_same_size_written_in_the_same_tick_of_the_clock_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "answer.py"
    saved = SavedFile(file)
    for text in ("one", "two"):
        file.write_text(text, encoding="utf-8")
        os.utime(file, (1, 1))
        look = saved.look()
        assert look is not None
        assert look.text == text


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"caf\xe9", "is not UTF-8 text (byte 3): save it as UTF-8"),
        (b"x" * (MAX_ANSWER_BYTES + 1), "is larger than 256 KiB"),
        (None, "is gone"),
    ],
)
def test_what_cannot_be_read_is_told_and_read_once_it_can_be(tmp_path: Path, data: bytes | None, told: str) -> None:
    file = tmp_path / "answer.py"
    file.write_text("fine", encoding="utf-8")
    saved = SavedFile(file)
    looks(saved)
    if data is None:
        file.unlink()
    else:
        file.write_bytes(data)
    (*_, look) = looks(saved)
    assert told in look.trouble
    assert look.text == ""
    save_by_renaming(file, "fine again")
    assert looks(saved)[-1].text == "fine again"
