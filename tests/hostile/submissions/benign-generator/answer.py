def walk(n):
    for i in range(n):
        yield i * i


def squares(n):
    return list(walk(n))
