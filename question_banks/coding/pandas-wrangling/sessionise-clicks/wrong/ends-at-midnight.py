import pandas as pd


def sessionise(clicks, gap_s):
    rows = clicks.set_axis(range(len(clicks)))
    rows = rows.sort_values("at", kind="stable")
    rows["day"] = rows["at"].dt.date
    by_user = rows.groupby("user")
    opens = by_user["at"].diff() > pd.Timedelta(seconds=gap_s)
    opens |= by_user["day"].shift().fillna(rows["day"]) != rows["day"]
    session = opens.groupby(rows["user"]).cumsum() + 1
    position = rows.groupby([rows["user"], session]).cumcount() + 1
    found = pd.DataFrame({"session": session, "position": position})
    return found.sort_index().set_axis(clicks.index)
