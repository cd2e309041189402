from collections import Counter


def learn_merges(words, merges):
    cut = {word: list(word) for word in words}
    learnt = []
    for _ in range(merges):
        counts = Counter()
        for word, parts in cut.items():
            for pair in zip(parts, parts[1:]):
                counts[pair] += words[word]
        if not counts:
            break
        best = min(counts, key=lambda pair: (-counts[pair], pair))
        learnt.append(best)
        for word, parts in cut.items():
            pairs = list(zip(parts, parts[1:]))
            if best in pairs:
                k = pairs.index(best)
                cut[word] = parts[:k] + ["".join(best)] + parts[k + 2 :]
    return learnt
