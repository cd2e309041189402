class Empty(IndexError):
    pass


class Counter:
    def __init__(self, n):
        self.left = n

    def take(self):
        if not self.left:
            raise Empty("nothing left")
        self.left -= 1
        return self.left
