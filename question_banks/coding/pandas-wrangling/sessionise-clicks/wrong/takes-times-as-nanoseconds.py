import pandas as pd


def sessionise(clicks, gap_s):
    numbered = clicks.set_axis(range(len(clicks)))
    rows = numbered.sort_values("at", kind="stable")
    pause = rows.groupby("user")["at"].diff().astype("int64")
    opens = pause > gap_s * 10**9
    session = opens.groupby(rows["user"]).cumsum() + 1
    position = rows.groupby([rows["user"], session]).cumcount() + 1
    found = pd.DataFrame({"session": session, "position": position})
    return found.sort_index().set_axis(clicks.index)
