import pandas as pd


def totals(d):
    return pd.DataFrame(columns=range(50_000))
