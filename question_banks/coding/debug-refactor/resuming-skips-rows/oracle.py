class Loader:
    """Count rows in one long line and read nothing in advance."""

    def __init__(self, rows, size, ahead):
        if rows < 1 or size < 1 or ahead < 1:
            raise ValueError("too small")
        self.rows, self.size, self.ahead = rows, size, ahead
        self.total = 0

    def next_batch(self):
        epoch, done = self.state()
        count = min(self.size, self.rows - done)
        self.total += count
        return [
            (epoch + done + k) % self.rows for k in range(count)
        ]

    def waiting(self):
        return self.ahead

    def state(self):
        return divmod(self.total, self.rows)

    def restore(self, state):
        if state[0] < 0 or state[1] not in range(self.rows):
            raise ValueError("place")
        self.total = state[0] * self.rows + state[1]
