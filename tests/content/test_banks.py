"""The banks that come with the product pass every gate, and are what a first-time user needs."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from interviewprep.bank.checks import read_banks
from interviewprep.base.errors import Fault
from interviewprep.model.taxonomy import Area, Format
from interviewprep.proof.gate import GateId, Subject
from interviewprep.proof.registry import GATES
from support.shipped_banks import FOLDER, ROOTS, exercises, questions, sound_banks

TODAY = datetime.now(tz=UTC).date()
SUBJECTS = [Subject(bank, question, TODAY) for bank in sound_banks() for question in bank.questions]
BY_RUNNING = {exercise.question.ref for exercise in exercises()} | {
    question.ref for question in questions() if question.format is Format.REVIEW
}


def faults(subject: Subject) -> Iterator[str]:
    """Hold a question before every gate that looks at one."""
    for gate in GATES.values():
        check = gate.question_gate()
        if check and gate.looks_at(subject.question):
            yield from (str(found) for found in check(subject) if isinstance(found, Fault))


def test_all_banks_read_without_faults_and_require_every_gate() -> None:
    assert [str(fault) for fault in read_banks(ROOTS, lambda _: False).faults] == []
    assert {bank.path: set(bank.header.gates) for bank in sound_banks()} == {root: set(GateId) for root in ROOTS}


def test_every_folder_of_banks_is_a_bank() -> None:
    assert sorted(path for path in FOLDER.iterdir() if path.is_dir()) == ROOTS


def test_the_goals_of_all_banks_add_up_to_605_questions() -> None:
    assert sum(sum(bank.header.goal.formats.values()) for bank in sound_banks()) == 605


def test_what_a_bank_plans_leads_to_its_goal() -> None:
    for bank in sound_banks():
        plan, goal = bank.header.plan, bank.header.goal
        assert set(plan.topics) <= set(goal.topics)
        for planned, wanted in (
            (plan.formats, goal.formats),
            (plan.topics, goal.topics),
            (plan.difficulties, goal.difficulties),
        ):
            assert Counter(planned) <= Counter(wanted), bank.header.name


def test_all_formats_and_areas_are_there() -> None:
    found = questions()
    assert {question.format for question in found} == set(Format)
    areas = Counter(question.area for question in found)
    assert [area for area in Area if areas[area] < 4] == []


def test_a_reference_to_a_question_by_its_bare_id_is_never_ambiguous() -> None:
    assert [name for name, count in Counter(question.id for question in questions()).items() if count > 1] == []


@pytest.mark.parametrize(
    "subject", [one for one in SUBJECTS if one.question.ref in BY_RUNNING], ids=lambda subject: subject.question.id
)
def test_a_question_answered_by_a_program_passes_every_gate(subject: Subject) -> None:
    assert list(faults(subject)) == []


def test_all_other_questions_pass_every_gate() -> None:
    others = [subject for subject in SUBJECTS if subject.question.ref not in BY_RUNNING]
    assert [fault for subject in others for fault in faults(subject)] == []


def test_banks_as_wholes_pass_every_gate() -> None:
    checks = [check for gate in GATES.values() if (check := gate.bank_gate())]
    assert [str(found) for check in checks for found in check(sound_banks()) if isinstance(found, Fault)] == []
