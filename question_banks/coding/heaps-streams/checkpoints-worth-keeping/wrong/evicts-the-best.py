from heapq import heappush, heappushpop


class BestCheckpoints:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity")
        self.capacity = capacity
        self.heap = []

    def offer(self, step, loss):
        if loss != loss:
            return step
        if len(self.heap) < self.capacity:
            heappush(self.heap, (loss, step))
            return None
        return heappushpop(self.heap, (loss, step))[1]

    def steps(self):
        return [step for _, step in sorted(self.heap)]
