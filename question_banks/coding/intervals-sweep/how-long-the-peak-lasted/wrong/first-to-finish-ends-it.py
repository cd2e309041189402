from heapq import heappop, heappush


def peak_stretch(jobs):
    if any(stop < start for start, stop, _ in jobs):
        raise ValueError("order")
    running = []
    level = peak = begin = end = 0
    for start, stop, gpus in sorted(jobs):
        while running and running[0][0] <= start:
            level -= heappop(running)[1]
        if start == stop:
            continue
        heappush(running, (stop, gpus))
        level += gpus
        if level > peak:
            peak, begin, end = level, start, running[0][0]
    return peak, begin, end
