from math import dist


def leave_one_out(rows, labels, k):
    if not 1 <= k < len(rows):
        raise ValueError("k")
    voted = []
    for i, row in enumerate(rows):
        others = [j for j in range(len(rows)) if j != i]
        others.sort(key=lambda j: dist(row, rows[j]))
        voters = [labels[j] for j in others[:k]]
        voted.append(max(sorted(set(voters)), key=voters.count))
    return voted
