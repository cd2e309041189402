from hypothesis import strategies as st

_COSTS = st.lists(st.integers(0, 5) | st.integers(0, 40), min_size=1, max_size=9)

arguments = _COSTS.flatmap(
    lambda costs: st.tuples(st.just(costs), st.integers(0, len(costs) + 1))
)


def ladder(size: int) -> tuple[list[int], int]:
    """So many layers of mixed costs on a tenth as many devices."""
    return [(n * 7919) % 1000 * 1000 for n in range(size)], max(1, size // 10)
