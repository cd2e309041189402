from hypothesis import strategies as st

_NAME = st.sampled_from("abcdef")

_acyclic = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=9
).map(
    lambda pairs: _as_dict(
        [("dbface"[max(p)], "dbface"[min(p)]) for p in pairs if p[0] != p[1]]
    )
)


def _as_dict(pairs):
    deps = {}
    for task, before in pairs:
        deps.setdefault(task, []).append(before)
    return deps


arguments = st.tuples(
    _acyclic | st.dictionaries(_NAME, st.lists(_NAME, max_size=3), max_size=5)
)


def ladder(size: int) -> tuple[dict[str, list[str]]]:
    """So many tasks, each waiting for up to ten before it."""
    return (
        {
            f"t{(n * 7919) % size:05d}x{n}": [
                f"t{(m * 7919) % size:05d}x{m}"
                for m in range(max(0, n - 200), n, 20)
            ]
            for n in range(size)
        },
    )
