def cut_off(n, links):
    around = [[] for _ in range(n)]
    for index, (a, b) in enumerate(links):
        around[a].append((b, index))
        around[b].append((a, index))

    def reached(without):
        seen, stack = {0}, [0]
        while stack:
            for other, index in around[stack.pop()]:
                if index != without and other not in seen:
                    seen.add(other)
                    stack.append(other)
        return len(seen)

    today = reached(-1)
    return [today - reached(index) for index in range(len(links))]
