def squares(n):
    raise PermissionError(1, 'mine')
    return [i * i for i in range(n)]
