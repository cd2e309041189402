import numpy as np


def attend(q, k, v, valid):
    heads, n, d = q.shape
    shared, m, _ = k.shape
    if heads % shared or n > m:
        raise ValueError("shapes")
    v = np.where(valid[:, None], v, 0.0).astype(float)
    share = heads // shared
    k = np.repeat(k.astype(float), share, axis=0)
    v = np.repeat(v, share, axis=0)
    scores = np.einsum("hnd,hmd->hnm", q.astype(float), k) / np.sqrt(d)
    seen = (np.arange(m) <= np.arange(m - n, m)[:, None]) & valid
    scores = np.where(valid, scores, 0.0)
    powers = np.exp(scores - scores.max(axis=2, keepdims=True)) * seen
    total = powers.sum(axis=2, keepdims=True)
    return powers @ v / np.where(total == 0, 1.0, total)
