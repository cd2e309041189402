def numbers(n):
    yield 0
    while True:
        pass
