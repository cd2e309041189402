"""Read out an experiment with two arms."""

import math
from collections import defaultdict

import numpy as np

ALPHA = 0.05
RATIO_ALPHA = 0.001


def two_sided(z):
    """Return the chance of a value at least as far from 0.

    `z` is standard normal where there is no difference.
    """
    return math.erfc(
        abs(z) / math.sqrt(2)
    )


def ratio_p(views):
    """Return the p-value of the split of users over arms.

    It is small when assignment or logging lost users.
    """
    arm_of = {user: arm for user, arm, _ in views}
    in_b = sum(arm == "b" for arm in arm_of.values())
    n = len(arm_of)
    error = math.sqrt(n * 0.5 * 0.5)
    return two_sided((in_b - n * 0.5) / error)


def compare(views):
    """Return the difference of the click rates, and its p.

    Positive: arm b has more clicks.
    """
    rates, variances = {}, {}
    for name in ("a", "b"):
        by_user = defaultdict(list)
        for user, arm, clicked in views:
            if arm == name:
                by_user[user].append(clicked)
        clicks = np.array([sum(c) for c in by_user.values()])
        seen = np.array([len(c) for c in by_user.values()])
        rate = float(clicks.sum() / seen.sum())
        rates[name] = rate
        # The delta method for a ratio of two means over users.
        rest = (clicks - rate * seen) / seen.mean()
        variances[name] = float(np.mean(rest**2)) / len(seen)
    error = math.sqrt(variances["a"] + variances["b"])
    if error == 0:
        return rates["b"] - rates["a"], 1.0
    difference = rates["b"] - rates["a"]
    return difference, two_sided(difference / error)


def read_out(views):
    """Return what the team sees: difference, p, winner."""
    difference, p = compare(views)
    result = {"difference": difference, "p": p}
    result["ratio_p"] = ratio_p(views)
    sound = result["ratio_p"] >= RATIO_ALPHA
    result["significant"] = sound and p < ALPHA
    return result


def decide(days):
    """Return the read-out of the planned last day."""
    return read_out([view for today in days for view in today])


def best_segment(views, segment_of):
    """Return the segment with the clearest difference."""
    segments = defaultdict(list)
    for view in views:
        segments[segment_of[view[0]]].append(view)
    found = {name: compare(part)
             for name, part in segments.items()}
    name = min(found, key=lambda one: found[one][1])
    return name if found[name][1] < ALPHA / len(found) else None
