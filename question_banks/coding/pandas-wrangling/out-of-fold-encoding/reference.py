import pandas as pd


def encode(rows: pd.DataFrame, weight: float) -> pd.Series:
    """Return each row's level as a number from the other folds."""
    if rows["fold"].nunique() < 2:
        raise ValueError("two folds or more are needed")
    fold = rows.groupby("fold")["y"]
    level = rows.groupby("level", dropna=False)["y"]
    both = rows.groupby(["level", "fold"], dropna=False)["y"]
    rest = rows["y"].sum() - fold.transform("sum")
    mean = rest / (len(rows) - fold.transform("size"))
    seen = level.transform("sum") - both.transform("sum")
    count = level.transform("size") - both.transform("size")
    return (seen + weight * mean) / (count + weight)
