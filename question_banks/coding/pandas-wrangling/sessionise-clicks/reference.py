import pandas as pd


def sessionise(clicks: pd.DataFrame, gap_s: int) -> pd.DataFrame:
    """Return the session and the position of each click."""
    numbered = clicks.set_axis(range(len(clicks)))
    rows = numbered.sort_values("at", kind="stable")
    pause = rows.groupby("user")["at"].diff()
    opens = pause > pd.Timedelta(seconds=gap_s)
    session = opens.groupby(rows["user"]).cumsum() + 1
    position = rows.groupby([rows["user"], session]).cumcount() + 1
    found = pd.DataFrame({"session": session, "position": position})
    return found.sort_index().set_axis(clicks.index)
