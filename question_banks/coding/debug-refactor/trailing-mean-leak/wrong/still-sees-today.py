def trailing_means(values, window):
    if window < 1:
        raise ValueError("the window starts at 1")
    means = []
    total = known = 0
    for day, value in enumerate(values):
        if value is not None:
            total += value
            known += 1
        oldest = day - window
        if oldest >= 0 and values[oldest] is not None:
            total -= values[oldest]
            known -= 1
        means.append(total / known if known else None)
    return means
