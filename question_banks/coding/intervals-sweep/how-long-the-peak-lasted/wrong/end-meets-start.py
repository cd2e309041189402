def peak_stretch(jobs):
    events = []
    for start, stop, gpus in jobs:
        if stop < start:
            raise ValueError("order")
        if start == stop:
            continue
        events.append((start, 0, gpus))
        events.append((stop, 1, -gpus))
    level = peak = begin = end = 0
    holding = False
    for time, _, gpus in sorted(events):
        level += gpus
        if level > peak:
            peak, begin, holding = level, time, True
        elif holding and level < peak:
            end, holding = time, False
    return peak, begin, end
