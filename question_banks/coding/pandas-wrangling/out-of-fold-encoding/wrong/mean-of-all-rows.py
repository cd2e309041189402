import pandas as pd


def encode(rows, weight):
    if rows["fold"].nunique() < 2:
        raise ValueError("folds")
    level = rows.groupby("level", dropna=False)["y"]
    both = rows.groupby(["level", "fold"], dropna=False)["y"]
    seen = level.transform("sum") - both.transform("sum")
    count = level.transform("size") - both.transform("size")
    return (seen + weight * rows["y"].mean()) / (count + weight)
