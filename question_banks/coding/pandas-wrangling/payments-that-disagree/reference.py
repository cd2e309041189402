import pandas as pd


def disagreements(
    ours: pd.DataFrame, theirs: pd.DataFrame
) -> pd.DataFrame:
    """Return what the two ledgers do not agree on."""
    here, lost_here = split(ours)
    there, lost_there = split(theirs)
    gap = pd.concat([here, -there]).groupby(level=0).sum()
    status = pd.Series("differs", index=gap.index)
    status[~gap.index.isin(there.index)] = "ours"
    status[~gap.index.isin(here.index)] = "theirs"
    wrong = (gap != 0) | (status != "differs")
    parts = [
        table(gap.index[wrong], status[wrong], gap[wrong]),
        table(None, "ours", lost_here),
        table(None, "theirs", -lost_there),
    ]
    return pd.concat(parts, ignore_index=True)


def split(ledger: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Return the amounts by ref, and those of rows without one."""
    amounts = ledger.set_index("ref")["micros"]
    lost = amounts.index.isna()
    if amounts[~lost].index.has_duplicates:
        raise ValueError("a ref occurs twice in one ledger")
    return amounts[~lost], amounts[lost]


def table(ref, status, gap: pd.Series) -> pd.DataFrame:
    """Return a part of the result."""
    return pd.DataFrame({"ref": ref, "status": status, "gap": gap})
