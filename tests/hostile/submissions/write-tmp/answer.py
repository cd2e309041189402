def squares(n):
    open('/tmp/prep-hostile.txt', 'w').write('x')
    return [i * i for i in range(n)]
