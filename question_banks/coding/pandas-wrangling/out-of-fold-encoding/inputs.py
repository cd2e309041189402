import pandas as pd
from hypothesis import strategies as st


@st.composite
def tables(draw):
    """A few rows with rare and missing levels, often in one fold."""
    row = st.tuples(
        st.sampled_from(["a", "a", "b", "c", None]),
        st.sampled_from([0, 1, 1, 5]),
        st.integers(-3, 3) | st.just(0.5),
    )
    rows = draw(st.lists(row, max_size=8))
    rows.insert(draw(st.integers(0, len(rows))), ("a", 0, 1))
    frame = pd.DataFrame(
        {
            "level": [level for level, _, _ in rows],
            "fold": [fold for _, fold, _ in rows],
            "y": [float(y) for _, _, y in rows],
        }
    )
    if draw(st.booleans()):
        label = st.integers(0, 3)
        size = len(rows)
        frame.index = draw(st.lists(label, min_size=size, max_size=size))
    return frame, draw(st.sampled_from([0.5, 1.0, 10.0]))


arguments = tables()


def ladder(size: int) -> tuple[pd.DataFrame, float]:
    """So many rows of a hundred levels, in five folds."""
    levels = [f"l{k * k % 101}" for k in range(size)]
    folds = [k % 5 for k in range(size)]
    y = [k % 7 / 7 for k in range(size)]
    return pd.DataFrame({"level": levels, "fold": folds, "y": y}), 10.0
