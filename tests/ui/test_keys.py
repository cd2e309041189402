"""Every key and command is listed, and none stands for two things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.model.taxonomy import Format
from interviewprep.ui.keys import COMMANDS, FILE_KEYS, ON_THE_SPOT, file_keys, help_lines, key_prompt, split_command


def test_no_word_has_two_meanings() -> None:
    words = [*FILE_KEYS, *(word for word, _ in FILE_KEYS.values() if not word.startswith("/")), *COMMANDS, *ON_THE_SPOT]
    assert len(words) == len(set(words))


def test_words_behind_keys_are_commands_or_deeds_at_a_file() -> None:
    slashed = {word for word, _ in FILE_KEYS.values() if word.startswith("/")}
    assert slashed <= set(COMMANDS)


@pytest.mark.parametrize("kind", [None, *Format])
def test_help_lists_every_command_once(kind: Format | None) -> None:
    heads = [line.partition(":")[0] for line in help_lines(kind)]
    assert set(COMMANDS) | set(ON_THE_SPOT) <= set(heads)
    assert len(heads) == len(set(heads))
    assert max(map(len, help_lines(kind))) <= 60


@pytest.mark.parametrize("kind", Format)
def test_prompt_names_the_keys_that_work(kind: Format) -> None:
    prompt = key_prompt(kind)
    assert all(f"{key} {word.lstrip('/')}" in prompt for key, (word, _) in file_keys(kind).items())
    assert ("r run" in prompt) == kind.is_executable


@pytest.mark.parametrize("word", [*COMMANDS, *ON_THE_SPOT])
@given(above=st.text(st.characters(exclude_characters="/"), min_size=1))
def test_command_below_an_answer_leaves_the_answer(word: str, above: str) -> None:
    assert split_command(f"{above}\n{word}\n") == (above, word)


@pytest.mark.parametrize("typed", ["7", "and/or", "a\n/skip it\n", "a\n/nonsense", "/later\nis no command here"])
def test_what_only_looks_like_a_command_stays_in_the_answer(typed: str) -> None:
    if typed.startswith("/"):
        assert split_command(typed) == ("", typed)
    else:
        assert split_command(typed) == (typed, "")
