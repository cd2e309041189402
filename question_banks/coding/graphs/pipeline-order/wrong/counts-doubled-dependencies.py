from heapq import heapify, heappop, heappush


def task_order(deps):
    names = set(deps) | {n for b in deps.values() for n in b}
    count = {n: len(deps.get(n, ())) for n in names}
    ready = [n for n in names if not count[n]]
    heapify(ready)
    order = []
    while ready:
        task = heappop(ready)
        order.append(task)
        for other in names:
            if task in deps.get(other, ()):
                count[other] -= 1
                if count[other] == 0:
                    heappush(ready, other)
    if len(order) < len(names):
        return order
    return order
