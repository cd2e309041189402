def task_order(deps):
    names = set(deps)
    order = []
    while names:
        ready = [n for n in names if not set(deps[n]) & names]
        if not ready:
            raise ValueError("cycle")
        order.append(min(ready))
        names.remove(order[-1])
    return order
