def peak_stretch(
    jobs: list[tuple[int, int, int]],
) -> tuple[int, int, int]:
    """Return the peak, and where its first stretch begins and ends."""
    change: dict[int, int] = {}
    for start, stop, gpus in jobs:
        if stop < start:
            raise ValueError("a job stops before it starts")
        change[start] = change.get(start, 0) + gpus
        change[stop] = change.get(stop, 0) - gpus
    in_use = peak = begin = end = 0
    at_peak = False
    for moment in sorted(change):
        in_use += change[moment]
        if in_use > peak:
            peak, begin, at_peak = in_use, moment, True
        elif at_peak and in_use < peak:
            end, at_peak = moment, False
    return peak, begin, end
