def cut_off(n, links):
    around = [[] for _ in range(n)]
    for index, (a, b) in enumerate(links):
        around[a].append((b, index))
        around[b].append((a, index))
    lost = [0] * len(links)
    up = {0: (-1, -1)}
    order, stack = [], [0]
    while stack:
        machine = stack.pop()
        order.append(machine)
        for other, index in around[machine]:
            if other not in up:
                up[other] = (machine, index)
                stack.append(other)
    entered = {machine: time for time, machine in enumerate(order)}
    low = dict(entered)
    below = [1] * n
    for machine in reversed(order):
        parent, link = up[machine]
        for other, index in around[machine]:
            if up[other] == (machine, index):
                low[machine] = min(low[machine], low[other])
            elif index != link:
                low[machine] = min(low[machine], entered[other])
        if parent >= 0:
            below[parent] += below[machine]
            if low[machine] == entered[machine]:
                lost[link] = below[machine]
    return lost
