"""Decide between two rankers by NDCG on judged queries."""

import math
import random
from statistics import fmean

DEPTH = 10
ROUNDS = 1000


def in_order(scores, grades):
    """Return the grades of a result, best score first.

    Documents without a grade count as 0.
    """
    shown = sorted(scores, key=lambda name: (-scores[name], name))
    return [grades.get(document, 0) for document in shown]


def gain(grades):
    """Return the discounted gain of the first DEPTH places."""
    return sum(
        (2**grade - 1) / math.log2(place + 2)
        for place, grade in enumerate(grades[:DEPTH])
    )


def ndcg(scores, grades):
    """Return the gain as a share of the best possible one."""
    found = in_order(scores, grades)
    best = gain(sorted(grades.values(), reverse=True))
    return gain(found) / best if best else 0.0


def by_query(run, judged):
    """Return the NDCG of each query."""
    return {
        query: ndcg(run.get(query, {}), grades)
        for query, grades in judged.items()
    }


def interval(old, new, seed=0):
    """Return a 95 % bootstrap interval of new less old.

    Both map queries to their NDCG.
    """
    rng = random.Random(seed)
    gains = [new[query] - old[query] for query in old]
    differences = []
    for _ in range(ROUNDS):
        differences.append(fmean(rng.choices(gains, k=len(gains))))
    differences.sort()
    tail = ROUNDS // 40
    return differences[tail], differences[-tail - 1]


def read_out(old_run, new_run, judged):
    """Return both means, the interval and the verdict."""
    old = by_query(old_run, judged)
    new = by_query(new_run, judged)
    low, high = interval(old, new)
    return {
        "old": fmean(old.values()),
        "new": fmean(new.values()),
        "interval": (low, high),
        "ship": low > 0,
    }
