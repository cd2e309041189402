import pandas as pd


def sessionise(clicks, gap_s):
    rows = clicks.set_axis(range(len(clicks)))
    pause = rows.groupby("user")["at"].diff()
    opens = pause > pd.Timedelta(seconds=gap_s)
    session = opens.groupby(rows["user"]).cumsum() + 1
    position = rows.groupby([rows["user"], session]).cumcount() + 1
    found = pd.DataFrame({"session": session, "position": position})
    return found.set_axis(clicks.index)
