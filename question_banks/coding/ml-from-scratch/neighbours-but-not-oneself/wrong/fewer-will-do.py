from collections import Counter
from math import dist


def leave_one_out(rows, labels, k):
    if k < 1 or len(rows) < 2:
        raise ValueError("k")
    voted = []
    for i, row in enumerate(rows):
        others = [j for j in range(len(rows)) if j != i]
        others.sort(key=lambda j: dist(row, rows[j]))
        votes = Counter(labels[j] for j in others[:k])
        voted.append(votes.most_common(1)[0][0])
    return voted
