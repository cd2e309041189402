def peak_stretch(jobs):
    """Look at every second in which something may run."""
    if any(stop < start for start, stop, _ in jobs):
        raise ValueError("a job stops before it starts")
    moments = {time for start, stop, _ in jobs for time in (start, stop)}
    if not moments:
        return 0, 0, 0
    first = min(moments)
    line = [
        sum(gpus for start, stop, gpus in jobs if start <= time < stop)
        for time in range(first, max(moments) + 1)
    ]
    peak = max(line)
    if peak == 0:
        return 0, 0, 0
    begin = end = line.index(peak)
    while line[end] == peak:
        end += 1
    return peak, first + begin, first + end
