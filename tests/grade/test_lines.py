from ast import literal_eval
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from interviewprep.grade.choice import score_single
from interviewprep.grade.coding import score_judgement
from interviewprep.grade.document import to_document
from interviewprep.grade.example import format_call
from interviewprep.grade.lines import WIDTH, describe, explain, failed_tests, summarise
from interviewprep.model.question import CallKind, Group, Ladder, Program
from interviewprep.model.taxonomy import Format
from interviewprep.model.verdict import Counterexample, Growth, Judgement, Sandbox, Verdict
from support.questions import PROGRAM, choice, outcome, question

WRONG = "two_sum([3, 3], 6) returned (0, 0), expected (0, 1)"
EXAMPLE = Counterexample(
    {"nums": "[3, 3]", "target": "6"}, "(0, 1)", "(0, 0)", shrunk=True, tries=61, diagnosis="It pairs 3 with itself."
)
JUDGEMENT = Judgement(
    verdict=Verdict.WRONG_ANSWER,
    score=1 / 3,
    tests=(
        outcome("first", Group.EXAMPLES, Verdict.ACCEPTED, sample=True),
        outcome("equal-pair", Group.EDGES, Verdict.WRONG_ANSWER, WRONG),
    ),
    sandbox=Sandbox({"landlock": "enforced", "namespaces": "reduced"}),
    output="so far\x1b[2J\n3\n",
    message=WRONG,
    counterexample=EXAMPLE,
)


def lines(judgement: Judgement, program: Program = PROGRAM) -> list[str]:
    return describe(question(Format.CODE, program), score_judgement(judgement))


def test_a_wrong_program_is_told_by_verdict_counterexample_tests_and_output() -> None:
    assert lines(JUDGEMENT) == [
        "a-question: wrong answer, score 0.33 of 1",
        "",
        "The smallest input found on which it is wrong:",
        "  two_sum([3, 3], 6)",
        "  expected  (0, 1)",
        "  got       (0, 0)",
        "It pairs 3 with itself.",
        "",
        "Tests passed:",
        "  examples  1 of 1",
        "  edges     0 of 1    wrong answer: equal-pair",
        "",
        "It printed:",
        "  so far[2J",
        "  3",
    ]


def test_the_first_difference_is_told_below_the_two_values() -> None:
    example = replace(EXAMPLE, difference="first difference at index 1: got 0, expected 1")
    told = lines(replace(JUDGEMENT, counterexample=example))
    assert told[told.index("  got       (0, 0)") + 1] == "First difference at index 1: got 0, expected 1."


def test_a_summary_counts_by_group_and_names_no_hidden_test() -> None:
    told = summarise(question(Format.CODE, PROGRAM), score_judgement(JUDGEMENT))
    assert told[:3] == [
        "Tests passed: examples 1 of 1, edges 0 of 1.",
        "",
        "The smallest input found on which it is wrong:",
    ]
    assert not any("equal-pair" in line for line in told)


def not_loaded(verdict: Verdict, message: str) -> Judgement:
    """Make the judgement on an answer that cannot be loaded, with two tests that never ran."""
    tests = tuple(outcome(name, Group.EDGES, verdict, message, ran=False) for name in ("a", "b"))
    return Judgement(verdict, 0.0, tests, Sandbox({}), message=message)


def test_what_keeps_an_answer_from_loading_is_said_once_and_that_no_test_ran() -> None:
    judged = not_loaded(Verdict.COMPILE_ERROR, "line 1: invalid syntax")
    assert lines(judged)[1:] == ["", "line 1: invalid syntax", "No test ran."]
    assert summarise(question(Format.CODE, PROGRAM), score_judgement(judged)) == lines(judged)[2:]


def test_a_package_that_is_missing_comes_with_those_that_are_there() -> None:
    judged = not_loaded(Verdict.RUNTIME_ERROR, "Loading the file raised ModuleNotFoundError: No module named 'scipy'")
    assert lines(judged, replace(PROGRAM, packages=("numpy",)))[3] == "You may import numpy."


def test_tests_that_were_left_out_are_counted_in_one_line() -> None:
    left_out = "Not run, because the program ran out of time before."
    tests = (
        outcome("first", Group.EXAMPLES, Verdict.TIME_LIMIT, "It used more than 2 s of CPU."),
        *(outcome(f"t{n}", Group.EDGES, Verdict.TIME_LIMIT, left_out, ran=False) for n in range(7)),
    )
    judged = Judgement(Verdict.TIME_LIMIT, 0.0, tests, Sandbox({}), message="It used more than 2 s of CPU.")
    for told in (lines(judged), summarise(question(Format.CODE, PROGRAM), score_judgement(judged))):
        assert "Not run: 7 tests, because the program ran out of time before." in told
        assert sum("ran out of time" in line for line in told) == 1
        assert not any("t3" in line for line in told)
    listed = to_document(question(Format.CODE, PROGRAM), score_judgement(judged))["tests"]
    assert isinstance(listed, list)
    assert [test["message"] for test in listed] == ["It used more than 2 s of CPU.", *[left_out] * 7]


def test_a_judge_error_is_said_not_to_count() -> None:
    judged = Judgement(Verdict.JUDGE_ERROR, 0.0, (), Sandbox({}), message="The helper ended.")
    assert lines(judged) == [
        "a-question: judge error, score 0.00 of 1",
        "This is a fault of the judge, not of your answer: it does not count.",
        "",
        "The helper ended.",
    ]


def test_a_weaker_sandbox_is_told() -> None:
    reduced = replace(JUDGEMENT, sandbox=Sandbox({"landlock": "reduced"}))
    missing = replace(JUDGEMENT, sandbox=Sandbox({"landlock": "missing", "seccomp": "enforced"}, unsafe=True))
    assert lines(reduced)[-1] == "The sandbox layer landlock is reduced here. `prep doctor` tells what that means."
    assert lines(missing)[-1] == "Not confined: without landlock this answer could do whatever you can."


def test_an_unsafe_run_that_was_confined_all_the_same_says_so() -> None:
    unsafe = replace(JUDGEMENT, sandbox=Sandbox({"landlock": "enforced"}, unsafe=True))
    assert lines(unsafe)[-1] == "Run with --unsafe-run; the sandbox was in force all the same."


def test_a_choice_is_told_with_why_it_is_wrong() -> None:
    content = choice("q", "p")
    assert describe(question(Format.SINGLE, content), score_single(content, {"option-p"})) == [
        "a-question: wrong answer, score 0.00 of 1",
        "Wrongly chosen: Text p. Why p.",
        "Missed: Text q. Why q.",
    ]


def test_the_calls_of_a_class_can_be_pasted() -> None:
    cache = replace(PROGRAM, call=CallKind.CLASS, name="Cache")
    calls = "[('__init__', (2,)), ('put', ('a b', 1)), ('get', ('a b',)), ('size',)]"
    example = replace(EXAMPLE, args={"calls": calls})
    assert format_call(cache, example) == ["it = Cache(2)", "it.put('a b', 1)", "it.get('a b')", "it.size"]


def test_the_script_of_a_query_keeps_its_lines() -> None:
    query = replace(PROGRAM, call=CallKind.SQL, name="query")
    script = "CREATE TABLE t (a); -- one\nINSERT INTO t VALUES ('x  y');\n"
    told = lines(replace(JUDGEMENT, counterexample=replace(EXAMPLE, args={"script": script})), query)
    assert told[3:5] == ["  CREATE TABLE t (a); -- one", "  INSERT INTO t VALUES ('x  y');"]


@given(st.lists(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=20), max_size=12))
def test_a_long_counterexample_fits_the_width_and_pastes_back(values: list[str]) -> None:
    example = replace(EXAMPLE, args={"nums": repr(values), "target": "6"})
    told = lines(replace(JUDGEMENT, counterexample=example))
    start, end = told.index("The smallest input found on which it is wrong:") + 1, told.index("  expected  (0, 1)")
    assert all(len(line) <= WIDTH for line in told)
    assert literal_eval("\n".join(told[start:end]).strip().removeprefix("two_sum")) == (values, 6)


def test_a_huge_value_is_cut_and_says_so() -> None:
    told = lines(replace(JUDGEMENT, counterexample=replace(EXAMPLE, got="[" + "1, " * 5000 + "1]")))
    assert "(15,003 characters; --json shows all)" in " ".join(line.strip() for line in told)
    assert len(told) < 40


def test_a_long_statement_of_a_script_is_broken_outside_of_its_texts_and_comments_are_not() -> None:
    query = replace(PROGRAM, call=CallKind.SQL, name="query")
    statement = f"INSERT INTO t VALUES ('{'a  b' * 9}', '{'c d' * 15}');"
    comment = f"SELECT 1; -- {'long ' * 20}"
    example = replace(EXAMPLE, args={"script": f"{statement}\n{comment}\n"})
    told = lines(replace(JUDGEMENT, counterexample=example), query)
    assert told[3:6] == [f"  INSERT INTO t VALUES ('{'a  b' * 9}',", f"  '{'c d' * 15}');", f"  {comment}"]


def test_a_long_script_is_cut_and_says_so() -> None:
    query = replace(PROGRAM, call=CallKind.SQL, name="query")
    example = replace(EXAMPLE, args={"script": "SELECT 1;\n" * 100})
    told = lines(replace(JUDGEMENT, counterexample=example), query)
    assert "  -- 60 more lines; --json shows all" in told
    assert told.count("  SELECT 1;") == 40


def test_where_no_value_came_back_what_happened_stands_in_place_of_values() -> None:
    example = replace(EXAMPLE, got="time limit", verdict=Verdict.TIME_LIMIT, diagnosis="")
    judged = replace(
        JUDGEMENT, verdict=Verdict.TIME_LIMIT, message="It used more than 2 s of CPU.", counterexample=example
    )
    assert lines(judged)[2:6] == [
        "It used more than 2 s of CPU.",
        "",
        "The smallest input found on which this happens:",
        "  two_sum([3, 3], 6)",
    ]
    assert not any("expected" in line for line in lines(judged))


def test_a_memory_limit_is_told_with_its_size() -> None:
    judged = replace(JUDGEMENT, verdict=Verdict.MEMORY_LIMIT, message="f(1) ran out of memory: MemoryError")
    assert "The limit is 256 MiB." in lines(judged)


def test_growth_is_told_against_what_was_asked_for() -> None:
    asked = replace(PROGRAM, growth=Ladder("n log n", (10, 100)))
    slow = replace(JUDGEMENT, growth=Growth(1.93, (1.84, 2.04), "n log n", ok=False))
    fast = replace(JUDGEMENT, growth=Growth(1.03, (0.94, 1.14), "n log n", ok=True))
    assert "Its time grows as n^1.9 (n^1.8 to n^2.0); asked for: n log n." in lines(slow, asked)
    assert "Its time grows as asked: n log n." in lines(fast, asked)


def test_an_answer_too_slow_for_its_growth_to_be_measured_is_told_what_was_asked_for() -> None:
    asked = replace(PROGRAM, growth=Ladder("n log n", (10, 100)))
    tests = (*JUDGEMENT.tests, outcome("size-10", Group.SCALE, Verdict.TIME_LIMIT, "too slow"))
    vague = Growth(0.2, (-1.5, 2.7), "n log n", ok=True)
    for growth in (None, vague):
        assert "Asked for: time that grows as n log n." in lines(replace(JUDGEMENT, tests=tests, growth=growth), asked)
    assert not any("sked for" in line for line in lines(JUDGEMENT, asked))


def test_failed_tests_are_named_by_verdict_and_all_of_a_kind_in_one_word() -> None:
    wrong = [outcome(name, Group.EDGES, Verdict.WRONG_ANSWER) for name in "ab"]
    slow = outcome("c", Group.EDGES, Verdict.TIME_LIMIT)
    passed = outcome("d", Group.EDGES, Verdict.ACCEPTED)
    assert failed_tests([*wrong, slow, passed]) == "wrong answer: a, b; time limit: c"
    assert failed_tests(wrong) == "wrong answer: all"
    assert failed_tests(wrong[:1]) == "wrong answer: a"
    assert failed_tests([passed]) == ""


def test_generated_inputs_are_counted_where_they_passed() -> None:
    passed = outcome("generated", Group.PROPERTY, Verdict.ACCEPTED, "180 generated inputs")
    assert "  property  1 of 1    180 generated inputs passed" in lines(replace(JUDGEMENT, tests=(passed,)))


def test_much_output_is_cut_and_says_so() -> None:
    told = lines(replace(JUDGEMENT, output="x\n" * 100))
    assert told[-2:] == ["  x", "  ... (--json shows more)"]
    assert told.count("  x") == 10


def test_an_explanation_is_a_summary_without_the_number_of_tests() -> None:
    asked = question(Format.CODE, PROGRAM)
    assert explain(asked, JUDGEMENT) == summarise(asked, score_judgement(JUDGEMENT))[2:]


@given(st.integers(40, 100), st.lists(st.integers(-(10**6), 10**6), max_size=60))
def test_every_width_is_kept(width: int, items: list[int]) -> None:
    example = replace(EXAMPLE, args={"nums": repr(items)}, expected=repr(items), got=repr([*items, 1]))
    named = tuple(outcome(f"case-{item}", Group.WRONG, Verdict.WRONG_ANSWER) for item in items)
    judged = replace(JUDGEMENT, counterexample=example, tests=(*JUDGEMENT.tests, *named), message="word " * 40)
    asked, score = question(Format.CODE, PROGRAM), score_judgement(judged)
    assert all(len(line) <= width for line in [*describe(asked, score, width), *summarise(asked, score, width)])
