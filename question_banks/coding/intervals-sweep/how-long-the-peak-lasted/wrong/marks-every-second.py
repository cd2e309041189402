def peak_stretch(jobs):
    in_use = {}
    for start, stop, gpus in jobs:
        if stop < start:
            raise ValueError("order")
        for second in range(start, stop):
            in_use[second] = in_use.get(second, 0) + gpus
    if not in_use:
        return 0, 0, 0
    peak = max(in_use.values())
    begin = min(s for s, gpus in in_use.items() if gpus == peak)
    end = begin
    while in_use.get(end) == peak:
        end += 1
    return peak, begin, end
