def gradients(
    graph: dict[str, tuple], inputs: dict[str, float], output: str
) -> dict[str, float]:
    """Return the derivative of the output by each input."""
    return {name: 0.0 for name in inputs}
