from collections import Counter
from math import dist


def leave_one_out(rows, labels, k):
    if not 1 <= k < len(rows):
        raise ValueError("k")
    voted = []
    for row in rows:
        order = sorted(range(len(rows)), key=lambda j: dist(row, rows[j]))
        votes = Counter(labels[j] for j in order[:k])
        voted.append(votes.most_common(1)[0][0])
    return voted
