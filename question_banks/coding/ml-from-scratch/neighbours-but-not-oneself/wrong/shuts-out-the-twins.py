from collections import Counter
from math import dist


def leave_one_out(rows, labels, k):
    if not 1 <= k < len(rows):
        raise ValueError("k")
    voted = []
    for row in rows:
        order = sorted(range(len(rows)), key=lambda j: dist(row, rows[j]))
        others = [j for j in order if dist(row, rows[j]) > 0]
        votes = Counter(labels[j] for j in others[:k])
        voted.append(votes.most_common(1)[0][0] if votes else labels[0])
    return voted
