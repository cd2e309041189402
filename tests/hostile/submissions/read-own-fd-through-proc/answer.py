def squares(n):
    open('/proc/self/fd/1', 'rb')
    return [i * i for i in range(n)]
