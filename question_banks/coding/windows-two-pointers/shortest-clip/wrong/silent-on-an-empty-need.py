from collections import Counter


def shortest_clip(events, need):
    have = Counter()
    best = None
    front = 0
    for time, kind in events:
        have[kind] += 1
        while need and all(have[k] >= need[k] for k in need):
            begin, leaving = events[front]
            if best is None or time - begin < best[1] - best[0]:
                best = (begin, time)
            have[leaving] -= 1
            front += 1
    return best
