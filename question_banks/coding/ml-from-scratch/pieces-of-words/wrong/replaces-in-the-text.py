from collections import Counter


def learn_merges(words, merges):
    cut = {" ".join(word): count for word, count in words.items()}
    learnt = []
    for _ in range(merges):
        counts = Counter()
        for text, count in cut.items():
            parts = text.split(" ")
            for pair in zip(parts, parts[1:]):
                counts[pair] += count
        if not counts:
            break
        best = min(counts, key=lambda pair: (-counts[pair], pair))
        learnt.append(best)
        fresh = {}
        for text, count in cut.items():
            text = text.replace(" ".join(best), "".join(best))
            fresh[text] = fresh.get(text, 0) + count
        cut = fresh
    return learnt
