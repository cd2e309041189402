from hypothesis import strategies as st

_PRICE = st.integers(-40000, 40000).map(
    lambda n: f"{'-' if n < 0 else ''}{abs(n) // 10**4}.{abs(n) % 10**4:04d}"
) | st.sampled_from(["1.005", "0.125", "2.5", "-0.335", "10", "0"])
_LINE = st.tuples(
    _PRICE, st.integers(-3, 3), st.sampled_from([0, 5, 10, 25, 50, 99, 100])
)

arguments = st.tuples(st.lists(_LINE, max_size=8))


def ladder(size: int) -> tuple[list[tuple[str, int, int]]]:
    """An invoice with so many lines."""
    return ([(f"{n % 97}.{n % 1000:03d}", n % 7 - 2, n % 30) for n in range(size)],)
