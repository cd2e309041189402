def numbers(n):
    return map(int, range(n))
