def squares(n):
    open('@HOME@/planted.txt').read()
    return [i * i for i in range(n)]
