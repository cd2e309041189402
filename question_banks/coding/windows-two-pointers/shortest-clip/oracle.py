def shortest_clip(events, need):
    """Try all pairs of times, and count what lies between them."""
    if not need:
        raise ValueError("nothing is needed")
    clips = []
    for first, (begin, _) in enumerate(events):
        for end, _ in events[first:]:
            inside = [k for time, k in events if begin <= time <= end]
            if all(inside.count(k) >= need[k] for k in need):
                clips.append((end - begin, begin, end))
    return min(clips)[1:] if clips else None
