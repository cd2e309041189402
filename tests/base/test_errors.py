"""Laws of the errors that people see."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from interviewprep.base import errors
from interviewprep.base.errors import ContentFault, Fault, PrepError

PATHS = st.sampled_from([Path("a/b.md"), Path("a/c.md"), Path("b.md")])
FAULTS = st.lists(st.builds(Fault, path=PATHS, line=st.integers(1, 200), message=st.sampled_from("abc")), max_size=6)

CODES = {
    "UsageFault": 2,
    "ContentFault": 3,
    "StoreFault": 3,
    "EnvironmentFault": 3,
    "JudgeUnavailable": 4,
}
"""The documented exit codes; 1 is kept for "it ran and the answer is no"."""


def test_every_error_has_its_documented_exit_code() -> None:
    kinds = {
        kind.__name__: kind.exit_code
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, PrepError)
    }
    assert kinds == CODES | {"PrepError": 1}


@given(FAULTS)
def test_faults_are_told_in_the_order_of_files_and_lines(faults: list[Fault]) -> None:
    told = ContentFault("broken:", tuple(faults)).faults
    places = [(fault.path, fault.line) for fault in told]
    assert places == sorted(places)
    assert sorted(told) == sorted(faults)


@given(FAULTS)
def test_the_message_tells_every_fault_with_its_place(faults: list[Fault]) -> None:
    lines = str(ContentFault("broken:", tuple(faults))).splitlines()
    assert lines[0] == "broken:"
    assert lines[1:] == [f"  {fault.path}:{fault.line}: {fault.message}" for fault in sorted(faults)]
