import pandas as pd


def encode(rows, weight):
    if rows["fold"].nunique() < 2:
        raise ValueError("two folds or more are needed")
    found = []
    for level, fold in zip(rows["level"], rows["fold"]):
        others = rows[rows["fold"] != fold]
        if pd.isna(level):
            same = others[others["level"].isna()]
        else:
            same = others[others["level"] == level]
        seen = same["y"].sum() + weight * others["y"].mean()
        found.append(seen / (len(same) + weight))
    return pd.Series(found, index=rows.index, dtype="float64")
