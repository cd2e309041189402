"""The banks that come with the product: every file reads, and the real judge agrees with every claim they make."""

import importlib.util
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from interviewprep.judge.checkers import is_right
from interviewprep.judge.referee import judge
from interviewprep.model.question import Question, WrongSolution
from interviewprep.model.taxonomy import Area, Format
from interviewprep.model.verdict import Verdict
from support.checking import check_bank
from support.shipped_banks import FOLDER, ROOTS, Exercise, call, exercises, load_program, questions, sound_banks

EXERCISES = exercises()
WITH_ORACLE = [exercise for exercise in EXERCISES if exercise.program.oracle and exercise.program.inputs]
WRONG = [(exercise, wrong) for exercise in EXERCISES for wrong in exercise.program.wrong]

AGREEMENTS = 50
LADDER = (16, 64, 256)


def name_of(value: Exercise | WrongSolution | Question | Path) -> str:
    match value:
        case Exercise(question=question):
            return question.id
        case Question(id=name) | WrongSolution(name=name):
            return name
    return value.name


def need_packages(exercise: Exercise) -> None:
    missing = [name for name in exercise.program.packages if importlib.util.find_spec(name) is None]
    if missing:
        pytest.skip(f"{' and '.join(missing)} not installed: install the extra `arrays`")


@pytest.mark.parametrize("root", ROOTS, ids=name_of)
def test_a_bank_reads_without_faults_and_its_lock_is_current(root: Path) -> None:
    known = {question.ref for question in questions()}
    assert [str(fault) for fault in check_bank(root, known.__contains__)] == []


def test_every_folder_of_banks_is_a_bank() -> None:
    assert sorted(path for path in FOLDER.iterdir() if path.is_dir()) == ROOTS


def test_a_bank_holds_the_questions_it_means_to_hold() -> None:
    planned = {bank.header.name: dict(bank.header.plan.formats) for bank in sound_banks()}
    held = {
        bank.header.name: dict(Counter(question.format.value for question in bank.questions)) for bank in sound_banks()
    }
    assert held == planned


def test_every_area_has_four_questions_and_all_of_them_seven_formats() -> None:
    found = questions()
    areas = Counter(question.area for question in found)
    assert [area for area in Area if areas[area] < 4] == []
    assert len({question.format for question in found}) >= min(7, len(Format))


def test_a_reference_to_a_question_by_its_bare_id_is_never_ambiguous() -> None:
    assert [name for name, count in Counter(question.id for question in questions()).items() if count > 1] == []


@pytest.mark.parametrize("exercise", EXERCISES, ids=name_of)
def test_the_reference_solution_is_accepted(exercise: Exercise) -> None:
    need_packages(exercise)
    judgement = judge(exercise.program, exercise.program.reference)
    refused = [
        (test.id, test.verdict, test.message) for test in judgement.tests if test.verdict is not Verdict.ACCEPTED
    ]
    assert (judgement.verdict, refused, judgement.score) == (Verdict.ACCEPTED, [], 1.0), judgement.message


@pytest.mark.parametrize("exercise", EXERCISES, ids=name_of)
def test_the_starter_is_refused(exercise: Exercise) -> None:
    need_packages(exercise)
    judgement = judge(exercise.program, exercise.program.starter)
    assert judgement.verdict not in {Verdict.ACCEPTED, Verdict.JUDGE_ERROR, Verdict.VIOLATION}
    assert judgement.score < 1


@pytest.mark.parametrize(("exercise", "wrong"), WRONG, ids=name_of)
def test_a_wrong_solution_gets_its_declared_verdict(exercise: Exercise, wrong: WrongSolution) -> None:
    need_packages(exercise)
    judgement = judge(exercise.program, wrong.source)
    assert judgement.verdict == wrong.verdict, (wrong.reason, judgement.message)
    assert judgement.score < 1


@pytest.mark.parametrize("exercise", [one for one in EXERCISES if one.question.format is Format.BUGFIX], ids=name_of)
def test_a_program_to_mend_fails_only_where_it_is_broken(exercise: Exercise) -> None:
    need_packages(exercise)
    regressions = {case.id for case in exercise.program.cases if case.regression}
    judgement = judge(exercise.program, exercise.program.starter)
    refused = {test.id for test in judgement.tests if test.verdict is not Verdict.ACCEPTED}
    assert refused
    assert refused & regressions == set()


@pytest.mark.parametrize("exercise", EXERCISES, ids=name_of)
def test_an_exercise_shows_some_tests_and_hides_others(exercise: Exercise) -> None:
    assert {case.sample for case in exercise.program.cases} == {True, False}


@pytest.mark.parametrize("exercise", WITH_ORACLE, ids=name_of)
def test_the_oracle_agrees_with_the_reference(exercise: Exercise) -> None:
    need_packages(exercise)
    program = exercise.program
    reference, oracle, inputs = (
        load_program(exercise.folder / f"{name}.py") for name in ("reference", "oracle", "inputs")
    )

    @settings(
        max_examples=AGREEMENTS,
        derandomize=True,
        database=None,
        deadline=None,
        # Inputs inside a narrow domain are found by filtering.
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )
    @given(inputs.arguments)
    def agree(arguments: object) -> None:
        assert is_right(program.check, call(program, oracle, arguments), call(program, reference, arguments))

    agree()


@pytest.mark.parametrize("exercise", WITH_ORACLE, ids=name_of)
def test_the_oracle_agrees_on_the_ladder_of_sizes(exercise: Exercise) -> None:
    need_packages(exercise)
    program = exercise.program
    reference, oracle, inputs = (
        load_program(exercise.folder / f"{name}.py") for name in ("reference", "oracle", "inputs")
    )
    for size in LADDER:
        arguments = inputs.ladder(size)
        value = call(program, reference, arguments)
        assert not str(value).startswith("raises")
        assert is_right(program.check, call(program, oracle, arguments), value)
