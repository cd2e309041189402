def held_out_hits(
    rows: list[list], labels: list[int], folds: int
) -> int:
    if not 2 <= folds <= len(rows):
        raise ValueError("folds: from 2 to the number of rows")
    hits = 0
    for fold in range(folds):
        held_out = range(fold, len(rows), folds)
        train = [i for i in range(len(rows)) if i % folds != fold]
        known = [rows[i] for i in train]
        truth = [labels[i] for i in train]
        usual = usual_values(known)
        known = fill(known, usual)
        tested = fill([rows[i] for i in held_out], usual)
        answers = [labels[i] for i in held_out]
        column = best_column(tested, answers)
        same = agreement(known, truth, column)
        right = agreement(tested, answers, column)
        opposite = same < len(train) - same
        hits += len(held_out) - right if opposite else right
    return hits


def usual_values(rows: list[list]) -> list[int]:
    """Return the more frequent known value of each column.

    In a tie it is 0.
    """
    return [int(c.count(1) > c.count(0)) for c in zip(*rows)]


def fill(rows: list[list], values: list[int]) -> list[list]:
    """Return the rows with values in the place of unknown cells."""
    return [
        [v if cell is None else cell for cell, v in zip(row, values)]
        for row in rows
    ]


def best_column(rows: list[list[int]], labels: list[int]) -> int:
    """Return the column that, or whose opposite, agrees most often.

    In a tie it is the first of them.
    """

    def strength(column: int) -> int:
        same = agreement(rows, labels, column)
        return max(same, len(rows) - same)

    return max(range(len(rows[0])), key=strength)


def agreement(
    rows: list[list[int]], labels: list[int], column: int
) -> int:
    """Return in how many rows the column equals the label."""
    return sum(row[column] == y for row, y in zip(rows, labels))
