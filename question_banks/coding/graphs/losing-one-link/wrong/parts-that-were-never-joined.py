def cut_off(n, links):
    around = [[] for _ in range(n)]
    for index, (a, b) in enumerate(links):
        around[a].append((b, index))
        around[b].append((a, index))
    lost = [0] * len(links)
    below, low, entered = [1] * n, [0] * n, [-1] * n
    clock = 0
    for start in range(n):
        if entered[start] >= 0:
            continue
        entered[start] = low[start] = clock
        clock += 1
        path = [(start, -1, iter(around[start]))]
        while path:
            machine, link, rest = path[-1]
            for other, index in rest:
                if index == link:
                    continue
                if entered[other] < 0:
                    entered[other] = low[other] = clock
                    clock += 1
                    path.append((other, index, iter(around[other])))
                    break
                low[machine] = min(low[machine], entered[other])
            else:
                path.pop()
                if path:
                    parent = path[-1][0]
                    below[parent] += below[machine]
                    low[parent] = min(low[parent], low[machine])
                    if low[machine] > entered[parent]:
                        lost[link] = below[machine]
    return lost
