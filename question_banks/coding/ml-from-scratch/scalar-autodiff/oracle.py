from math import tanh


def gradients(graph, inputs, output):
    """Carry a value and its derivative forward, for each input."""

    def both(name, by, known):
        if name in inputs:
            return inputs[name], 1.0 if name == by else 0.0
        if name not in known:
            kind, *operands = graph[name]
            parts = [both(one, by, known) for one in operands]
            if kind == "tanh":
                [(value, rate)] = parts
                steep = 1.0 - tanh(value) * tanh(value)
                known[name] = tanh(value), rate * steep
            else:
                (u, du), (v, dv) = parts
                known[name] = (
                    (u + v, du + dv)
                    if kind == "add"
                    else (u * v, u * dv + v * du)
                )
        return known[name]

    both(output, None, {})
    return {by: both(output, by, {})[1] for by in inputs}
