from hypothesis import strategies as st

_VALUE = st.sampled_from([-1.0, -0.5, 0.0, 0.25, 0.5, 1.0])


@st.composite
def formulas(draw):
    """A small graph in any order, perhaps with parts of no use."""
    inputs = draw(
        st.dictionaries(st.sampled_from("xyz"), _VALUE, min_size=1)
    )
    names, graph = sorted(inputs), {}
    for new in draw(st.permutations("abcdef"))[: draw(st.integers(0, 6))]:
        kind = draw(st.sampled_from(["add", "mul", "mul", "tanh"]))
        count = 1 if kind == "tanh" else 2
        operand = st.sampled_from(names[-3:] + names)
        operands = [draw(operand) for _ in range(count)]
        graph[new] = (kind, *operands)
        names.append(new)
    order = draw(st.permutations(sorted(graph)))
    output = draw(st.sampled_from(names[-2:]))
    return {name: graph[name] for name in order}, inputs, output


arguments = formulas()


def ladder(
    size: int,
) -> tuple[dict[str, tuple], dict[str, float], str]:
    """So many operations one upon the other, and one beside each."""
    graph: dict[str, tuple] = {"n0": ("add", "x", "y")}
    for k in range(1, size):
        kind = "mul" if k % 3 == 0 else "add"
        graph[f"n{k}"] = (kind, f"n{k - 1}", "yx"[kind == "mul"])
    return graph, {"x": 1.0, "y": 0.5}, f"n{size - 1}"
