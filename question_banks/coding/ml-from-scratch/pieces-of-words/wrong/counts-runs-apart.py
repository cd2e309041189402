from collections import Counter


def learn_merges(words, merges):
    cut = {word: list(word) for word in words}
    learnt = []
    for _ in range(merges):
        counts = Counter()
        for word, parts in cut.items():
            k = 0
            while k + 1 < len(parts):
                pair = parts[k], parts[k + 1]
                counts[pair] += words[word]
                run = k + 2 < len(parts) and len({*parts[k : k + 3]}) == 1
                k += 2 if run else 1
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
