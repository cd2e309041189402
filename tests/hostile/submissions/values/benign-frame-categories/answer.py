import pandas as pd


def totals(d):
    work = d.copy()
    work["k"] = pd.Categorical(work["k"])
    out = work.groupby("k", observed=True, as_index=False)["v"].sum()
    out["k"] = out["k"].astype(str)
    return out
