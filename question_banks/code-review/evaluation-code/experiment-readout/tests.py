"""How often a change that does nothing wins, over many invented experiments."""

import numpy as np


def invent(rng, users, views, spread=0.0, name=""):
    """Views of users, half in each arm.

    They differ from one another by `spread` and between the arms not at all.
    """
    made = []
    for number in range(users):
        rate = 0.5 + spread * rng.choice([-1, 1])
        clicks = rng.random(views) < rate
        arm = "ab"[number % 2]
        made += [(f"{name}{number}", arm, int(click)) for click in clicks]
    return made


def share(wins):
    wins = list(wins)
    return sum(wins) / len(wins)


def test_views_taken_for_users():
    rng = np.random.default_rng(1)
    wins = share(
        compare(invent(rng, 40, 20, spread=0.4))[1] < ALPHA
        for _ in range(100)
    )
    assert wins < 0.15


def test_mismatch_is_only_printed():
    clicks = {"a": 0, "b": 1}
    views = [(n, "a" if n < 600 else "b", n % 2) for n in range(900)]
    views += [(n, "b", clicks["b"]) for n in range(900, 1000)]
    assert not read_out(views)["significant"]


def test_stops_at_the_first_win():
    rng = np.random.default_rng(2)
    wins = share(
        decide([invent(rng, 20, 1, name=f"{day}-") for day in range(20)])[
            "significant"
        ]
        for _ in range(60)
    )
    assert wins < 0.15


def test_best_of_many_segments():
    rng = np.random.default_rng(3)
    segment_of = {str(user): user // 50 for user in range(400)}
    wins = share(
        best_segment(invent(rng, 400, 1), segment_of) is not None
        for _ in range(40)
    )
    assert wins < 0.2
