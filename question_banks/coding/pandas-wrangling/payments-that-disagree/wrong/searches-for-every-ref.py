import pandas as pd


def disagreements(ours, theirs):
    for ledger in (ours, theirs):
        if ledger["ref"].dropna().duplicated().any():
            raise ValueError("twice")
    rows = []
    for ref in sorted({*ours["ref"].dropna(), *theirs["ref"].dropna()}):
        here = ours.loc[ours["ref"] == ref, "micros"].tolist()
        there = theirs.loc[theirs["ref"] == ref, "micros"].tolist()
        gap = sum(here) - sum(there)
        if not there:
            rows.append((ref, "ours", gap))
        elif not here:
            rows.append((ref, "theirs", gap))
        elif gap != 0:
            rows.append((ref, "differs", gap))
    for micros in ours.loc[ours["ref"].isna(), "micros"].tolist():
        rows.append((None, "ours", micros))
    for micros in theirs.loc[theirs["ref"].isna(), "micros"].tolist():
        rows.append((None, "theirs", -micros))
    found = pd.DataFrame(rows, columns=["ref", "status", "gap"])
    return found.astype({"gap": "int64"})
