def peak_stretch(jobs):
    change = {}
    for start, stop, _ in jobs:
        if stop < start:
            raise ValueError("order")
        change[start] = change.get(start, 0) + 1
        change[stop] = change.get(stop, 0) - 1
    level = peak = begin = end = 0
    holding = False
    for time in sorted(change):
        level += change[time]
        if level > peak:
            peak, begin, holding = level, time, True
        elif holding and level < peak:
            end, holding = time, False
    return peak, begin, end
