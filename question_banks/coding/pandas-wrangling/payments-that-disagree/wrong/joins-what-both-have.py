import pandas as pd


def disagreements(
    ours: pd.DataFrame, theirs: pd.DataFrame
) -> pd.DataFrame:
    named, nameless = [], []
    for side, ledger in (("ours", ours), ("theirs", theirs)):
        lost = ledger["ref"].isna()
        known = ledger.loc[~lost, ["ref", "micros"]]
        if known["ref"].duplicated().any():
            raise ValueError(f"a ref occurs twice in {side}")
        named.append(known.astype({"micros": "Int64"}))
        rest = ledger.loc[lost, ["ref", "micros"]].assign(status=side)
        nameless.append(rest.rename(columns={"micros": "gap"}))
    nameless[1]["gap"] = -nameless[1]["gap"]

    both = named[0].merge(
        named[1],
        on="ref",
        how="inner",
        suffixes=("_ours", "_theirs"),
        indicator="found",
    ).sort_values("ref")
    here, there = both["micros_ours"], both["micros_theirs"]
    both["gap"] = (here.fillna(0) - there.fillna(0)).astype("int64")
    words = {
        "both": "differs",
        "left_only": "ours",
        "right_only": "theirs",
    }
    both["status"] = both["found"].astype(str).map(words)
    both = both[(both["found"] != "both") | (both["gap"] != 0)]
    found = pd.concat([both, *nameless], ignore_index=True)
    return found[["ref", "status", "gap"]]
