def best_split(
    x: list[float], y: list[str]
) -> tuple[float, float] | None:
    """Return a threshold of least impurity, and that impurity."""
    return None
