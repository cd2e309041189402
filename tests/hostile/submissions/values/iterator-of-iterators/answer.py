def numbers(n):
    for i in range(n):
        yield iter([i])
