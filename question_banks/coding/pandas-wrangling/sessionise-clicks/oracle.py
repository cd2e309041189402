import pandas as pd


def sessionise(clicks, gap_s):
    """Walk through the clicks of each user in plain Python."""
    users = clicks["user"].tolist()
    stamps = clicks["at"].tolist()
    session, position = [0] * len(users), [0] * len(users)
    for user in set(users):
        rows = [row for row in range(len(users)) if users[row] == user]
        rows.sort(key=lambda row: (stamps[row], row))
        number, place, last = 0, 0, None
        for row in rows:
            is_new = last is None or (
                (stamps[row] - last).total_seconds() > gap_s
            )
            number, place = (number + 1, 1) if is_new else (number, place + 1)
            session[row], position[row] = number, place
            last = stamps[row]
    found = pd.DataFrame(
        {"session": session, "position": position}, dtype="int64"
    )
    found.index = clicks.index
    return found
