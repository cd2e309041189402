import bisect
import heapq


def squares(n):
    heap = []
    for i in reversed(range(n)):
        heapq.heappush(heap, i * i)
    out = []
    while heap:
        bisect.insort(out, heapq.heappop(heap))
    return out
