def squares(n):
    open('/proc/self/environ').read()
    return [i * i for i in range(n)]
