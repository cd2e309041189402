"""Counting words and sentences as a reader does, and the limits on both sides."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.bank.parse import LoadedBank, load_bank
from interviewprep.model.taxonomy import Format
from interviewprep.proof.gate import Subject
from interviewprep.proof.gates.readable import check, sentence_words, words
from support.banks import files_of, write_bank

PLAIN = st.lists(st.text("abcxyz", min_size=1, max_size=8), min_size=1, max_size=60)
DAY = date(2026, 11, 20)


@pytest.fixture
def bank(tmp_path: Path) -> LoadedBank:
    """Write a bank with one question that has options."""
    return load_bank(write_bank(tmp_path / "mine", files_of(Format.SINGLE)))


def faults(bank: LoadedBank, **changes: object) -> list[tuple[int, str]]:
    question = replace(bank.questions[0], **changes)  # type: ignore[arg-type]
    return [(fault.line, fault.message) for fault in check(Subject(bank, question, DAY))]


@given(PLAIN)
def test_every_plain_word_counts_once(found: list[str]) -> None:
    assert words(" ".join(found)) == len(found)


@given(PLAIN)
def test_blocks_of_code_and_tables_are_no_words(found: list[str]) -> None:
    text = " ".join(found)
    assert words(f"{text}\n\n```python\n{text}\n```\n\n| a | b |\n|---|---|\n") == len(found)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Use `np.log(x + 1)` here.", 3),
        ("The loss $a + b / c$ falls.", 4),
        ("- one\n- two - three", 3),
        ("~~~\n```\nall of this is code\n~~~\nfour words after it", 4),
        ("", 0),
    ],
)
def test_code_and_formulas_in_a_sentence_are_one_word(text: str, count: int) -> None:
    assert words(text) == count


@given(PLAIN, st.integers(1, 5))
def test_a_sentence_said_several_times_grows_no_longer(found: list[str], times: int) -> None:
    sentence = f"{' '.join(found)}. "
    assert sentence_words(sentence * times) == len(found)


def test_points_of_a_list_are_sentences_of_their_own() -> None:
    assert sentence_words("One two:\n\n- three four\n- five six\n\nSeven eight!") == 2


def test_limits_are_told_beyond_and_not_at_them(bank: LoadedBank) -> None:
    assert faults(bank, stem="word " * 9 + ". " + "one two three. " * 27) == []
    assert faults(bank, stem="one two three. " * 30 + "More.") == [
        (16, "the stem has 91 words, more than 90; say less, or say it shorter")
    ]
    assert faults(bank, explanation="word " * 25) == []
    ((line, message),) = faults(bank, explanation="word " * 26)
    assert (line, message.startswith("a sentence has 26 words")) == (30, True)


def test_facts_are_overdue_on_the_day_after_their_review(bank: LoadedBank) -> None:
    told = {"explanation": "So it is.\n\nSource: the standard.", "as_of": date(2024, 1, 1)}
    assert faults(bank, review_by=DAY, **told) == []
    ((_, message),) = faults(bank, review_by=DAY - timedelta(days=1), **told)
    assert "checked again by 2026-11-19" in message


def test_facts_that_age_need_a_day_of_review_and_a_source(bank: LoadedBank) -> None:
    messages = [message for _, message in faults(bank, as_of=DAY)]
    assert len(messages) == 2
    assert "`review_by`" in messages[0]
    assert "Source:" in messages[1]


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Under the GDPR this is a purpose.", True),
        ("It rents for $2.50 a GPU hour.", True),
        ("It takes 3 dollars per million tokens.", True),
        ("Put it on SageMaker.", True),
        ("An H100 has more.", True),
        ("A false alarm costs 5 dollars.", False),
        ("A review costs $4 a payment.", False),
        ("The gpt-like model regulates itself by law of large numbers.", False),
        ("Geminis are stars.", False),
    ],
)
def test_law_prices_and_products_need_a_day(text: str, is_told: bool, bank: LoadedBank) -> None:
    path = bank.files["single"]
    path.write_text(path.read_text(encoding="utf-8").replace("Because.", text), encoding="utf-8")
    assert bool(list(check(Subject(bank, bank.questions[0], DAY)))) is is_told


def test_wide_code_is_told_on_its_line(bank: LoadedBank) -> None:
    path = bank.files["single"]
    wide = f"```\n{'x' * 72}\n{'x' * 73}\n```\n\n| {'x' * 90} |\n\n{'y' * 81} z"
    path.write_text(path.read_text(encoding="utf-8").replace("What?", f"What?\n\n{wide}"), encoding="utf-8")
    found = [(fault.line, fault.message[:31]) for fault in check(Subject(bank, bank.questions[0], DAY))]
    assert found == [
        (22, "the code is 73 columns wide, mor"[:31]),
        (25, "this line of a table (it begins"),
        (27, f"`{'y' * 30}"),
    ]
