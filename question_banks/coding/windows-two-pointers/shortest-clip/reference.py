def shortest_clip(
    events: list[tuple[int, str]], need: dict[str, int]
) -> tuple[int, int] | None:
    """Return the first and last time of the shortest clip.

    It holds at least need[kind] events of each kind in need.
    """
    if not need:
        raise ValueError("nothing is needed")
    # Below zero where the clip holds more than needed.
    short = dict(need)
    missing = sum(need.values())
    best = None
    front = 0
    for end, kind in events:
        if kind in short:
            if short[kind] > 0:
                missing -= 1
            short[kind] -= 1
        while missing == 0:
            begin, leaving = events[front]
            if best is None or end - begin < best[1] - best[0]:
                best = (begin, end)
            front += 1
            if leaving in short:
                short[leaving] += 1
                if short[leaving] > 0:
                    missing += 1
    return best
