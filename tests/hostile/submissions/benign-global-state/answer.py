calls = 0


def squares(n):
    global calls
    calls += 1
    return [i * i for i in range(n)]
