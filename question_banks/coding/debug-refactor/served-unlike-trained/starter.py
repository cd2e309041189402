import math


def prepare(history: list[dict]) -> list[list[float]]:
    """Make the training table, a row of features for each row.

    Features: wait in minutes, the mean of the known waits where it is
    missing; 1.0 where the wait is missing, else 0.0; log2 of visits
    plus 1, a missing count as 0; then 1.0 or 0.0 for each city of the
    history in order of its name, all 0.0 for a missing or new one.
    """
    waits = [
        row["wait_s"] / 60
        for row in history
        if row.get("wait_s") is not None
    ]
    mean = sum(waits) / len(waits)
    cities = sorted(
        {row["city"] for row in history if row.get("city") is not None}
    )
    table = []
    for row in history:
        wait = row.get("wait_s")
        known = wait is not None
        visits = row.get("visits") or 0
        table.append(
            [
                wait / 60 if known else mean,
                0.0 if known else 1.0,
                log2(visits + 1),
                *[float(row.get("city") == city) for city in cities],
            ]
        )
    return table


def serve(history: list[dict], row: dict) -> list[float]:
    """Make the features of one new row."""
    cities = []
    for old in history:
        if old.get("city") not in cities:
            cities.append(old.get("city"))
    wait = row.get("wait_s") or 0
    visits = row.get("visits") or 0
    features = [float(wait), 0.0, log2(visits + 1)]
    here = row.get("city")
    return features + [float(here == city) for city in cities]


def log2(number: int) -> float:
    """Return the logarithm to base 2."""
    return math.log2(number)
