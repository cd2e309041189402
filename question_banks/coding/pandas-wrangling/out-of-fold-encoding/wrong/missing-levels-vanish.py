import pandas as pd


def encode(rows, weight):
    if rows["fold"].nunique() < 2:
        raise ValueError("folds")
    fold = rows.groupby("fold")["y"]
    level = rows.groupby("level")["y"]
    both = rows.groupby(["level", "fold"])["y"]
    rest = rows["y"].sum() - fold.transform("sum")
    mean = rest / (len(rows) - fold.transform("size"))
    seen = level.transform("sum") - both.transform("sum")
    count = level.transform("count") - both.transform("count")
    return (seen + weight * mean) / (count + weight)
