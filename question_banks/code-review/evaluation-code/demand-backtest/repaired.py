"""Back-test a forecast of next week's demand."""

import numpy as np
import pandas as pd

HELD_OUT_WEEKS = 8
FEATURES = ["last_week", "last_year", "recent"]


def add_features(sales):
    """Add what is known of each store on Sunday night.

    Rows without a full year of history are left out.
    """
    sales = sales.sort_values(["store", "week"])
    units = sales.groupby("store")["units"]
    sales = sales.assign(
        last_week=units.shift(1),
        last_year=units.shift(52),
        recent=units.transform(
            lambda store: store.shift(1).rolling(4).mean()
        ),
    )
    return sales.dropna()


def split(sales):
    """Return training and test rows."""
    last = sales["week"].max() - HELD_OUT_WEEKS
    held_out = sales["week"] > last
    return sales[~held_out], sales[held_out]


def design(sales):
    """Return the features and a column of ones."""
    return np.column_stack([sales[FEATURES], np.ones(len(sales))])


def fit(train):
    """Return least-squares weights."""
    x, y = design(train), train["units"].to_numpy(float)
    return np.linalg.lstsq(x, y, rcond=None)[0]


def errors(sales, forecast):
    """Return absolute errors, a row each."""
    return np.abs(sales["units"].to_numpy(float) - forecast)


def backtest(sales):
    """Return the error of the model and of last week's sales."""
    sales = add_features(sales)
    train, test = split(sales)
    forecast = np.maximum(design(test) @ fit(train), 0.0)
    units = test["units"].to_numpy(float)
    ours = errors(test, forecast)
    naive = errors(test, test["last_week"].to_numpy())
    return {
        "error": float(np.sum(ours) / np.sum(units)),
        "absolute": float(np.mean(ours)),
        "baseline_absolute": float(np.mean(naive)),
        "rows": len(test),
    }
