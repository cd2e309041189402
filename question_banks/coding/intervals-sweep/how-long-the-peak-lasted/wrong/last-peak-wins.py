def peak_stretch(jobs):
    change = {}
    for start, stop, gpus in jobs:
        if stop < start:
            raise ValueError("order")
        change[start] = change.get(start, 0) + gpus
        change[stop] = change.get(stop, 0) - gpus
    level = peak = begin = end = 0
    holding = False
    for time in sorted(change):
        if not change[time]:
            continue
        level += change[time]
        if level >= peak:
            peak, begin, holding = level, time, True
        elif holding:
            end, holding = time, False
    if peak == 0:
        return 0, 0, 0
    return peak, begin, end
