def shortest_clip(events, need):
    if not need:
        raise ValueError("nothing is needed")
    last_seen = {}
    best = None
    for time, kind in events:
        if kind in need:
            last_seen[kind] = time
        if len(last_seen) == len(need):
            begin = min(last_seen.values())
            if best is None or time - begin < best[1] - best[0]:
                best = (begin, time)
    return best
