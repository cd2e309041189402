from collections import Counter
from math import exp, log


def posteriors(train, docs, alpha):
    if not train or alpha <= 0:
        raise ValueError("undefined")
    counts = {label: Counter() for label, _ in train}
    for label, words in train:
        counts[label].update(words)
    seen = {word for _, words in train for word in words}
    found = []
    totals = {a: counts[a].total() + alpha * len(seen) for a in counts}
    for words in docs:
        known = [word for word in words if word in seen]
        scores = {
            a: sum(log((counts[a][w] + alpha) / totals[a]) for w in known)
            for a in counts
        }
        top = max(scores.values())
        odds = {a: exp(score - top) for a, score in scores.items()}
        whole = sum(odds.values())
        found.append({a: odd / whole for a, odd in odds.items()})
    return found
