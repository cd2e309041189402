def trailing_means(values, window):
    if window < 1:
        raise ValueError("the window starts at 1")
    means = []
    for day in range(len(values)):
        days = [
            value or 0 for value in values[max(0, day - window) : day]
        ]
        means.append(sum(days) / len(days) if days else None)
    return means
