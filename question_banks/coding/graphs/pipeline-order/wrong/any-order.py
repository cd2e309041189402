def task_order(deps):
    names = sorted(set(deps) | {n for b in deps.values() for n in b})
    state, order = {}, []

    def visit(name):
        if state.get(name) == 1:
            raise ValueError("cycle")
        if name in state:
            return
        state[name] = 1
        for other in sorted(deps.get(name, ())):
            visit(other)
        state[name] = 2
        order.append(name)

    for name in names:
        visit(name)
    return order
