def peak_stretch(jobs):
    if any(stop < start for start, stop, _ in jobs):
        raise ValueError("order")
    peak = begin = end = 0
    holding = False
    for time in sorted({t for job in jobs for t in job[:2]}):
        level = sum(
            gpus for start, stop, gpus in jobs if start <= time < stop
        )
        if level > peak:
            peak, begin, holding = level, time, True
        elif holding and level < peak:
            end, holding = time, False
    return peak, begin, end
