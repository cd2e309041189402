from collections import Counter


def posteriors(train, docs, alpha):
    if not train or alpha <= 0:
        raise ValueError("undefined")
    sizes = Counter(label for label, _ in train)
    counts = {label: Counter() for label in sizes}
    for label, words in train:
        counts[label].update(words)
    seen = {word for _, words in train for word in words}
    found = []
    totals = {a: counts[a].total() + alpha * len(seen) for a in counts}
    for words in docs:
        odds = {}
        for label in sizes:
            odds[label] = sizes[label] / len(train)
            for word in words:
                if word in seen:
                    odds[label] *= counts[label][word] + alpha
                    odds[label] /= totals[label]
        whole = sum(odds.values())
        found.append({a: odd / whole for a, odd in odds.items()})
    return found
