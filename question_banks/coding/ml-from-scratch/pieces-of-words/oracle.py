def learn_merges(words, merges):
    """Follow the definition: count everything anew for each merge."""
    cut = {word: tuple(word) for word in words}
    learnt = []
    for _ in range(merges):
        counts = {}
        for word, parts in cut.items():
            for k in range(1, len(parts)):
                pair = parts[k - 1 : k + 1]
                counts[pair] = counts.get(pair, 0) + words[word]
        if not counts:
            break
        best = sorted(counts, key=lambda pair: (-counts[pair], pair))[0]
        learnt.append(best)
        for word, parts in cut.items():
            fresh, k = (), 0
            while k < len(parts):
                if parts[k : k + 2] == best:
                    fresh += ("".join(best),)
                    k += 2
                else:
                    fresh += (parts[k],)
                    k += 1
            cut[word] = fresh
    return learnt
