class Count:
    def __init__(self, n): self.i, self.n = -1, n
    def __iter__(self): return self
    def __next__(self):
        self.i += 1
        if self.i >= self.n:
            raise StopIteration
        return self.i


def numbers(n):
    return Count(n)
