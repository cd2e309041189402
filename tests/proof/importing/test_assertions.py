from dataclasses import replace

import pytest

from interviewprep.model.question import Check
from interviewprep.proof.importing.assertions import MAX_CASES, Expectation, check_of, read_test


def pairs(test: str) -> list[tuple[str, str]]:
    return [(found.args, found.expected) for found in read_test(test, "f").expectations]


def reasons(test: str) -> list[str]:
    return [str(left) for left in read_test(test, "f").leftovers]


def check(*lines: str) -> str:
    return "\n".join(["def check(candidate):", *(f"    {line}" for line in lines)])


@pytest.mark.parametrize(
    ("assertion", "pair"),
    [
        ("candidate([1, 2], 3) == (0, 1)", ("([1, 2], 3)", "(0, 1)")),
        ("(0, 1) == candidate(1)", ("(1,)", "(0, 1)")),
        ("candidate() is None", ("()", "None")),
        ("candidate(1) is True", ("(1,)", "True")),
        ("candidate(1)", ("(1,)", "True")),
        ("not candidate(1)", ("(1,)", "False")),
        ("f(1) == 2", ("(1,)", "2")),
        ("candidate({'a': {1}}) == {2: None}", ("({'a': {1}},)", "{2: None}")),
        ("tuple(candidate(1)) == tuple([1, 2])", ("(1,)", "(1, 2)")),
        ("abs(candidate(1) - 2.0 / 4) < 1e-6", ("(1,)", "0.5")),
        ("math.fabs(0.5 - candidate(1)) <= 1e-6", ("(1,)", "0.5")),
        ("sorted(candidate(1)) == [1, 2]", ("(1,)", "[1, 2]")),
        ("set(candidate('x')) == {'b', 'a'}", ("('x',)", "['a', 'b']")),
        ("candidate(1) == float('inf'), 'message'", ("(1,)", "inf")),
    ],
)
def test_an_assertion_of_constants_becomes_a_case(assertion: str, pair: tuple[str, str]) -> None:
    test = check(f"assert {assertion}")
    assert pairs(test) == [pair]
    assert reasons(test) == []


@pytest.mark.parametrize(
    "assertion",
    [
        "candidate(1) != 2",
        "candidate(1) in [1, 2]",
        "candidate(1) > 0",
        "0 < candidate(1) < 2",
        "candidate(x=1) == 2",
        "candidate(*[1]) == 2",
        "candidate(candidate(1)) == 2",
        "candidate(1) == candidate(1)",
        "candidate(1) == other(1)",
        "candidate(1)[0] == 2",
        "len(candidate(1)) == 2",
        "isinstance(candidate(1), int)",
        "list(candidate(1))",
        "abs(candidate(1) - 1) < 0",
        "abs(candidate(1) - 1) < 'a'",
        "sorted(candidate(1)) == 5",
        "candidate(1) == 1 and candidate(2) == 2",
        "False",
        "unknown",
        "lambda: candidate(1)",
    ],
)
def test_an_assertion_that_is_no_data_is_named_with_its_line(assertion: str) -> None:
    test = check("assert candidate(0) == 0", f"assert {assertion}")
    assert pairs(test) == [("(0,)", "0")]
    (reason,) = reasons(test)
    assert reason.startswith("line 3 of the test: ")


def test_what_asserts_nothing_is_passed_over() -> None:
    test = "import math\nMETADATA = {'author': 'x'}\n" + check(
        "'''Says what it does.'''", "print", "pass", "print('hello')", "assert True, 'good'", "assert candidate(1) == 2"
    )
    assert pairs(test + "\ncheck(f)\n") == [("(1,)", "2")]
    assert reasons(test) == []


def test_assertions_outside_of_check_count_too() -> None:
    assert pairs("assert f(1) == 2\nassert f(2) == 3") == [("(1,)", "2"), ("(2,)", "3")]


def test_a_loop_over_constants_gives_a_case_for_each_turn() -> None:
    test = check("for x in range(2, 4):", "    assert candidate(x, x + 1) == str(x)")
    assert pairs(test) == [("(2, 3)", "'2'"), ("(3, 4)", "'3'")]
    test = check("rows = [(1, 2), (3, 4)]", "for a, b in rows:", "    assert candidate(a) == b")
    assert pairs(test) == [("(1,)", "2"), ("(3,)", "4")]


def test_the_same_assertion_twice_is_one_case() -> None:
    assert pairs(check("assert candidate(1) == 2", "assert candidate(1) == 2")) == [("(1,)", "2")]


@pytest.mark.parametrize(
    "lines",
    [
        ("x = [1]", "x.append(2)", "assert candidate(x) == 2"),
        ("x = [1]", "y = x", "x += [2]", "assert candidate(y) == 2"),
        ("x = 1", "x = random.random()", "assert candidate(x) == 2"),
        ("x = [1]", "y = x.pop()", "assert candidate(x) == 2"),
        ("x = 1", "from other import x", "assert candidate(x) == 2"),
        ("x = 1", "def x(): pass", "assert candidate(x) == 2"),
        ("x, y = 1, 2", "assert candidate(x) == 2"),
        ("for x in other:", "    assert candidate(x) == 2"),
        ("for x, y in [1]:", "    assert candidate(x) == 2"),
        ("while True:", "    assert candidate(1) == 2"),
        ("with open('x'):", "    assert candidate(1) == 2"),
        ("def inner():", "    assert candidate(1) == 2"),
        ("y = candidate(1)", "assert y == 2"),
        ("if other:", "    return", "assert candidate(1) == 2"),
        ("for x in [1, 2]:", "    if x == 1:", "        continue", "    assert candidate(x) == 2"),
    ],
)
def test_a_value_that_only_running_would_tell_is_never_guessed(lines: tuple[str, ...]) -> None:
    assert pairs(check(*lines)) == []
    assert reasons(check(*lines))


def test_a_test_that_does_not_parse_is_refused() -> None:
    for source in ("def check(:", "\0", "(" * 1000, "-" * 100_000 + "1"):
        with pytest.raises(ValueError, match="does not parse"):
            read_test(source, "f")


def test_a_test_without_end_is_cut_and_named() -> None:
    test = check("for x in range(9000):", "    assert candidate(x) == 2")
    found = read_test(test, "f")
    assert len(found.expectations) == MAX_CASES
    assert len(found.leftovers) == 1
    nested = check("for x in range(9000):", "    for y in range(9000):", "        pass")
    assert len(reasons(nested)) == 1


def test_deep_nesting_is_named_and_no_crash() -> None:
    test = check("x = []", *(["x = [x]"] * 3000), "assert candidate(x) == 1", "assert candidate(1) == 1")
    assert pairs(test) == [("(1,)", "1")]
    assert len(reasons(test)) == 1


def expectation(slack: float = 0.0, *, any_order: bool = False, has_integers: bool = False) -> Expectation:
    return Expectation("()", "1", slack, any_order, has_integers=has_integers)


def test_the_check_takes_what_every_assertion_takes() -> None:
    assert check_of([expectation()]) == Check(rel=0.0, abs=0.0, mutation_allowed=True)
    whole = check_of([expectation(), expectation(has_integers=True)])
    assert (whole.kind, whole.rel, whole.abs) == ("tolerance", 0.0, 0.0)
    near = check_of([expectation(1e-6), expectation(1e-3), expectation(has_integers=True)])
    assert (near.kind, near.rel, near.abs) == ("tolerance", 0.0, 1e-3)
    assert check_of([expectation(any_order=True)]).kind == "multiset"
    assert check_of([replace(expectation(), takes_iterators=True)]).iterators == "list"
    with pytest.raises(ValueError, match="any order"):
        check_of([expectation(), expectation(any_order=True)])
