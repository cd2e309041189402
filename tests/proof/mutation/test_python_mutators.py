"""Laws of the mutators for Python, over functions of the standard library, and what each family makes of a line."""

import ast
import bisect
import colorsys
import heapq
import inspect
import statistics
import textwrap
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewprep.model.question import CallKind, Program
from interviewprep.proof.mutation.catalogue import PYTHON
from interviewprep.proof.mutation.generate import mutants_of, sample
from interviewprep.proof.mutation.python.tree import places, put

LINES = 20


def functions_of(*modules: ModuleType) -> list[str]:
    sources = [inspect.getsource(module) for module in modules]
    bodies = [node for source in sources for node in ast.parse(source).body]
    functions = [ast.unparse(node) for node in bodies if isinstance(node, ast.FunctionDef)]
    return [function for function in functions if function.count("\n") < LINES]


SOURCES = st.sampled_from(functions_of(bisect, colorsys, heapq, statistics, textwrap))
HOLE = ast.Constant("hole")


def program_of(source: str) -> Program:
    return Program(CallKind.FUNCTION, "f", starter="", reference=source, cases=())


def lines_of(source: str, mutator: str) -> set[str]:
    return {mutant.new for mutant in mutants_of(program_of(source)) if mutant.mutator == mutator}


@settings(deadline=None, max_examples=20)
@given(SOURCES)
def test_every_mutant_is_a_program_that_differs_from_the_reference_and_from_the_others(source: str) -> None:
    mutants = mutants_of(program_of(source))
    for mutant in mutants:
        compile(mutant.source, "mutant", "exec")
    assert ast.dump(ast.parse(source)) not in {ast.dump(ast.parse(mutant.source)) for mutant in mutants}
    assert len({mutant.source for mutant in mutants}) == len(mutants)


@settings(deadline=None, max_examples=15)
@given(SOURCES)
def test_a_mutant_differs_in_one_place_alone(source: str) -> None:
    tree = ast.parse(source)
    before = ast.dump(tree)
    for place in places(tree):
        without = ast.dump(put(tree, place.way, HOLE))
        for mutate in PYTHON.values():
            for other in mutate(place):
                mutated = put(tree, place.way, other)
                assert ast.dump(put(mutated, place.way, HOLE)) == without
    assert ast.dump(tree) == before, "the reference's own tree stays as it is"


@settings(deadline=None, max_examples=20)
@given(SOURCES)
def test_names_are_unique_and_the_same_every_time(source: str) -> None:
    names = [mutant.id for mutant in mutants_of(program_of(source))]
    assert len(set(names)) == len(names)
    assert names == [mutant.id for mutant in mutants_of(program_of(source))]


@settings(deadline=None, max_examples=15)
@given(SOURCES)
def test_names_outlive_changes_elsewhere_in_the_file(source: str) -> None:
    helper = '"""A module."""\n\nimport math\n\n# A remark.\n\ndef quite_another():\n    return unheard_of\n\n\n'
    before = {mutant.id for mutant in mutants_of(program_of(source))}
    assert before <= {mutant.id for mutant in mutants_of(program_of(helper + source))}


@settings(deadline=None, max_examples=20)
@given(SOURCES, st.integers(1, 200))
def test_a_sample_keeps_order_and_what_it_must_hold(source: str, most: int) -> None:
    every = mutants_of(program_of(source))
    always = {mutant.id for mutant in every[:1]}
    kept = sample(every, always, most)
    assert len(kept) == min(most, len(every))
    assert always <= {mutant.id for mutant in kept}
    assert [mutant for mutant in every if mutant in set(kept)] == list(kept)


def test_what_no_test_can_tell_apart_is_left_alone() -> None:
    source = '''
"""Add 1."""
import math as mathematics
def f(x: list[0] = None) -> dict[0]:
    """Return 1."""
    assert x > 0
    y: 0 + 1
    if x is None:
        raise ValueError(f"{x + 1} is missing", 1)
if __name__ == "__main__":
    print(1 + 1)
'''
    assert {mutant.mutator for mutant in mutants_of(program_of(source))} == {"comparison", "guard"}


@pytest.mark.parametrize(
    ("mutator", "line", "expected"),
    [
        ("comparison", "a < b", {"a > b"}),
        ("comparison", "a not in b", {"a in b"}),
        ("comparison", "a is None", {"a is not None"}),
        ("boundary", "a >= b", {"a > b"}),
        ("boundary", "range(n)", {"range(1, n)", "range(n - 1)"}),
        ("boundary", "range(2, n)", {"range(3, n)", "range(2, n - 1)"}),
        ("boundary", "range(n, 0, -1)", {"range(n - 1, 0, -1)", "range(n, 1, -1)"}),
        ("boundary", "enumerate(xs)", {"enumerate(xs, 1)"}),
        ("arithmetic", "a / b", {"a * b", "a // b", "a"}),
        ("arithmetic", "-a", {"a"}),
        ("arithmetic", "a += 1", {"a -= 1", "a = 1"}),
        ("constant", "a = 0.5", {"a = 1.5"}),
        ("constant", "f(-1)", {"f(0)"}),
        ("constant", "f(reverse=True)", {"f(reverse=False)"}),
        ("slice", "a[1:]", {"a[2:]", "a[1:-1]"}),
        ("slice", "a[:-1]", {"a[1:-1]", "a[:]"}),
        ("slice", "a[:k]", {"a[1:k]", "a[:k + 1]"}),
        ("guard", "a if b else c", {"a"}),
        ("guard", "a and b and c", {"b and c", "a and c", "a and b"}),
        ("guard", "max(a, 0)", {"a"}),
        ("guard", "np.where(a, b, c)", {"c"}),
        ("branch", "a if b else c", {"a if not b else c"}),
        ("branch", "[a for a in b if not c]", {"c"}),
        ("branch", "a or b", {"a and b"}),
        ("copy", "a.copy()", {"a"}),
        ("copy", "list(a)", {"a"}),
        ("copy", "a[:]", {"a"}),
        ("copy", "np.array(a, float)", {"a"}),
        ("arguments", "f(a, b)", {"f(b, a)"}),
        ("arguments", "max(a, b)", set()),
        ("arguments", "return a, b", {"return (b, a)"}),
        ("arguments", "a, b = b, c", {"a, b = (c, b)"}),
        ("arguments", "for a, b in xs: pass", {"for b, a in xs:"}),
        ("arguments", "a[b] = c", {"a[c] = b"}),
        ("arguments", "a - b", {"b - a"}),
        ("statement", "del a", {"pass"}),
        ("axis", "a.sum(axis=0)", {"a.sum(axis=1)", "a.sum()"}),
        ("keepdims", "a.sum(keepdims=True)", {"a.sum(keepdims=False)"}),
        ("dtype", "np.zeros(3)", {"np.zeros(3, dtype=int)"}),
        ("dtype", "a.astype(int)", {"a"}),
        ("dtype", "np.array(a, dtype=np.float64)", {"np.array(a)", "np.float32"}),
    ],
)
def test_a_family_makes_the_slips_it_is_named_after(mutator: str, line: str, expected: set[str]) -> None:
    source = f"def f(a, b, c, k, n, xs):\n    {line}\n"
    assert lines_of(source, mutator) == expected


def test_a_guard_goes_as_a_whole() -> None:
    found = mutants_of(program_of("def f(a):\n    if a < 1:\n        raise ValueError\n    return a\n"))
    assert "guard: if a < 1: -> pass" in {mutant.id for mutant in found}


def test_the_same_line_twice_has_two_names() -> None:
    found = [mutant.id for mutant in mutants_of(program_of("def f(a):\n    a.pop()\n    a.pop()\n"))]
    assert found == ["statement: a.pop() -> pass", "statement: a.pop() -> pass #2"]
