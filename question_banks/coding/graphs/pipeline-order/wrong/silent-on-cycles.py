def task_order(deps):
    names = set(deps) | {n for b in deps.values() for n in b}
    order = []
    while names:
        ready = [n for n in names if not set(deps.get(n, ())) & names]
        if not ready:
            break
        order.append(min(ready))
        names.remove(order[-1])
    return order
