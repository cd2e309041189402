def task_order(deps):
    waits = {task: set(before) for task, before in deps.items()}
    for before in deps.values():
        for name in before:
            waits.setdefault(name, set())
    order = []
    while waits:
        ready = [name for name, before in waits.items() if not before]
        if not ready:
            raise ValueError("cycle")
        task = min(ready)
        order.append(task)
        del waits[task]
        for before in waits.values():
            before.discard(task)
    return order
