from collections import Counter
from math import exp, log


def posteriors(
    train: list[tuple[str, list[str]]],
    docs: list[list[str]],
    alpha: float,
) -> list[dict[str, float]]:
    """Return the chance of each label for each document."""
    if not train or alpha <= 0:
        raise ValueError("training documents and an alpha are needed")
    sizes = Counter(label for label, _ in train)
    counts = {label: Counter() for label in sizes}
    for label, words in train:
        counts[label].update(words)
    seen = set().union(*counts.values())
    totals = {
        label: count.total() + alpha * len(seen)
        for label, count in counts.items()
    }
    found = []
    for words in docs:
        known = [word for word in words if word in seen]
        scores = {}
        for label, count in counts.items():
            scores[label] = log(sizes[label])
            for word in known:
                chance = (count[word] + alpha) / totals[label]
                scores[label] += log(chance)
        top = max(scores.values())
        odds = {key: exp(score - top) for key, score in scores.items()}
        whole = sum(odds.values())
        found.append({key: odd / whole for key, odd in odds.items()})
    return found
