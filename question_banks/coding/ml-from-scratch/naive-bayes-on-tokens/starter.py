def posteriors(
    train: list[tuple[str, list[str]]],
    docs: list[list[str]],
    alpha: float,
) -> list[dict[str, float]]:
    """Return the chance of each label for each document."""
    return [{} for _ in docs]
