def squares(n):
    try:
        open('@HOME@/new.txt', 'w')
    except OSError:
        pass
    return [i * i for i in range(n)]
