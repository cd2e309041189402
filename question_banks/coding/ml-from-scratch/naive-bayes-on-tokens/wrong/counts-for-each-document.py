from collections import Counter
from math import exp, log


def posteriors(train, docs, alpha):
    if not train or alpha <= 0:
        raise ValueError("undefined")
    found = []
    for words in docs:
        sizes = Counter(label for label, _ in train)
        counts = {label: Counter() for label in sizes}
        for label, own in train:
            counts[label].update(own)
        seen = set().union(*counts.values())
        known = [word for word in words if word in seen]
        scores = {}
        for a in sizes:
            total = counts[a].total() + alpha * len(seen)
            scores[a] = log(sizes[a]) + sum(
                log((counts[a][w] + alpha) / total) for w in known
            )
        top = max(scores.values())
        odds = {a: exp(score - top) for a, score in scores.items()}
        whole = sum(odds.values())
        found.append({a: odd / whole for a, odd in odds.items()})
    return found
