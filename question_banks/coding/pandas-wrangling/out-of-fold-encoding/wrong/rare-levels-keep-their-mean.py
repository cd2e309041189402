import pandas as pd


def encode(rows, weight):
    if rows["fold"].nunique() < 2:
        raise ValueError("folds")
    fold = rows.groupby("fold")["y"]
    level = rows.groupby("level", dropna=False)["y"]
    both = rows.groupby(["level", "fold"], dropna=False)["y"]
    rest = rows["y"].sum() - fold.transform("sum")
    mean = rest / (len(rows) - fold.transform("size"))
    seen = level.transform("sum") - both.transform("sum")
    count = level.transform("size") - both.transform("size")
    return (seen / count).where(count > 0, mean)
