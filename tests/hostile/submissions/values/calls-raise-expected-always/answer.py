class Counter:
    def __init__(self, n):
        pass

    def take(self):
        raise IndexError

    @property
    def left(self):
        raise IndexError
