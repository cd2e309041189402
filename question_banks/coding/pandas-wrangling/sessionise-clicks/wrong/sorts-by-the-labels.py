import pandas as pd


def sessionise(clicks, gap_s):
    rows = clicks.sort_values("at", kind="stable")
    users = rows["user"]
    pause = rows.groupby("user")["at"].diff()
    opens = pause > pd.Timedelta(seconds=gap_s)
    session = opens.groupby(users.to_numpy()).cumsum() + 1
    keys = [users.to_numpy(), session.to_numpy()]
    position = rows.groupby(keys).cumcount() + 1
    found = pd.DataFrame(
        {"session": session.to_numpy(), "position": position.to_numpy()},
        index=rows.index,
    )
    return found.sort_index()
