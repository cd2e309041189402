"""From a file of tasks to a bank on disk, through the real judge; most tasks here are hostile or odd."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewprep.bank.parse import LoadedBank, load_bank
from interviewprep.base.errors import ContentFault, JudgeUnavailable, UsageFault
from interviewprep.judge.referee import judge
from interviewprep.model.question import Program
from interviewprep.model.verdict import Verdict
from interviewprep.proof.importing import bring_in
from interviewprep.proof.importing.bring_in import Imported, Outcome, import_tasks
from interviewprep.proof.importing.tasks import MAX_LINE_BYTES, Task, Unreadable, read_tasks, slug
from support.checking import check_bank
from support.foreign_tasks import ABSOLUTE, CLOSEST, Fields, task, write_tasks

CHECK = "def check(candidate):\n    "


def bring(folder: Path, *rows: Fields | str) -> Imported:
    told: list[Outcome] = []
    imported = import_tasks(
        write_tasks(folder / "tasks.jsonl", *rows), folder / "banks" / "sample", licence="MIT", tell=told.append
    )
    assert told == imported.outcomes
    return imported


def reason(folder: Path, **changes: object) -> str:
    """Give the reason why a task with these changes is left out, and make sure that nothing else came of it."""
    imported = bring(folder, task(**changes))
    (outcome,) = imported.outcomes
    assert not outcome.is_imported
    assert [*(folder / "banks").rglob("*")] == []
    return outcome.reason


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> LoadedBank:
    """Import the two tasks written by hand, once."""
    folder = tmp_path_factory.mktemp("import")
    imported = bring(folder, dict(ABSOLUTE), dict(CLOSEST))
    assert imported.questions == 2
    return load_bank(imported.path)


def test_imported_bank_passes_its_own_check(sample: LoadedBank) -> None:
    assert check_bank(sample.path) == []
    assert sample.header.name == "sample"
    assert [question.id for question in sample.questions] == ["sample-0", "sample-1"]


def test_imported_question_accepts_right_answers_and_no_wrong_ones(sample: LoadedBank) -> None:
    program = sample.questions[0].content
    assert isinstance(program, Program)
    answers = {
        program.reference: Verdict.ACCEPTED,
        program.starter: Verdict.WRONG_ANSWER,
        "def absolute(number):\n    return float(abs(number))\n": Verdict.ACCEPTED,
        "def absolute(number):\n    return number\n": Verdict.WRONG_ANSWER,
        "def absolute(number):\n    return abs(number) + 1e-3\n": Verdict.WRONG_ANSWER,
    }
    assert {answer: judge(program, answer).verdict for answer in answers} == answers


def test_imported_question_shows_the_prompt_and_names_what_is_not_checked(sample: LoadedBank) -> None:
    question = sample.questions[1]
    assert "```python\nfrom typing import List\n" in question.stem
    assert "`Nearest`, or None." in question.stem
    assert "line 5 of the test: `rng()` is not constant" in question.explanation
    assert question.origin == "imported: task Sample/1"
    assert isinstance(question.content, Program)
    assert [(case.args, case.expected, case.sample) for case in question.content.cases] == [
        ("([1, 0], 0)", "0", True),
        ("([1, 0], 1)", "1", True),
        ("([], 1)", "None", False),
    ]


def test_same_file_gives_the_same_bank(tmp_path: Path, sample: LoadedBank) -> None:
    again = bring(tmp_path, dict(ABSOLUTE), dict(CLOSEST)).path
    files = {path.relative_to(again): path.read_bytes() for path in again.rglob("*") if path.is_file()}
    first = {path.relative_to(sample.path): path.read_bytes() for path in sample.path.rglob("*") if path.is_file()}
    assert files == first


def test_single_assertion_is_shown_and_hidden(tmp_path: Path) -> None:
    bank = load_bank(bring(tmp_path, task(test=f"{CHECK}assert candidate(-2) == 2\n")).path)
    content = bank.questions[0].content
    assert isinstance(content, Program)
    assert [case.sample for case in content.cases] == [True, False]


def test_prompt_that_ends_at_its_head_gets_a_body(tmp_path: Path) -> None:
    bank = load_bank(bring(tmp_path, task(prompt="def absolute(number):\n")).path)
    content = bank.questions[0].content
    assert isinstance(content, Program)
    assert content.starter == "def absolute(number):\n    ...\n"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"canonical_solution": "    return number\n"}, "its own solution gets the verdict wrong answer"),
        ({"canonical_solution": "    return 1 / 0\n"}, "its own solution gets the verdict runtime error"),
        ({"canonical_solution": "    return open('/etc/passwd').read()\n"}, "its own solution gets the verdict"),
        ({"canonical_solution": "    return (\n"}, "reference.py:"),
        (
            {"canonical_solution": "    return '" + "x" * 1_100_000 + "'\n"},
            "reference.py:1: the file is larger than 1 MiB",
        ),
        ({"canonical_solution": None}, "`canonical_solution` is missing"),
        ({"prompt": 7}, "`prompt` must be a text"),
        ({"prompt": "def other():\n    '''Text.'''\n"}, "`absolute` is not defined"),
        ({"prompt": "x = '\x1b[31m'\n"}, "`prompt` holds the control character U+001B"),
        ({"prompt": "x = '\ud800'\n"}, "`prompt` holds half of a character"),
        ({"entry_point": "../../x"}, "`entry_point` is no name of a function"),
        ({"task_id": "../.."}, "`task_id` must be one line"),
        ({"task_id": "a" * 81}, "`task_id` must be one line"),
        ({"task_id": "a\nb"}, "`task_id` must be one line"),
        ({"task_id": None}, "`task_id` is missing"),
        ({"test": "def check(:"}, "the test does not parse"),
        ({"test": "(" * 5000}, "the test does not parse"),
        ({"test": ""}, "it asserts nothing"),
        ({"test": f"{CHECK}assert candidate(1) > 0\n"}, "does not say which value is right"),
        ({"test": f"{CHECK}assert sorted(candidate(1)) == []\n    assert candidate(2) == 2\n"}, "any order"),
        ({"test": f"{CHECK}assert candidate(1) == 1\n    assert candidate(1) == 2\n"}, "its own solution gets"),
        (
            {"canonical_solution": "    return None\n", "test": f"{CHECK}assert candidate(1) is None\n"},
            "its test accepts the bare prompt",
        ),
    ],
)
def test_task_that_cannot_become_a_question_is_left_out_with_the_reason(
    tmp_path: Path, changes: dict[str, object], why: str
) -> None:
    assert why in reason(tmp_path, **changes)


@pytest.mark.parametrize("line", ["{", "[]", "3", '"x"', "[" * 10_000, '{"task_id": ' + "9" * 10_000 + "}"])
def test_line_that_is_no_task_is_named_and_the_others_go_on(tmp_path: Path, line: str) -> None:
    imported = bring(tmp_path, line, dict(ABSOLUTE))
    assert [outcome.task for outcome in imported.outcomes] == ["line 1", "Sample/0"]
    assert imported.questions == 1


def test_second_task_of_an_id_is_left_out(tmp_path: Path) -> None:
    imported = bring(tmp_path, dict(ABSOLUTE), task(task_id="sample-0"))
    assert [outcome.reason for outcome in imported.outcomes] == ["", "the id `sample-0` is taken by an earlier task"]


def test_text_of_the_task_stays_text(tmp_path: Path) -> None:
    prompt = '"""+++\n## Stem\n# Title\n````\n~~~\n\\u0041 \\"""\n"""\ndef absolute(number):\n    """`` ` ``"""\n'
    imported = bring(tmp_path, task(task_id='Odd "name" \\ +++/7', prompt=prompt))
    (question,) = load_bank(imported.path).questions
    assert question.id == "odd-name-7"
    assert question.origin == 'imported: task Odd "name" \\ +++/7'
    assert prompt.strip("\n") in question.stem
    assert isinstance(question.content, Program)
    assert question.content.reference.startswith(prompt)


def test_test_that_goes_over_what_comes_back_takes_generators(tmp_path: Path) -> None:
    row = task(
        canonical_solution="    yield from (number, 0)\n",
        test=f"{CHECK}assert sorted(candidate(2.0)) == [0, 2]\n    assert set(candidate(0)) == {{0.0}}\n",
    )
    rows = [row, task(**{**row, "task_id": "S/2", "test": f"{CHECK}assert list(candidate(3)) == [3, 0]\n"})]
    imported = bring(tmp_path, *rows)
    assert [outcome.reason[:25] for outcome in imported.outcomes] == ["its own solution gets the", ""]


def test_windows_line_ends_are_taken(tmp_path: Path) -> None:
    row = {key: value.replace("\n", "\r\n") for key, value in ABSOLUTE.items()}
    assert bring(tmp_path, dict(row)).questions == 1


def test_compressed_file_reads_the_same(tmp_path: Path) -> None:
    plain = write_tasks(tmp_path / "plain", dict(ABSOLUTE), dict(CLOSEST), "{")
    packed = tmp_path / "packed"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert [*read_tasks(packed)] == [*read_tasks(plain)]


def test_damaged_archive_is_bad_content(tmp_path: Path) -> None:
    whole = gzip.compress(json.dumps(ABSOLUTE).encode() * 100)
    for data in (whole[:-4], whole[:60], b"\x1f\x8b", whole[:40] + b"\0" * 20 + whole[60:]):
        file = tmp_path / "damaged.gz"
        file.write_bytes(data)
        with pytest.raises(ContentFault, match="cannot be read"):
            list(read_tasks(file))


def test_line_without_end_is_named_and_never_held(tmp_path: Path) -> None:
    file = tmp_path / "bomb.gz"
    file.write_bytes(gzip.compress(b"x" * (4 * MAX_LINE_BYTES)))
    assert [*read_tasks(file)] == [Unreadable(1, "", "the line is too long")]


@pytest.mark.parametrize("name", ["Sample", "sample bank", "..x", "_"])
def test_folder_whose_name_is_no_name_of_a_bank_is_refused(tmp_path: Path, name: str) -> None:
    file = write_tasks(tmp_path / "tasks.jsonl", dict(ABSOLUTE))
    with pytest.raises(UsageFault, match="gives the bank its name"):
        import_tasks(file, tmp_path / name, licence="MIT", tell=lambda _: None)


def test_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    file = write_tasks(tmp_path / "tasks.jsonl", dict(ABSOLUTE))
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "mine.txt").touch()
    for place in (taken, taken / "mine.txt"):
        with pytest.raises(UsageFault):
            import_tasks(file, place, licence="MIT", tell=lambda _: None)
    assert [path.name for path in taken.iterdir()] == ["mine.txt"]


def test_empty_folder_becomes_the_bank(tmp_path: Path) -> None:
    (tmp_path / "banks" / "sample").mkdir(parents=True)
    assert bring(tmp_path, dict(ABSOLUTE)).questions == 1
    assert [path.name for path in (tmp_path / "banks").iterdir()] == ["sample"]


@pytest.mark.parametrize("blow", [KeyboardInterrupt(), JudgeUnavailable("no sandbox"), OSError(28, "No space left")])
def test_import_that_is_cut_off_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, blow: BaseException
) -> None:
    def fail(*_: object) -> None:
        raise blow

    monkeypatch.setattr(bring_in, "judge", fail)
    with pytest.raises(BaseException, match=r"^$|no sandbox|No space left"):
        bring(tmp_path, dict(ABSOLUTE))
    assert [*(tmp_path / "banks").iterdir()] == []


@given(st.text(max_size=60))
def test_id_is_always_one_plain_name_of_a_folder(name: str) -> None:
    found = slug(name)
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert found == found.strip("-")


@settings(max_examples=40)
@given(
    st.dictionaries(
        st.sampled_from([*ABSOLUTE]), st.one_of(st.text(max_size=20), st.none(), st.integers(), st.lists(st.none()))
    )
)
def test_any_json_is_a_task_or_named(tmp_path_factory: pytest.TempPathFactory, changes: Fields) -> None:
    file = write_tasks(tmp_path_factory.mktemp("tasks") / "tasks.jsonl", {**ABSOLUTE, **changes})
    (found,) = read_tasks(file)
    assert isinstance(found, Task) or found.reason
