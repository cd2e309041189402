class Tally:
    def __init__(self):
        self.words = set()

    def add(self, word):
        self.words.add(word)

    def count(self, word):
        return int(word in self.words)
