"""Follow-ups to a program once it is judged: a table, and the evidence by which one or two of them are chosen.

They are answered for oneself. The score is what it is; what is practised is to talk about a program.
"""

import ast
from collections.abc import Callable, Sequence
from random import Random

from interviewprep.base.records import dataclass
from interviewprep.model.question import CallKind, Group, Program
from interviewprep.model.score import Score
from interviewprep.model.verdict import Verdict
from interviewprep.session.workspace import split_checks

MOST = 2
"""Asked after one program."""


@dataclass(frozen=True, slots=True)
class Traces:
    """What an attempt left behind: groups with a failed test, and what its own checks tried.

    `own_checks` counts the candidate's `assert` lines that a run has seen; None where the answer has no place for them.
    """

    failed: frozenset[Group]
    grows_too_fast: bool
    own_checks: int | None
    tries_edges: bool
    over_time: bool


@dataclass(frozen=True, slots=True)
class CodingFollowUp:
    """A question about a program, and what a good answer to it contains."""

    id: str
    text: str
    good: str


_WHEN: Sequence[tuple[Callable[[Traces], bool], CodingFollowUp]] = (
    (
        lambda traces: Group.EDGES in traces.failed or Group.EXAMPLES in traces.failed,
        CodingFollowUp(
            "inputs-left-out",
            "Which inputs did your own checks leave out, and which would you add first?",
            "The kinds of input that the statement allows and no check has: empty, a single item, equal items, "
            "negative or largest values. First comes the one most likely to break this very program, with the value "
            "that must come out.",
        ),
    ),
    (
        lambda traces: traces.grows_too_fast or Group.SCALE in traces.failed,
        CodingFollowUp(
            "growth",
            "How does the time of your program grow with its input, which line decides that, and what would bring it "
            "down?",
            "What n is; how often the line runs that runs most, as a power of n; what replaces the search or copy in "
            "it, such as a hash table, sorting once, a heap or running sums; and what that costs in memory.",
        ),
    ),
    (
        lambda traces: bool(traces.failed & {Group.PROPERTY, Group.WRONG}),
        CodingFollowUp(
            "what-must-hold",
            "Say in one sentence what must hold for every allowed input. How would you check it on inputs that you did "
            "not think of?",
            "A statement about input and output together, not an example; random inputs, small ones first; and a slow "
            "version that is obviously right to compare with.",
        ),
    ),
    (
        lambda traces: traces.own_checks == 0,
        CodingFollowUp(
            "three-checks",
            "You ran no checks of your own. Which three inputs would you have run before submitting, and what would "
            "each have told you?",
            "One ordinary case with its value worked out by hand, one at the edge of what is allowed, and one that a "
            "likely wrong solution gets wrong; for each what a failure would point to.",
        ),
    ),
    (
        lambda traces: bool(traces.own_checks) and not traces.tries_edges,
        CodingFollowUp(
            "an-edge",
            "Your own checks try ordinary inputs. Which input at the edge of what is allowed would you try, and what "
            "must come out?",
            "An input that is empty, minimal, largest or full of equal items; the value that the statement demands for "
            "it, or the question to ask where the statement is silent.",
        ),
    ),
    (
        lambda traces: traces.over_time,
        CodingFollowUp(
            "where-time-went",
            "Where did the time go, and what would you have told an interviewer when half of it was over?",
            "The phase that took longest: understanding, plan, code or repair; what was known and what was open at "
            "half time; and a smaller version that would have worked by then.",
        ),
    ),
)
"""Each with when it is asked, the most telling first."""

_OTHERWISE = (
    CodingFollowUp(
        "does-not-fit",
        "What would you change if the input did not fit into memory?",
        "What has to be kept and what may stream past; reading in pieces or sorting outside of memory; what becomes "
        "approximate or needs a second pass; and how the result is checked then.",
    ),
    CodingFollowUp(
        "cost-in-words",
        "Tell somebody who has not seen your program what it costs in time and memory, and why.",
        "What n is; time and memory as powers of n, each with the line or the structure it comes from; the difference "
        "between the usual and the worst case where there is one.",
    ),
    CodingFollowUp(
        "another-way",
        "Which other way would solve it, and when would you prefer that one?",
        "A second approach in a sentence; its time and memory beside the first; and a condition on the input, the "
        "team or the deadline under which it is the better choice.",
    ),
)
"""One of these where nothing was wrong."""


def choose_coding_follow_ups(traces: Traces, seed: str) -> tuple[CodingFollowUp, ...]:
    """Choose one or two follow-ups by what the attempt left behind; the same for the same seed."""
    found = [follow_up for applies, follow_up in _WHEN if applies(traces)]
    return tuple(found[:MOST]) or (Random(f"{seed}:otherwise").choice(_OTHERWISE),)  # noqa: S311 - a lot, no secret


def read_traces(content: Program, answer: str, score: Score, *, runs: int, over_time: bool) -> Traces:
    """Gather what an attempt left behind; `answer` is the file as it was submitted, own checks and all."""
    judgement = score.judgement
    tests = judgement.tests if judgement else ()
    asserts = [] if content.call is CallKind.SQL else _asserts(split_checks(answer)[1])
    return Traces(
        failed=frozenset(test.group for test in tests if test.verdict is not Verdict.ACCEPTED),
        grows_too_fast=bool(judgement and judgement.growth and not judgement.growth.ok),
        own_checks=None if content.call is CallKind.SQL else len(asserts) if runs else 0,
        tries_edges=any(_is_edge(node) for check in asserts for node in ast.walk(check)),
        over_time=over_time,
    )


def _asserts(checks: str) -> list[ast.Assert]:
    try:
        return [node for node in ast.walk(ast.parse(checks)) if isinstance(node, ast.Assert)]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []


def _is_edge(node: ast.AST) -> bool:
    """Tell whether a value in a check is one that lies at an edge: empty, zero, None, a negative number."""
    match node:
        case ast.Constant(value=value):
            return value is None or (not isinstance(value, bool) and not value)
        case ast.List(elts=[]) | ast.Tuple(elts=[]) | ast.Dict(keys=[]):
            return True
        case ast.UnaryOp(op=ast.USub()):
            return True
        case _:
            return False
