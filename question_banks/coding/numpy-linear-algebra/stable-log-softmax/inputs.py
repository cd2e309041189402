import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

_NEAR = st.floats(-30, 30)
_FAR = st.floats(-1e6, 1e6)
_MASKED = st.one_of(st.just(float("-inf")), _NEAR)
_WHOLE = st.integers(-2000, 2000)


@st.composite
def _logits(draw: st.DrawFn) -> tuple[np.ndarray, int]:
    shape = draw(array_shapes(max_dims=3, max_side=4))
    dtype, cells = draw(
        st.sampled_from(
            [
                ("float64", _NEAR),
                ("float64", _FAR),
                ("float64", _MASKED),
                ("int64", _WHOLE),
            ]
        )
    )
    return draw(arrays(dtype, shape, elements=cells)), draw(
        st.integers(-len(shape), len(shape) - 1)
    )


arguments = _logits()


def ladder(size: int) -> tuple[np.ndarray, int]:
    """So many columns of two scores, far apart within each."""
    scores = np.arange(2.0 * size) * 7919 % 1009 * 100 - 50_000
    return scores.reshape(2, size), 0
