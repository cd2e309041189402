import math

import numpy as np


def attend(q, k, v, valid):
    """Serve each token of each head by itself, with plain numbers."""
    heads, n, d = q.shape
    shared, m, e = v.shape
    if heads % shared != 0 or m < n:
        raise ValueError("shapes")
    out = np.zeros((heads, n, e))
    for h in range(heads):
        g = h * shared // heads
        for i in range(n):
            own = m - n + i
            places = [j for j in range(own + 1) if valid[j]]
            if not places:
                continue
            scores = [
                math.fsum(
                    float(a) * float(b) for a, b in zip(q[h, i], k[g, j])
                )
                / math.sqrt(d)
                for j in places
            ]
            top = max(scores)
            powers = [math.exp(score - top) for score in scores]
            for c in range(e):
                parts = [p * float(v[g, j, c]) for p, j in zip(powers, places)]
                out[h, i, c] = math.fsum(parts) / math.fsum(powers)
    return out
