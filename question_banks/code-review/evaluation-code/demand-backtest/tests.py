"""What a back-test may know and compare, tried on invented sales."""

import numpy as np
import pandas as pd


def invent(weeks=80, stores=3, quiet_from=None):
    """Noisy weekly sales; from a week on all stores sell 50 each week."""
    rng = np.random.default_rng(3)
    week = np.tile(np.arange(weeks), stores)
    units = rng.integers(20, 80, weeks * stores)
    if quiet_from is not None:
        units = np.where(week >= quiet_from, 50, units)
    store = np.repeat(np.arange(stores), weeks)
    return pd.DataFrame({"store": store, "week": week, "units": units})


def by_time(sales):
    last = sales["week"].max() - 8
    return sales[sales["week"] <= last], sales[sales["week"] > last]


def backtest_in_time(sales):
    """Back-test with a split by time, whatever the script's own does."""
    own = globals()["split"]
    globals()["split"] = by_time
    try:
        return backtest(sales)
    finally:
        globals()["split"] = own


def test_mean_holds_this_week():
    sales = invent()
    units = sales["units"].where(sales["week"] < 79, 10_000)
    changed = sales.assign(units=units)
    before, after = add_features(sales), add_features(changed)
    assert before[FEATURES].equals(after[FEATURES])


def test_weeks_drawn_at_random():
    train, test = split(add_features(invent()))
    assert train["week"].max() < test["week"].min()


def test_percent_of_nothing():
    sales = invent()
    idle = sales.assign(units=sales["units"].where(sales["week"] != 76, 0))
    assert all(np.isfinite(value) for value in backtest_in_time(idle).values())


def test_baseline_sees_other_weeks():
    assert backtest_in_time(invent(quiet_from=60))["baseline_absolute"] == 0.0
