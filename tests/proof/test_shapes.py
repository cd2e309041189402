"""What runs of words and of syntax trees leave out: case, punctuation, numbers, names."""

from hypothesis import given
from hypothesis import strategies as st

from interviewprep.proof.joins import overlap
from interviewprep.proof.shapes import shape_of_python, shape_of_sql, shingles
from interviewprep.proof.words import words

WORDS = st.lists(st.sampled_from("model loss rate Don't 0.5 1,000 tree AUC k2".split()), min_size=1, max_size=30)  # noqa: SIM905
MARKS = st.sampled_from([" ", ", ", "; ", " (", ") ", " *", "* ", "\n", ' "', " - ", ". "])

PROGRAM = """
def running_mean(values, width):
    total = 0.0
    out = []
    for place, value in enumerate(values):
        total += value
        if place >= width:
            total -= values[place - width]
        out.append(total / min(place + 1, width))
    return out
"""
RENAMED = '''
def f(xs: list[float], n: int) -> list[float]:
    """Average."""
    acc = 1.5
    result = []
    for i, x in enumerate(xs):
        acc += x
        if i >= n:
            acc -= xs[i - n]
        result.append(acc / min(i + 2, n))
    return result
'''
OTHER = """
def ranks(scores):
    order = sorted(range(len(scores)), key=scores.__getitem__)
    found = [0] * len(scores)
    while order:
        top = order.pop()
        found[top] = len(order) + 1
    return [rank or None for rank in found]
"""
QUERY = """
SELECT slot, COUNT(*) AS shown, AVG(clicked) AS rate FROM views WHERE day >= '2024-01-01' AND kind = 3
GROUP BY slot HAVING COUNT(*) > 10 ORDER BY rate DESC, slot
"""


@given(WORDS, st.lists(MARKS, min_size=30, max_size=30))
def test_shingles_do_not_see_case_and_punctuation(told: list[str], marks: list[str]) -> None:
    dressed = "".join(f"{word.upper()}{mark}" for word, mark in zip(told, marks, strict=False))
    assert shingles(words(dressed)) == shingles(words(" ".join(told)))


@given(WORDS, st.integers(0, 10**6), st.floats(0, 99, allow_nan=False).map(lambda value: f"{value:.3f}"))
def test_shingles_do_not_see_the_values_of_numbers(told: list[str], whole: int, part: str) -> None:
    changed = [str(whole) if word == "1,000" else part if word == "0.5" else word for word in told]
    assert shingles(words(" ".join(changed))) == shingles(words(" ".join(told)))


def test_shapes_of_programs_do_not_see_names_numbers_and_comments() -> None:
    assert shape_of_python(PROGRAM) == shape_of_python(RENAMED)
    assert overlap(shape_of_python(PROGRAM), shape_of_python(OTHER)) < 0.3


def test_a_short_program_has_no_shape() -> None:
    assert shape_of_python("def double(n):\n    return 2 * n\n") == frozenset()


def test_shapes_of_queries_do_not_see_names_and_values() -> None:
    renamed = QUERY.replace("slot", "place").replace("views", "log").replace("10", "25").replace("SELECT", "select")
    assert shape_of_sql(renamed) == shape_of_sql(QUERY) != frozenset()
    assert shape_of_sql("SELECT 1") == frozenset()
