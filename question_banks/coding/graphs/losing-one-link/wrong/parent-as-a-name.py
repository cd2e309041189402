def cut_off(n, links):
    around = [[] for _ in range(n)]
    for index, (a, b) in enumerate(links):
        around[a].append((b, index))
        around[b].append((a, index))
    lost = [0] * len(links)
    below, low, entered = [1] * n, [0] * n, [-1] * n
    entered[0], clock = 0, 1
    path = [(0, -1, -1, iter(around[0]))]
    while path:
        machine, parent, link, rest = path[-1]
        for other, index in rest:
            if other == parent:
                continue
            if entered[other] < 0:
                entered[other] = low[other] = clock
                clock += 1
                path.append((other, machine, index, iter(around[other])))
                break
            low[machine] = min(low[machine], entered[other])
        else:
            path.pop()
            if path:
                below[parent] += below[machine]
                low[parent] = min(low[parent], low[machine])
                if low[machine] > entered[parent]:
                    lost[link] = below[machine]
    return lost
