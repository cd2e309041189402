def cut_off(n: int, links: list[tuple[int, int]]) -> list[int]:
    """Return how many machines the failure of each link cuts off."""
    around: list[list[tuple[int, int]]] = [[] for _ in range(n)]
    for index, (a, b) in enumerate(links):
        around[a].append((b, index))
        around[b].append((a, index))
    lost = [0] * len(links)
    below = [1] * n
    entered = {0: 0}
    # The earliest entry to which it or a machine below it has a link.
    earliest = {0: 0}
    path = [(0, None, iter(around[0]))]
    while path:
        machine, came_by, rest = path[-1]
        for other, index in rest:
            if other not in entered:
                entered[other] = earliest[other] = len(entered)
                path.append((other, index, iter(around[other])))
                break
            if index != came_by:
                reach = min(earliest[machine], entered[other])
                earliest[machine] = reach
        else:
            path.pop()
            if path:
                above = path[-1][0]
                below[above] += below[machine]
                reach = min(earliest[above], earliest[machine])
                earliest[above] = reach
                if earliest[machine] == entered[machine]:
                    lost[came_by] = below[machine]
    return lost
