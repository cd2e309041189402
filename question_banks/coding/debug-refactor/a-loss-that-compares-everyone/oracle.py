from fractions import Fraction


def mean_squared_error(y, p) -> float:
    """Loop over plain numbers."""
    lists = []
    for array in (y, p):
        rows = array.tolist()
        if array.ndim == 2 and array.shape[1] == 1:
            rows = [row[0] for row in rows]
        elif array.ndim != 1:
            raise ValueError("shape")
        lists.append([Fraction(value) for value in rows])
    first, second = lists
    if len(first) != len(second) or not first:
        raise ValueError("length")
    squares = [(a - b) ** 2 for a, b in zip(first, second)]
    return float(sum(squares) / len(squares))
