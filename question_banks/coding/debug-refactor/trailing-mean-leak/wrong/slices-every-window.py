def trailing_means(values, window):
    if window < 1:
        raise ValueError("the window starts at 1")
    means = []
    for day in range(len(values)):
        known = [
            value
            for value in values[max(0, day - window) : day]
            if value is not None
        ]
        means.append(sum(known) / len(known) if known else None)
    return means
