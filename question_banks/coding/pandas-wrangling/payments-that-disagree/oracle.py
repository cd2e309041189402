import pandas as pd


def disagreements(ours, theirs):
    """Keep dicts of plain Python numbers."""
    sides = []
    nameless = []
    for name, ledger, sign in (("ours", ours, 1), ("theirs", theirs, -1)):
        side = {}
        pairs = zip(ledger["ref"].tolist(), ledger["micros"].tolist())
        for ref, micros in pairs:
            if not isinstance(ref, str):
                nameless.append((None, name, sign * micros))
            elif ref in side:
                raise ValueError("twice")
            else:
                side[ref] = micros
        sides.append(side)
    a, b = sides
    rows = []
    for ref in sorted(a.keys() | b.keys()):
        gap = a.get(ref, 0) - b.get(ref, 0)
        if ref not in b:
            rows.append((ref, "ours", gap))
        elif ref not in a:
            rows.append((ref, "theirs", gap))
        elif gap != 0:
            rows.append((ref, "differs", gap))
    found = pd.DataFrame(rows + nameless, columns=["ref", "status", "gap"])
    return found.astype({"gap": "int64"})
