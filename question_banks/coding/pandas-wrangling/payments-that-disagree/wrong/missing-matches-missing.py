import pandas as pd


def disagreements(ours, theirs):
    for ledger in (ours, theirs):
        if ledger["ref"].dropna().duplicated().any():
            raise ValueError("twice")
    both = ours.astype({"micros": "Int64"}).merge(
        theirs.astype({"micros": "Int64"}),
        on="ref",
        how="outer",
        suffixes=("_ours", "_theirs"),
        indicator=True,
    )
    here, there = both["micros_ours"], both["micros_theirs"]
    both["gap"] = (here.fillna(0) - there.fillna(0)).astype("int64")
    words = {
        "both": "differs",
        "left_only": "ours",
        "right_only": "theirs",
    }
    both["status"] = both["_merge"].astype(str).map(words)
    wrong = (both["_merge"] != "both") | (both["gap"] != 0)
    found = both.loc[wrong].sort_values(["ref", "status"])
    return found[["ref", "status", "gap"]].reset_index(drop=True)
