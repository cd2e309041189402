def cut_off(n, links):
    around = [[] for _ in range(n)]
    for index, (a, b) in enumerate(links):
        around[a].append((b, index))
        around[b].append((a, index))
    lost = [0] * len(links)
    seen, order, stack = {0}, [], [0]
    up = {}
    while stack:
        machine = stack.pop()
        order.append(machine)
        for other, index in around[machine]:
            if other not in seen:
                seen.add(other)
                up[other] = (machine, index)
                stack.append(other)
    below = [1] * n
    for machine in reversed(order[1:]):
        above, index = up[machine]
        below[above] += below[machine]
        lost[index] = below[machine]
    return lost
