from collections import Counter
from math import dist


def leave_one_out(rows, labels, k):
    if not 1 <= k < len(rows):
        raise ValueError("k")
    voted = []
    for i, row in enumerate(rows):
        others = sorted(
            (dist(row, rows[j]), labels[j])
            for j in range(len(rows))
            if j != i
        )
        votes = Counter(label for _, label in others[:k])
        voted.append(votes.most_common(1)[0][0])
    return voted
