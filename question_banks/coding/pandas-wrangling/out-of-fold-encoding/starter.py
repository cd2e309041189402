import pandas as pd


def encode(rows: pd.DataFrame, weight: float) -> pd.Series:
    """Return each row's level as a number from the other folds."""
    return pd.Series(0.0, index=rows.index)
