from collections import Counter


def learn_merges(words, merges):
    cut = [list(word) for word in words]
    times = list(words.values())
    counts = Counter()
    for parts, count in zip(cut, times):
        for pair in zip(parts, parts[1:]):
            counts[pair] += count
    learnt = []
    while len(learnt) < merges and counts:
        best = min(counts, key=lambda pair: (-counts[pair], pair))
        learnt.append(best)
        del counts[best]
        for parts, count in zip(cut, times):
            k = 0
            while k + 1 < len(parts):
                if (parts[k], parts[k + 1]) == best:
                    parts[k : k + 2] = ["".join(best)]
                    if k:
                        counts[parts[k - 1], parts[k]] += count
                    if k + 1 < len(parts):
                        counts[parts[k], parts[k + 1]] += count
                k += 1
    return learnt
