def squares(n):
    open('/dev/tty')
    return [i * i for i in range(n)]
