from math import tanh


def gradients(graph, inputs, output):
    values, stack = dict(inputs), [output]
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
    found = dict.fromkeys(inputs, 0.0)
    paths = [(output, 1.0)]
    while paths:
        name, part = paths.pop()
        if name in inputs:
            found[name] += part
            continue
        kind, *operands = graph[name]
        if kind == "tanh":
            paths.append((operands[0], part * (1 - values[name] ** 2)))
            continue
        a, b = operands
        paths.append((a, part * (1 if kind == "add" else values[b])))
        paths.append((b, part * (1 if kind == "add" else values[a])))
    return found
