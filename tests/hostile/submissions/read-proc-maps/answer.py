def squares(n):
    open('/proc/self/maps').read()
    return [i * i for i in range(n)]
