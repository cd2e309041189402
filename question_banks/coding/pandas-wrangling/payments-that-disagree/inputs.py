import random

import pandas as pd
from hypothesis import strategies as st

_MICROS = [0, 0, 5, 5, -5, 2**53, 2**53 + 1, 10**17 - 1, 10**17]


def _ledgers(number):
    """Return two ledgers; they grow with the number."""
    rng = random.Random(number)
    most = 1 + number // 20
    made = []
    for _ in range(2):
        some = rng.randint(0, min(most, 5))
        refs = rng.sample(["a", "b", "B", "c1", "c10"], some)
        refs += [None] * rng.choice([0, 0, 1, 2])
        if refs and rng.random() < 0.08:
            refs.append(refs[0])
        rng.shuffle(refs)
        micros = [rng.choice(_MICROS) for _ in refs]
        ledger = pd.DataFrame({"ref": refs, "micros": micros})
        ledger = ledger.astype({"ref": "str", "micros": "int64"})
        if rng.random() < 0.3:
            ledger.insert(0, "note", "x")
            ledger.index = [7] * len(ledger)
        made.append(ledger)
    return tuple(made)


arguments = st.integers(0, 89).map(_ledgers)


def ladder(size: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """So many rows on each side, nine in ten of them in both."""
    made = []
    for start in (0, size // 10):
        rows = range(start, start + size)
        refs = [f"p{k * 7919 % 10**6}" for k in rows]
        micros = [k % 97 + (k % 50 == start) for k in rows]
        made.append(pd.DataFrame({"ref": refs, "micros": micros}))
    return tuple(made)
