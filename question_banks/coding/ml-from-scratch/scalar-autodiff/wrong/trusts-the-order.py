from math import tanh


def gradients(graph, inputs, output):
    values = dict(inputs)
    for name, (kind, *operands) in graph.items():
        if any(one not in values and one not in graph for one in operands):
            continue
        given = [values[operand] for operand in operands]
        if kind == "add":
            values[name] = given[0] + given[1]
        elif kind == "mul":
            values[name] = given[0] * given[1]
        else:
            values[name] = tanh(given[0])
    found = dict.fromkeys(values, 0.0)
    if output not in values:
        raise KeyError(output)
    found[output] = 1.0
    for name in reversed(graph):
        if name not in values:
            continue
        kind, *operands = graph[name]
        if kind == "tanh":
            found[operands[0]] += found[name] * (1 - values[name] ** 2)
            continue
        a, b = operands
        found[a] += found[name] * (1 if kind == "add" else values[b])
        found[b] += found[name] * (1 if kind == "add" else values[a])
    return {name: found[name] for name in inputs}
