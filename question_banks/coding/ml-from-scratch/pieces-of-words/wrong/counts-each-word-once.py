from collections import Counter


def learn_merges(words, merges):
    cut = {word: list(word) for word in words}
    learnt = []
    for _ in range(merges):
        counts = Counter()
        for word, parts in cut.items():
            for pair in zip(parts, parts[1:]):
                counts[pair] += 1
        if not counts:
            break
        best = min(counts, key=lambda pair: (-counts[pair], pair))
        learnt.append(best)
        for word, parts in cut.items():
            fresh = []
            for part in parts:
                if fresh and (fresh[-1], part) == best:
                    fresh[-1] += part
                else:
                    fresh.append(part)
            cut[word] = fresh
    return learnt
