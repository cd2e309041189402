"""Running a solution again and again: in other orders, under other hash seeds, and each time in the same way."""

from interviewprep.judge.repeat import HASH_SEEDS, run_repeatedly
from interviewprep.model.question import CallKind, Case, Group, Program
from interviewprep.model.verdict import Verdict

RUNS = 2 * HASH_SEEDS
ORDERED = "def first(names):\n    return list(set(names))[0]\n"
COUNTING = "calls = []\n\n\ndef first(names):\n    calls.append(names)\n    return names[len(calls) > 1]\n"


def program(*groups: Group) -> Program:
    cases = tuple(
        Case(f"case-{number}", group, sample=False, args="(['one', 'two', 'three'],)", expected="'one'")
        for number, group in enumerate(groups)
    )
    return Program(CallKind.FUNCTION, "first", starter="", reference="", cases=cases)


def verdicts(source: str, *groups: Group) -> list[dict[str, Verdict]]:
    runs = run_repeatedly(program(*groups), source, RUNS)
    return [{name: finding.verdict for name, finding in run.findings.items()} for run in runs]


def test_what_hangs_on_the_order_of_a_set_differs_between_runs_and_not_between_repetitions() -> None:
    found = verdicts(ORDERED, Group.EDGES)
    assert {run["case-0"] for run in found} == {Verdict.ACCEPTED, Verdict.WRONG_ANSWER}
    assert found[:HASH_SEEDS] == found[HASH_SEEDS:]
    assert verdicts(ORDERED, Group.EDGES) == found


def test_what_remembers_earlier_calls_differs_with_the_order_of_tests() -> None:
    found = verdicts(COUNTING, *[Group.EDGES] * 3)
    assert {name for run in found for name, verdict in run.items() if verdict is Verdict.ACCEPTED} == {
        "case-0",
        "case-1",
        "case-2",
    }
    assert all(list(run.values()).count(Verdict.ACCEPTED) == 1 for run in found)


def test_tests_of_scale_are_run_once() -> None:
    found = verdicts("def first(names):\n    return names[0]\n", Group.EDGES, Group.SCALE)
    assert [len(run) for run in found] == [2] + [1] * (RUNS - 1)
