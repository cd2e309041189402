import pandas as pd


def encode(rows, weight):
    if rows["fold"].nunique() < 2:
        raise ValueError("folds")
    mean = rows.groupby("fold")["y"].transform("mean")
    both = rows.groupby(["level", "fold"], dropna=False)["y"]
    total = both.transform("sum") + weight * mean
    return total / (both.transform("size") + weight)
