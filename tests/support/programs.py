"""A small coding question with a right, a wrong and an unfinished answer."""

from dataclasses import replace

from interviewprep.model.question import CallKind, Case, Group, Program
from interviewprep.model.taxonomy import Area, Format
from support.questions import question

STARTER = "def double(x):\n    raise NotImplementedError\n"
RIGHT = "def double(x):\n    return 2 * x\n"
WRONG = "def double(x):\n    return x + 2\n"
"""Passes the sample, and so one third of the tests by weight."""

DOUBLE = Program(
    call=CallKind.FUNCTION,
    name="double",
    starter=STARTER,
    reference=RIGHT,
    cases=(
        Case("two", Group.EXAMPLES, sample=True, args="(2,)", expected="4"),
        Case("minus", Group.EDGES, sample=False, args="(-3,)", expected="-6"),
    ),
)
CODE = replace(question(Format.CODE, DOUBLE), area=Area.CODING, minutes=15)

FEW_ITEMS = """
from hypothesis import strategies as st

arguments = st.tuples(st.lists(st.integers(0, 99), max_size=9))


def ladder(size):
    return (list(range(size)),)
"""
"""The inputs of a function of one short list, and its ladder."""
