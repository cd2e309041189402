from heapq import heapify, heappop, heappush


def task_order(deps: dict[str, list[str]]) -> list[str]:
    """Return the smallest order that respects all dependencies."""
    followers: dict[str, list[str]] = {}
    open_count: dict[str, int] = {}
    for task, before in deps.items():
        open_count[task] = len(before)
        for name in before:
            followers.setdefault(name, []).append(task)
    for name in followers:
        open_count.setdefault(name, 0)
    ready = [task for task, count in open_count.items() if count == 0]
    heapify(ready)
    order = []
    while ready:
        task = heappop(ready)
        order.append(task)
        for follower in followers.get(task, []):
            open_count[follower] -= 1
            if open_count[follower] == 0:
                heappush(ready, follower)
    if len(order) < len(open_count):
        raise ValueError("the tasks wait for one another")
    return order
