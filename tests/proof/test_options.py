"""G6 refuses options that give the key away, names the place, and lets fair ones pass."""

from pathlib import Path

import pytest

from interviewprep.model.taxonomy import Format
from interviewprep.proof.gates import options
from support.banks import files_of
from support.choices import bank_of, choice_files, found_by, random_choices

FAIR = {
    "reads-scores-as-probabilities": "The scores can be read as shares of cases.",
    "ranking-only": "The order of the scores is known to be good.",
    "threshold-is-set": "The best cut is known from the curve itself.",
}
KEYS = ["ranking-only"]


def faults_of(root: Path, files: dict[str, str]) -> list[str]:
    return [f"{fault.path.name}:{fault.line} {fault.message}" for fault in found_by(options, bank_of(root, files))]


@pytest.mark.parametrize("form", [Format.SINGLE, Format.MULTI])
def test_a_fair_question_passes(tmp_path: Path, form: Format) -> None:
    assert faults_of(tmp_path / "mine", choice_files("fair", FAIR, KEYS, form=form)) == []


def test_other_formats_are_none_of_its_business(tmp_path: Path) -> None:
    files = {path: text for form in (Format.NUMERIC, Format.CODE, Format.CASE) for path, text in files_of(form).items()}
    assert faults_of(tmp_path / "mine", files) == []


def test_a_key_twice_as_long_as_its_distractors_is_refused_on_its_line(tmp_path: Path) -> None:
    long_key = FAIR | {"ranking-only": f"{FAIR['ranking-only']} Nothing is said about how far apart they lie."}
    (found,) = faults_of(tmp_path / "mine", choice_files("long", long_key, KEYS))
    assert found.startswith("long.md:25 the key is 2.")
    assert "`waivers.long_key`" in found


def test_a_long_key_with_a_written_reason_passes(tmp_path: Path) -> None:
    long_key = FAIR | {"ranking-only": f"{FAIR['ranking-only']} Nothing is said about how far apart they lie."}
    extra = '[waivers]\nlong_key = "It quotes the definition."\n'
    assert faults_of(tmp_path / "mine", choice_files("long", long_key, KEYS, extra=extra)) == []


def test_short_answers_may_differ_by_a_few_characters(tmp_path: Path) -> None:
    assert (
        faults_of(tmp_path / "mine", choice_files("brief", {"one": "1", "two": "1,000", "three": "7"}, ["two"])) == []
    )


def test_a_distractor_without_its_misconception_is_refused_on_its_line(tmp_path: Path) -> None:
    files = choice_files("unnamed", FAIR, KEYS)
    text = files["topic/unnamed.md"].replace("'threshold-is-set'", "'something-else'")
    (found,) = faults_of(tmp_path / "mine", {"topic/unnamed.md": text})
    assert found.startswith("unnamed.md:27 the distractor `threshold-is-set` names no misconception")


def test_a_key_listed_as_a_misconception_is_refused(tmp_path: Path) -> None:
    files = choice_files("marked", FAIR, KEYS)
    text = files["topic/marked.md"].replace("'threshold-is-set'", "'threshold-is-set', 'ranking-only'")
    (found,) = faults_of(tmp_path / "mine", {"topic/marked.md": text})
    assert "`ranking-only` is a key and stands in `misconceptions`" in found


@pytest.mark.parametrize(
    "text",
    [
        "All of the above.",
        "None of these is right at all times.",
        "Both of the other options hold for it.",
        "More than one of these options holds.",
        "All are correct in the case at hand here.",
        "*Neither* of the above, as it seems here.",
    ],
)
def test_an_option_about_the_others_is_refused(tmp_path: Path, text: str) -> None:
    (found,) = faults_of(tmp_path / "mine", choice_files("meta", FAIR | {"threshold-is-set": text}, KEYS))
    assert "speaks of the other options" in found


@pytest.mark.parametrize(
    "text",
    ["The average of all of the scores is known.", "None of the scores can be read as it is.", "All rows count."],
)
def test_an_option_that_speaks_of_all_things_passes(tmp_path: Path, text: str) -> None:
    assert faults_of(tmp_path / "mine", choice_files("plain", FAIR | {"threshold-is-set": text}, KEYS)) == []


def test_two_options_that_say_the_same_are_refused(tmp_path: Path) -> None:
    twice = FAIR | {"threshold-is-set": FAIR["ranking-only"].upper()}
    (found,) = faults_of(tmp_path / "mine", choice_files("twice", twice, KEYS))
    assert "`threshold-is-set` says the same as `ranking-only`" in found


@pytest.mark.parametrize(("seed", "count"), [(1, 6), (2, 25), (3, 120)])
def test_questions_made_by_chance_pass(tmp_path: Path, seed: int, count: int) -> None:
    found = faults_of(tmp_path / "mine", random_choices(seed, count))
    # Of so many keys made by chance some are far longer than their distractors; about the bank there is nothing to say.
    assert [fault for fault in found if fault.startswith("bank.toml")] == []


def made(count: int, key: str, distractor: str, *, place: int | None = None) -> dict[str, str]:
    """Write questions whose keys and distractors are made from two patterns; keys go round, or stay at one place."""
    files: dict[str, str] = {}
    for number in range(count):
        at = number % 4 if place is None else place
        texts = [key if spot == at else distractor for spot in range(4)]
        marked = {f"o-{number}-{spot}": text.format(f"{number}{'xyzw'[spot]}") for spot, text in enumerate(texts)}
        files |= choice_files(f"question-{number}", marked, [f"o-{number}-{at}"], stem=f"Why is case {number} odd?")
    return files


CLUES = [
    ("the key stands", made(12, "A plain claim {}", "A plain claim {}", place=2)),
    ("the key is the one longest option", made(12, "A plain claim {} more", "A plain claim {}")),
    ("times as long as distractors over 40 questions", made(40, "A rather plain claim {}", "A plain bold claim")),
    ("the shortest", made(12, "A claim {}", "A plain claim {}")),
    ("the most words shared with the stem", made(12, "The odd case {}", "The one claim {}")),
    ("the most hedged", made(12, "It usually is {}", "It surely is {} ")),
    ("without an absolute word", made(12, "It is seen in {}", "It is never so {}")),
    ("the odd one out by form", made(12, "A `claim` on {}", "A claimed on {}")),
]


@pytest.mark.parametrize(("clue", "files"), CLUES, ids=[clue for clue, _ in CLUES])
def test_a_bank_with_a_clue_is_refused(tmp_path: Path, clue: str, files: dict[str, str]) -> None:
    about_the_bank = [fault for fault in faults_of(tmp_path / "mine", files) if fault.startswith("bank.toml:1 ")]
    assert any(clue in fault for fault in about_the_bank), about_the_bank


def test_the_middle_number_is_a_clue(tmp_path: Path) -> None:
    files: dict[str, str] = {}
    for number in range(12):
        numbers = [number + 2, number + 9, number + 5]
        texts = {f"n-{number}-{value}": f"{value} days" for value in numbers}
        files |= choice_files(f"question-{number}", texts, [f"n-{number}-{number + 5}"], stem=f"How many? {number}")
    assert any("the middle number" in fault for fault in faults_of(tmp_path / "mine", files))


def test_three_questions_with_the_longest_key_prove_nothing(tmp_path: Path) -> None:
    assert faults_of(tmp_path / "mine", made(3, "A plain claim {} more", "A plain claim {}")) == []
