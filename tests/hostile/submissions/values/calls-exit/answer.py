import os


class Counter:
    def __init__(self, n):
        self.left = n

    def take(self):
        if not self.left:
            os._exit(1)
        self.left -= 1
        return self.left
