from collections import Counter


def shortest_clip(events, need):
    if not need:
        raise ValueError("nothing is needed")
    have = Counter()
    best = None
    front = 0
    for last, (_, kind) in enumerate(events):
        have[kind] += 1
        while all(have[k] >= need[k] for k in need):
            if best is None or last - front < best[1] - best[0]:
                best = (front, last)
            have[events[front][1]] -= 1
            front += 1
    if best is None:
        return None
    return events[best[0]][0], events[best[1]][0]
