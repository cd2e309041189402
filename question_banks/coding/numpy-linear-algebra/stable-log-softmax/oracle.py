from decimal import MAX_EMAX, MIN_EMIN, Decimal, localcontext

import numpy as np


def log_softmax(logits: np.ndarray, axis: int = -1) -> np.ndarray:
    """Follow the definition cell by cell, in decimals of 40 digits."""
    result = np.empty(logits.shape)
    lanes = np.moveaxis(logits, axis, -1)
    out = np.moveaxis(result, axis, -1)
    for place in np.ndindex(lanes.shape[:-1]):
        out[place] = _lane(
            [Decimal(float(score)) for score in lanes[place]]
        )
    return result


def _lane(scores: list[Decimal]) -> list[float]:
    with localcontext(prec=40, Emax=MAX_EMAX, Emin=MIN_EMIN):
        total = sum(
            (score.exp() for score in scores if score.is_finite()),
            Decimal(0),
        )
        if total == 0:
            return [float("-inf")] * len(scores)
        return [float(score - total.ln()) for score in scores]
