import pandas as pd


def totals(d):
    sums = {}
    for row in d.itertuples():
        sums[row.k] = sums.get(row.k, 0) + int(row.v)
    return pd.DataFrame([{"k": key, "v": value} for key, value in sums.items()])
