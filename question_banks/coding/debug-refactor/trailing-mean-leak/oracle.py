from statistics import fmean


def trailing_means(
    values: list[int | None], window: int
) -> list[float | None]:
    """Cut the window out anew for each day."""
    if window < 1:
        raise ValueError("no window")
    means: list[float | None] = []
    for day in range(len(values)):
        known = [
            value
            for value in values[max(0, day - window) : day]
            if value is not None
        ]
        means.append(fmean(known) if known else None)
    return means
