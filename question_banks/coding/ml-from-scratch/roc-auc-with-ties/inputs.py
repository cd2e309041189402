from hypothesis import strategies as st

_FEW = st.sampled_from([0.0, 0.25, 0.5, 0.5, 0.75, 1.0])
_MANY = st.floats(-1e6, 1e6) | st.sampled_from(
    [float("inf"), float("-inf")]
)


@st.composite
def _scored(draw: st.DrawFn) -> tuple[list[int], list[float]]:
    score = draw(st.sampled_from([_FEW, _MANY]))
    rows = draw(
        st.lists(st.tuples(st.integers(0, 1), score), max_size=40)
    )
    rows.insert(draw(st.integers(0, len(rows))), (0, draw(score)))
    rows.insert(draw(st.integers(0, len(rows))), (1, draw(score)))
    return [label for label, _ in rows], [score for _, score in rows]


arguments = _scored()


def ladder(size: int) -> tuple[list[int], list[float]]:
    """Half of each class, scrambled, nearly every score tied."""
    labels = [k % 2 for k in range(size)]
    scores = [k * 7919 % size // 3 / size for k in range(size)]
    return labels, scores
