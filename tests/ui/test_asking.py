"""How short answers to prompts are read: the keys, the empty line, and everything else."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.model.evidence import Rating
from interviewprep.model.mistakes import CLASSES
from interviewprep.model.question import Choice
from interviewprep.model.taxonomy import Format
from interviewprep.ui import asking
from support.questions import NUMERIC, choice, choices, question

T = TypeVar("T")
SINGLE = question(Format.SINGLE, choice("p", "qrs"))
SHOWS = {"d": "diff", "r": "reference", "a": "attempts"}
BLANKS = st.text(" \t", max_size=3)
SEPARATORS = st.sampled_from([" ", ", ", ",", ";", "  "])


def outcome_of(read: Callable[[str], T], text: str) -> T | str:
    """Read a text; give the refusal where it is refused."""
    try:
        return read(text)
    except ValueError as fault:
        return f"refused: {fault}"


@pytest.mark.parametrize(("unit", "asked"), [("GB", "Your answer (a number in GB)"), ("", "Your answer (a number)")])
def test_number_is_asked_for_in_its_unit_where_it_has_one(unit: str, asked: str) -> None:
    assert asking.answer_prompt(question(Format.NUMERIC, replace(NUMERIC, unit=unit))) == asked


@given(st.text(max_size=12))
def test_confidence_is_a_chance_or_none_or_refused(text: str) -> None:
    confidence = outcome_of(lambda typed: asking.read_confidence(typed, SINGLE), text)
    if isinstance(confidence, str):
        assert confidence.endswith("is none of the keys 1 to 6.")
    else:
        assert confidence is None or 0 <= confidence <= 1


@pytest.mark.parametrize(("key", "chance"), [("2", 0.4), ("3", 0.6), ("4", 0.75), ("5", 0.9), ("6", 0.99)])
def test_each_key_states_its_chance(key: str, chance: float) -> None:
    assert asking.read_confidence(f" {key} ", SINGLE) == chance


@given(st.integers(7, 100), BLANKS, st.sampled_from(["", "%", " %"]))
def test_percentage_is_taken_as_it_is_written(percent: int, blanks: str, sign: str) -> None:
    assert asking.read_confidence(f"{blanks}{percent}{sign}{blanks}", SINGLE) == percent / 100


@given(choices())
def test_guess_is_the_chance_of_the_format(content: Choice) -> None:
    options = len(content.options)
    single, multi = question(Format.SINGLE, content), question(Format.MULTI, content)
    assert asking.read_confidence("1", single) == 1 / options
    assert asking.read_confidence("guess", multi) == 1 / 2**options
    assert asking.read_confidence("1", question(Format.NUMERIC, NUMERIC)) == 0


@given(BLANKS)
def test_empty_line_says_nothing(blanks: str) -> None:
    assert asking.read_confidence(blanks, SINGLE) is None
    assert asking.read_numbers(blanks, 5) == []
    assert asking.read_mistake(blanks, Format.SINGLE) == ""
    assert asking.read_wish(blanks, (Rating.HARD, Rating.EASY), SHOWS) is None


@given(st.lists(st.integers(1, 20), max_size=8), SEPARATORS, BLANKS)
def test_numbers_come_sorted_and_once_whatever_stands_between_them(
    numbers: list[int], separator: str, blanks: str
) -> None:
    text = blanks + separator.join(map(str, numbers)) + blanks
    assert asking.read_numbers(text, 20) == sorted(set(numbers))


@pytest.mark.parametrize("text", ["0", "6", "-1", "1-3", "one", "1.5", "1 2 6", "²"])
def test_what_is_no_number_in_the_list_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no number from 1 to 5"):
        asking.read_numbers(text, 5)


@given(st.sampled_from(Format), st.one_of(st.text(max_size=8), st.integers(-1, 9).map(str)))
def test_mistake_is_one_of_its_format_or_none_or_refused(kind: Format, text: str) -> None:
    mistake = outcome_of(lambda typed: asking.read_mistake(typed, kind), text)
    assert mistake in {"", *CLASSES[kind]} or "none of the keys" in mistake


@pytest.mark.parametrize("kind", Format)
def test_each_class_of_mistake_is_offered_under_the_number_that_stands_for_it(kind: Format) -> None:
    prompt = asking.mistake_prompt(kind)
    for key, name in enumerate(CLASSES[kind], start=1):
        assert f"{key} {name}" in prompt
        assert asking.read_mistake(str(key), kind) == asking.read_mistake(name.upper(), kind) == name


@given(st.text(min_size=1, max_size=200))
def test_refusals_quote_no_more_than_a_few_letters(text: str) -> None:
    assert len(outcome_of(lambda typed: asking.read_mistake(typed, Format.CODE), text)) < 80
    assert len(str(outcome_of(lambda typed: asking.read_numbers(typed, 5), text))) < 80


def test_rating_moves_only_where_it_may() -> None:
    allowed = (Rating.HARD, Rating.EASY)
    assert asking.read_wish(" Easy ", allowed, SHOWS) is Rating.EASY
    with pytest.raises(ValueError, match="hard or easy"):
        asking.read_wish("again", allowed, SHOWS)


@pytest.mark.parametrize(("key", "word"), SHOWS.items())
def test_what_can_be_shown_is_asked_for_by_key_or_word(key: str, word: str) -> None:
    assert asking.read_wish(key.upper(), (Rating.HARD,), SHOWS) == asking.read_wish(word, (), SHOWS) == key
    with pytest.raises(ValueError, match="Enter to go on"):
        asking.read_wish(key, (), {})
    assert asking.read_mistake(key.upper(), Format.CODE, SHOWS) == asking.read_mistake(word, Format.CODE, SHOWS) == key
    with pytest.raises(ValueError, match="none of the keys 1 to 6"):
        asking.read_mistake(key, Format.CODE)


def test_prompt_names_all_that_can_be_typed() -> None:
    assert asking.adjust_prompt(()) == "Enter to go on"
    assert asking.adjust_prompt((Rating.HARD, Rating.EASY), ["d diff", "r reference"]) == (
        "Enter to go on, d diff, r reference, or hard or easy to change the rating"
    )
    assert asking.mistake_prompt(Format.REVIEW, {"a": "attempts"}).endswith(
        "; 4 ran out of time (Enter: skip, a: attempts)"
    )


@pytest.mark.parametrize("kind", Format)
def test_every_format_has_a_prompt_that_fits_a_line_of_sixty_columns(kind: Format) -> None:
    content = NUMERIC if kind is Format.NUMERIC else choice("p", "q")
    prompt = asking.answer_prompt(question(kind, content))
    assert prompt.startswith("Your ")
    assert len(prompt) <= 60
