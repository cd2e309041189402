def numbers(n):
    while True:
        yield bytes(1 << 20)
