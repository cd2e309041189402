import math


def prepare(
    history: list[dict], rows: list[dict] | None = None
) -> list[list[float]]:
    """Make the training table, a row of features for each row.

    Features: wait in minutes, the mean of the known waits where it is
    missing; 1.0 where the wait is missing, else 0.0; log2 of visits
    plus 1, a missing count as 0; then 1.0 or 0.0 for each city of the
    history in order of its name, all 0.0 for a missing or new one.
    With `rows`, their features are made from the same history.
    """
    fitted = fit(history)
    wanted = history if rows is None else rows
    return [features(row, *fitted) for row in wanted]


def serve(history: list[dict], row: dict) -> list[float]:
    """Make the features of one new row."""
    return prepare(history, [row])[0]


def fit(history: list[dict]) -> tuple[float, list[str]]:
    """Learn the mean wait in minutes, and the cities by name."""
    waits = [row.get("wait_s") for row in history]
    known = [wait / 60 for wait in waits if wait is not None]
    cities = {row.get("city") for row in history} - {None}
    return sum(known) / len(known), sorted(cities)


def features(
    row: dict, mean: float, cities: list[str]
) -> list[float]:
    """Make the features of a row from what was learnt."""
    wait = row.get("wait_s")
    missing = wait is None
    return [
        mean if missing else wait / 60,
        float(missing),
        math.log2((row.get("visits") or 0) + 1),
        *[float(row.get("city") == city) for city in cities],
    ]
