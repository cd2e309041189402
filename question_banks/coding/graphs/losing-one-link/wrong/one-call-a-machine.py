def cut_off(n, links):
    around = [[] for _ in range(n)]
    for index, (a, b) in enumerate(links):
        around[a].append((b, index))
        around[b].append((a, index))
    lost = [0] * len(links)
    entered = {}

    def visit(machine, link):
        entered[machine] = earliest = len(entered)
        size = 1
        for other, index in around[machine]:
            if index == link:
                continue
            if other in entered:
                earliest = min(earliest, entered[other])
            else:
                reach, more = visit(other, index)
                size += more
                earliest = min(earliest, reach)
                if reach > entered[machine]:
                    lost[index] = more
        return earliest, size

    visit(0, -1)
    return lost
