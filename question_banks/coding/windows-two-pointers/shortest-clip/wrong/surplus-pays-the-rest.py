def shortest_clip(events, need):
    if not need:
        raise ValueError("nothing is needed")
    missing = sum(need.values())
    best = None
    front = 0
    for time, kind in events:
        if kind in need:
            missing -= 1
        while missing <= 0:
            begin, leaving = events[front]
            if best is None or time - begin < best[1] - best[0]:
                best = (begin, time)
            if leaving in need:
                missing += 1
            front += 1
    return best
