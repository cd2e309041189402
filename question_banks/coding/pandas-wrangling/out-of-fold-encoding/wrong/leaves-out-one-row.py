import pandas as pd


def encode(rows, weight):
    if rows["fold"].nunique() < 2:
        raise ValueError("folds")
    y = rows["y"]
    level = rows.groupby("level", dropna=False)["y"]
    mean = (y.sum() - y) / (len(rows) - 1)
    total = level.transform("sum") - y + weight * mean
    return total / (level.transform("size") - 1 + weight)
