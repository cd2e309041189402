from math import tanh


def gradients(
    graph: dict[str, tuple], inputs: dict[str, float], output: str
) -> dict[str, float]:
    """Return the derivative of the output by each input."""
    values = dict(inputs)
    slopes: dict[str, list[tuple[str, float]]] = {}
    opened = set()
    stack = [output]
    while stack:
        name = stack[-1]
        if name in values:
            stack.pop()
        elif name not in opened:
            opened.add(name)
            stack += graph[name][1:]
        else:
            match graph[name]:
                case "add", a, b:
                    values[name] = values[a] + values[b]
                    slopes[name] = [(a, 1.0), (b, 1.0)]
                case "mul", a, b:
                    values[name] = values[a] * values[b]
                    slopes[name] = [(a, values[b]), (b, values[a])]
                case _, a:
                    values[name] = tanh(values[a])
                    slopes[name] = [(a, 1.0 - values[name] ** 2)]
    found = dict.fromkeys(values, 0.0)
    found[output] = 1.0
    for name in reversed(slopes):
        for operand, slope in slopes[name]:
            found[operand] += found[name] * slope
    return {name: found[name] for name in inputs}
