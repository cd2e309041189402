from collections import Counter


def leave_one_out(rows, labels, k):
    if not 1 <= k < len(rows):
        raise ValueError("k")
    voted = []
    for i, row in enumerate(rows):
        others = sorted(
            (sum(abs(a - b) for a, b in zip(row, rows[j])), j)
            for j in range(len(rows))
            if j != i
        )
        votes = Counter(labels[j] for _, j in others[:k])
        voted.append(votes.most_common(1)[0][0])
    return voted
