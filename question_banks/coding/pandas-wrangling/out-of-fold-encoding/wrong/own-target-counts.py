import pandas as pd


def encode(rows, weight):
    if rows["fold"].nunique() < 2:
        raise ValueError("folds")
    level = rows.groupby("level", dropna=False)["y"]
    prior = weight * rows["y"].mean()
    total = level.transform("sum") + prior
    return total / (level.transform("size") + weight)
