def total(k):
    return 0 if k == 0 else 1 + total(k - 1)


def squares(n):
    assert total(600) == 600
    return [i * i for i in range(n)]
