"""Every key and command is listed, and none stands for two things."""

import pytest

from interviewprep.model.taxonomy import Format
from interviewprep.ui.keys import COMMANDS, FILE_KEYS, file_keys, help_lines, key_prompt

ON_THE_SPOT = {"/time", "/show", "/help"}


def test_no_word_has_two_meanings() -> None:
    words = [*FILE_KEYS, *(word for word, _ in FILE_KEYS.values() if not word.startswith("/")), *COMMANDS, *ON_THE_SPOT]
    assert len(words) == len(set(words))


def test_words_behind_keys_are_commands_or_deeds_at_a_file() -> None:
    slashed = {word for word, _ in FILE_KEYS.values() if word.startswith("/")}
    assert slashed <= set(COMMANDS)


@pytest.mark.parametrize("kind", [None, *Format])
def test_help_lists_every_command_once(kind: Format | None) -> None:
    heads = [line.partition(":")[0] for line in help_lines(kind)]
    assert set(COMMANDS) | ON_THE_SPOT <= set(heads)
    assert len(heads) == len(set(heads))
    assert max(map(len, help_lines(kind))) <= 60


@pytest.mark.parametrize("kind", Format)
def test_prompt_names_the_keys_that_work(kind: Format) -> None:
    prompt = key_prompt(kind)
    assert all(f"{key} {word.lstrip('/')}" in prompt for key, (word, _) in file_keys(kind).items())
    assert ("r run" in prompt) == kind.is_executable
