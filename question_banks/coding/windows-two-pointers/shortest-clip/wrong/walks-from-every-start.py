def shortest_clip(events, need):
    if not need:
        raise ValueError("nothing is needed")
    best = None
    for front, (begin, _) in enumerate(events):
        short = dict(need)
        for time, kind in events[front:]:
            if kind in short:
                short[kind] -= 1
                if short[kind] == 0:
                    del short[kind]
            if not short:
                if best is None or time - begin < best[1] - best[0]:
                    best = (begin, time)
                break
    return best
