from math import dist


def leave_one_out(rows, labels, k):
    if not 1 <= k < len(rows):
        raise ValueError("k")
    voted = []
    for i, row in enumerate(rows):
        others = [j for j in range(len(rows)) if j != i]
        voted.append(labels[min(others, key=lambda j: dist(row, rows[j]))])
    return voted
