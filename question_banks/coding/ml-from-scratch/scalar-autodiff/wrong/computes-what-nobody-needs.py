from math import tanh


def gradients(graph, inputs, output):
    values, order = dict(inputs), []
    stack = [*graph, output]
    while stack:
        name = stack[-1]
        if name in values:
            stack.pop()
            continue
        kind, *operands = graph[name]
        waiting = [one for one in operands if one not in values]
        stack += waiting
        if waiting:
            continue
        given = [values[operand] for operand in operands]
        if kind == "add":
            values[name] = given[0] + given[1]
        elif kind == "mul":
            values[name] = given[0] * given[1]
        else:
            values[name] = tanh(given[0])
        order.append(name)
    found = dict.fromkeys(values, 0.0)
    found[output] = 1.0
    for name in reversed(order):
        kind, *operands = graph[name]
        if kind == "tanh":
            found[operands[0]] += found[name] * (1 - values[name] ** 2)
            continue
        a, b = operands
        found[a] += found[name] * (1 if kind == "add" else values[b])
        found[b] += found[name] * (1 if kind == "add" else values[a])
    return {name: found[name] for name in inputs}
