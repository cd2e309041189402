"""Results whose worth can be told by hand, and what the script says of them."""

import math


def test_ties_by_grade():
    result = {"a": 0.5, "b": 0.5}
    assert math.isclose(ndcg(result, {"a": 0, "b": 1}), 1 / math.log2(3))


def test_ideal_of_what_was_found():
    half = ndcg({"a": 0.9, "b": 0.8}, {"a": 1, "b": 1, "c": 1, "d": 1})
    assert half < 0.7


def test_forgets_empty_results():
    judged = {"rain": {"a": 1}, "snow": {"b": 1}}
    full = {"rain": {"a": 0.9}, "snow": {"b": 0.9}}
    poor = {"rain": {"a": 0.9}}
    assert read_out(full, poor, judged)["new"] == 0.5


def test_draws_apart():
    # The new ranker is a little better on every single query.
    old = {query: query % 10 / 10 for query in range(50)}
    new = {query: value + 0.03 for query, value in old.items()}
    low, high = interval(old, new)
    assert 0.02 < low and high < 0.04
