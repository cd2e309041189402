def trailing_means(
    values: list[int | None], window: int
) -> list[float | None]:
    """Return, for each day, the mean of the days before it.

    Looks at the `window` days just before, never at the day itself.
    Missing days (None) occupy their place but do not count. Without
    any known day the mean is None.
    """
    if window < 1:
        raise ValueError("the window starts at 1")
    means: list[float | None] = []
    total = 0
    known = 0
    for day, value in enumerate(values):
        if value is not None:
            total += value
            known += 1
        means.append(total / known if known else None)
        oldest = day - window
        if oldest >= 0 and values[oldest]:
            total -= values[oldest]
            known -= 1
    return means
