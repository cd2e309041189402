from fractions import Fraction


def best_split(x, y):
    """Try each threshold and count both sides anew, in fractions."""
    values = sorted(set(x))
    best = None
    for low, high in zip(values, values[1:]):
        threshold = (low + high) / 2
        total = Fraction(0)
        for is_left in (True, False):
            side = [
                label
                for value, label in zip(x, y)
                if (value <= threshold) == is_left
            ]
            shares = [
                Fraction(side.count(label), len(side))
                for label in set(side)
            ]
            gini = 1 - sum(share**2 for share in shares)
            total += gini * len(side) / len(x)
        if best is None or total < best[1]:
            best = threshold, total
    return best and (best[0], float(best[1]))
