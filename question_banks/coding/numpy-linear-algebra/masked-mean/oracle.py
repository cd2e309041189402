import math


def masked_mean(x, mask, axis):
    """Walk along the axis with plain numbers."""
    import numpy as np

    if x.shape != mask.shape or not -x.ndim <= axis < x.ndim:
        raise ValueError("shape or axis")
    values = np.moveaxis(x, axis, -1)
    counts = np.moveaxis(mask, axis, -1)
    shape = values.shape[:-1]
    out = []
    for place in np.ndindex(*shape):
        kept = [
            float(v) for v, m in zip(values[place], counts[place]) if m
        ]
        out.append(math.fsum(kept) / len(kept) if kept else math.nan)
    return np.array(out, "float64").reshape(shape)
