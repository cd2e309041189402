def gap(one, other):
    return sum(abs(a - b) * abs(a - b) for a, b in zip(one, other))


def leave_one_out(rows, labels, k):
    """Take the nearest row k times, then count each label anew."""
    if k < 1 or k > len(rows) - 1:
        raise ValueError("k")
    found = []
    for own in range(len(rows)):
        left = list(range(len(rows)))
        left.remove(own)
        voters = []
        while len(voters) < k:
            best = left[0]
            for other in left[1:]:
                if gap(rows[own], rows[other]) < gap(rows[own], rows[best]):
                    best = other
            voters.append(labels[best])
            left.remove(best)
        winner = voters[0]
        for label in voters:
            if voters.count(label) > voters.count(winner):
                winner = label
        found.append(winner)
    return found
