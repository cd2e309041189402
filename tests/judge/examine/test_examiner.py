"""The confined process that holds a bank's code."""

from dataclasses import replace

import pytest

from interviewprep.judge.examine import examiner as examiner_module
from interviewprep.judge.examine.examiner import Examiner, Known
from interviewprep.judge.order import CellFault
from interviewprep.model.literals import Raises, Value
from interviewprep.model.question import CallKind, Case, Group, Program
from support.programs import FEW_ITEMS

REFERENCE = """
def total(items):
    if len(items) > 7:
        raise KeyError(items[0])
    items.append(1)
    return sum(items)
"""
PROGRAM = Program(
    CallKind.FUNCTION,
    "total",
    starter="",
    reference=REFERENCE,
    cases=(
        Case("empty", Group.EXAMPLES, sample=True, args="([],)", expected="1"),
        Case("long", Group.EDGES, sample=False, args="([0, 0, 0, 0, 0, 0, 0, 0],)", expected="", raises="KeyError"),
    ),
    inputs=FEW_ITEMS,
)


def items_of(known: Known) -> list[int]:
    assert isinstance(known.args, tuple)
    (items,) = known.args
    assert isinstance(items, list)
    return items


def test_inputs_are_the_same_each_time_and_all_different() -> None:
    batches = []
    for _ in range(2):
        with Examiner(PROGRAM, unsafe=False) as examiner:
            batches.append(examiner.generate(60, 1.0))
    assert batches[0] == batches[1]
    texts = [repr(known.args) for known in batches[0]]
    assert len(set(texts)) == len(texts) > 40


def test_drawing_ends_once_enough_inputs_differ() -> None:
    with Examiner(PROGRAM, unsafe=False) as examiner:
        everything = examiner.generate(60, 1.0)
        assert examiner.generate(60, 1.0, enough=20) == everything[:20]


def test_a_rehearsal_changes_no_input(monkeypatch: pytest.MonkeyPatch) -> None:
    with Examiner(PROGRAM, unsafe=False) as examiner:
        rehearsed = examiner.generate(60, 1.0)
    order = examiner_module._order
    monkeypatch.setattr(examiner_module, "_order", lambda *a, **b: replace(order(*a, **b), rehearsal=""))
    with Examiner(PROGRAM, unsafe=False) as examiner:
        assert examiner.generate(60, 1.0) == rehearsed


def test_values_are_the_references_and_inputs_stay_as_drawn() -> None:
    with Examiner(PROGRAM, unsafe=False) as examiner:
        for known in examiner.generate(60, 1.0):
            items = items_of(known)
            if len(items) > 7:
                assert known.raises == "KeyError"
            else:
                assert (known.expected, known.raises) == (sum(items) + 1, "")


def test_another_bank_code_means_another_seed() -> None:
    other = replace(PROGRAM, reference=f"{REFERENCE}\n")
    assert Examiner(PROGRAM, unsafe=False).seed != Examiner(other, unsafe=False).seed


def test_shrinking_ends_at_the_smallest_failing_input_and_skips_what_passed() -> None:
    def fails(known: Known) -> bool:
        return sum(items_of(known)) >= 50

    with Examiner(PROGRAM, unsafe=False) as examiner:
        batch = examiner.generate(200, 1.0)
        first = next(place for place, known in enumerate(batch) if fails(known))
        known = examiner.shrink(batch[first], first, 200, 2.0)
        assert known is not None
        assert replace(batch[first], choices="") == known
        failing = []
        while known is not None:
            if fails(known):
                failing.append(items_of(known))
            known = examiner.next(failed=fails(known))
    assert failing[-1] == [50]


def fails_from_fifty(known: Known) -> bool:
    return sum(items_of(known)) >= 50


def try_all(examiner: Examiner, known: Known | None) -> list[Known]:
    """Hand in verdicts to the end, and give all inputs that came up."""
    tried = []
    while known is not None:
        tried.append(known)
        known = examiner.next(failed=fails_from_fifty(known))
    return tried


def test_shrinking_starts_from_the_choices_and_draws_nothing_that_passed_before() -> None:
    with Examiner(PROGRAM, unsafe=False) as examiner:
        batch = examiner.generate(200, 1.0)
        failing = next(known for known in reversed(batch) if fails_from_fifty(known))
        # Nothing is said to pass: what draws anew would ask for the whole batch.
        tried = try_all(examiner, examiner.shrink(failing, 0, 200, 2.0))
    assert tried[0].args == failing.args
    assert [items_of(known) for known in tried if fails_from_fifty(known)][-1] == [50]
    assert len([known for known in tried if replace(known, choices="") in [replace(k, choices="") for k in batch]]) < 20


@pytest.mark.parametrize("choices", ["", "[]", "[1, 2", "{}", '["x", null]'])
def test_shrinking_without_usable_choices_draws_anew(choices: str) -> None:
    with Examiner(PROGRAM, unsafe=False) as examiner:
        batch = examiner.generate(200, 1.0)
        first = next(place for place, known in enumerate(batch) if fails_from_fifty(known))
        tried = try_all(examiner, examiner.shrink(replace(batch[first], choices=choices), first, 200, 2.0))
    assert batch[first].args in [known.args for known in tried]
    assert [items_of(known) for known in tried if fails_from_fifty(known)][-1] == [50]


def test_shrinking_goes_on_to_other_inputs_where_the_first_passes_now() -> None:
    with Examiner(PROGRAM, unsafe=False) as examiner:
        batch = examiner.generate(200, 1.0)
        passing = next(known for known in batch if not fails_from_fifty(known))
        tried = try_all(examiner, examiner.shrink(passing, 0, 200, 2.0))
    assert tried[0].args == passing.args
    assert [items_of(known) for known in tried if fails_from_fifty(known)][-1] == [50]


def test_shrinking_ends_when_nothing_fails() -> None:
    with Examiner(PROGRAM, unsafe=False) as examiner:
        known, tries = examiner.shrink(examiner.generate(30, 1.0)[0], 0, 30, 1.0), 0
        while known is not None:
            known, tries = examiner.next(failed=False), tries + 1
    assert 0 < tries <= 30


def test_the_ladder_gives_one_input_of_a_size_and_times_the_reference() -> None:
    with Examiner(PROGRAM, unsafe=False) as examiner:
        known = examiner.rung(5)
        assert (known.args, known.expected) == (([0, 1, 2, 3, 4],), 11)
        assert examiner.time_reference() >= 0


def test_each_call_of_a_sequence_has_its_value_or_exception() -> None:
    stack = """
class Stack:
    def __init__(self):
        self.items = []
    def push(self, item):
        self.items.append(item)
        return self.items
    def pop(self):
        return self.items.pop()
"""
    program = replace(PROGRAM, call=CallKind.CLASS, name="Stack", reference=stack)
    calls: Value = [("__init__", ()), ("pop", ()), ("push", (4,)), ("push", (5,)), ("items",)]
    with Examiner(program, unsafe=False) as examiner:
        (known,) = examiner.expect([calls])
    assert known.expected == [None, Raises("IndexError"), [4], [4, 5], [4, 5]]


@pytest.mark.parametrize(
    ("reference", "inputs"),
    [
        (REFERENCE, "arguments = 1 / 0\n"),
        (REFERENCE, "arguments = 7\n"),
        ("def other():\n    pass\n", FEW_ITEMS),
        (REFERENCE, "import nowhere\n"),
        ("import os\ndef total(items):\n    os._exit(0)\n", FEW_ITEMS),
    ],
)
def test_faulty_bank_code_is_a_fault_of_ours(reference: str, inputs: str) -> None:
    program = replace(PROGRAM, reference=reference, inputs=inputs)
    with Examiner(program, unsafe=False) as examiner, pytest.raises(CellFault, match="total"):
        examiner.generate(10, 1.0)


def test_bank_code_is_confined() -> None:
    inputs = f"open({__file__!r}).read()\n{FEW_ITEMS}"
    program = replace(PROGRAM, inputs=inputs)
    with Examiner(program, unsafe=False) as examiner, pytest.raises(CellFault, match="PermissionError"):
        examiner.generate(10, 1.0)
