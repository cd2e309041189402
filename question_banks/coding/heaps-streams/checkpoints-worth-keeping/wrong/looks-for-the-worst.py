class BestCheckpoints:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity")
        self.capacity = capacity
        self.kept = {}

    def offer(self, step, loss):
        if loss != loss:
            return step
        self.kept[step] = loss
        if len(self.kept) <= self.capacity:
            return None
        worst = max(self.kept, key=lambda s: (self.kept[s], s))
        del self.kept[worst]
        return worst

    def steps(self):
        return sorted(self.kept, key=lambda s: (self.kept[s], s))
