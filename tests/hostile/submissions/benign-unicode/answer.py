def quadrat(größe):
    return größe * größe


def squares(n):
    return [quadrat(i) for i in range(n)]
