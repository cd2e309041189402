from collections import Counter, defaultdict
from heapq import heapify, heappop, heappush


def merged(parts: list[str], pair: tuple[str, str]) -> list[str]:
    """Join the pair wherever it stands, from left to right."""
    joined = []
    for part in parts:
        if joined and (joined[-1], part) == pair:
            joined[-1] += part
        else:
            joined.append(part)
    return joined


def learn_merges(
    words: dict[str, int], merges: int
) -> list[tuple[str, str]]:
    """Return the pairs that are joined, in the order of joining."""
    cut = [list(word) for word in words]
    times = list(words.values())
    counts: Counter = Counter()
    holders = defaultdict(set)
    for word, parts in enumerate(cut):
        for pair in zip(parts, parts[1:]):
            counts[pair] += times[word]
            holders[pair].add(word)
    heap = [(-count, pair) for pair, count in counts.items()]
    heapify(heap)
    learnt: list[tuple[str, str]] = []
    while heap and len(learnt) < merges:
        count, pair = heappop(heap)
        if counts[pair] != -count:
            continue
        learnt.append(pair)
        changed = set()
        for word in holders.pop(pair):
            before, after = cut[word], merged(cut[word], pair)
            cut[word] = after
            for old in zip(before, before[1:]):
                counts[old] -= times[word]
                changed.add(old)
            for new in zip(after, after[1:]):
                counts[new] += times[word]
                holders[new].add(word)
                changed.add(new)
        for touched in changed:
            if counts[touched]:
                heappush(heap, (-counts[touched], touched))
    return learnt
